import type { Pack } from './pack.ts';

/** Pulumi and HashiCorp's schedulers: rules about them stand with infrastructure. Left out: addresses, tokens and what shows secrets in the clear. */
export const orchestration = (): Pack => ({
  name: 'orchestration',
  tools: {
    // Pulumi.yaml names the backend; reads obey it. What runs the program that it names is for workspaces.
    pulumi: `
      %global s:id -stack:id -color:word -non-interactive -emoji? -logflow
      %here
      version ; v -verbose j -json ;
      whoami ; v -verbose j -json ;
      plugin ls ; j -json p -project ;
      stack ls ; a -all j -json o:word -organization:word p:word -project:word t: -tag: ;
      stack history ; -full-dates j -json -page:num -page-size:num ;
      stack ; i -show-ids u -show-urns -show-name ;
      stack output ; j -json ; word
      stack graph ; ;
      stack tag ls ; j -json ;
      stack tag get ; ; word
      config ; j -json ;
      org get-default ; ;
      policy ls ; j -json ; word
      policy group ls ; j -json ; word
      org ; ;
      env ls ; o:word -organization:word p:word -project:word ;
      org search ; q:param -query:param o:fmt -output:fmt ;
      org search ai ; q:param -query:param o:fmt -output:fmt ;
      ~ refresh|destroy ; -preview-only! -diff j -json -suppress-outputs t:param -target:param ;
      schema check ; -allow-dangling-references ; path!
      %help cancel console destroy down env export import install login logout new org plugin policy refresh stack state up update watch whoami
      gen-completion ; ; =bash|zsh|fish
      about ; j -json t ;
      ~ preview|pre ; -diff j -json -expect-no-changes m: -message: p:num -parallel:num -show-reads -show-replacement-steps -show-sames -suppress-outputs -suppress-permalink? t:param -target:param -target-dependents -replace:param ;
      ; h! -help! -version! ;`,
    nomad: `
      %style go
      status ; -short -verbose ; word
      job status ; -short -verbose -evals -all-allocs -namespace:word ; word
      job history|allocs|deployments ; -verbose -json ; word!
      node status ; -short -verbose -stats -allocs -self -json -quiet -os -filter:lit -per-page:num -page-token:word ; word
      alloc status ; -short -verbose -stats -json ; word!
      alloc logs ; -stderr -stdout f -tail n:num c:num -job -task:word ; word! word
      server members ; -detailed -verbose ;
      ~ job validate ; -var: ; localfile!
      ~ job plan ; -diff? -policy-override -verbose -namespace:word ; localfile!
      operator raft list-peers ; ;
      operator autopilot|scheduler get-config ; -json ;
      operator autopilot health ; -json ;
      acl policy list ; -json ;
      scaling policy list ; -json -job:word -type:word ;
      node pool list ; -json -filter:param -per-page:num ;
      job scaling-events ; -verbose ; word!
      service info ; -verbose -json -namespace:word ; word!
      quota|service|recommendation|var list ; -json -namespace:word ; word
      deployment|namespace|plugin|eval|volume status|list ; -verbose -json -short ; word
      version ; ;
      ; -help! h! -version! v! ;`,
    consul: `
      %style go
      members ; -wan -detailed -status:word -segment:word ;
      catalog datacenters|nodes|services ; -detailed -node:word -service:word -tags -near:=_agent -filter:lit -node-meta:param ;
      operator raft list-peers ; ;
      operator autopilot state|get-config ; -format:=pretty|json ;
      operator usage instances ; -all-datacenters -connect -billable ;
      acl policy|role|auth-method list ; -format:=pretty|json ;
      intention list ; ;
      intention check|match ; ; word! word
      namespace|partition|peering list ; -format:=pretty|json ;
      config list ; -kind:word! ;
      config read ; -kind:word! -name:word ;
      rtt ; -wan ; word! word
      info ; ;
      kv get ; -keys! -separator:lit -recurse ; lit
      version ; ;
      ; -help! h! -version! v! ;`,
  },
  rules: [],
  examples: {
    routine: [
      'pulumi env ls',
      'consul catalog nodes -service=web -near=_agent',
      `nomad node status -verbose -filter 'Status == "ready"'`,
      'pulumi org search --query x',
      'pulumi stack history --help',
      'pulumi up --help',
      'pulumi stack ls --all',
      'pulumi stack output url',
      'pulumi config --json',
      'pulumi about',
      'pulumi whoami',
      'pulumi policy ls --json acme',
      'pulumi schema check schema.json',
      'nomad job status web',
      'consul members',
    ],
    workspace: [
      'pulumi refresh --preview-only',
      'nomad job validate web.nomad',
      'nomad job plan web.nomad',
      'pulumi preview',
      'pulumi preview --diff --stack dev',
    ],
    asks: [
      'pulumi refresh',
      'pulumi env get x',
      'pulumi org search --web',
      'nomad job plan /tmp/x.nomad',
      'nomad job plan github.com/evil/x',
      'nomad job validate git::git@evil.example:x',
      'pulumi up --yes --help x',
      'pulumi up',
      'pulumi preview --policy-pack x',
      'pulumi -C /tmp/x preview',
      'pulumi config --show-secrets',
      'pulumi config get dbPassword',
      'pulumi stack tag set k v',
      'pulumi stack rm x',
      'pulumi org set-default x',
      'pulumi stack output --show-secrets',
      'pulumi stack export',
      'nomad job run x.nomad',
      'nomad var get x',
      'nomad status -address=http://example.org',
      'consul members --http-addr=example.org:8500',
      'consul catalog services -http-addr=x',
      'consul kv get x',
    ],
  },
});
