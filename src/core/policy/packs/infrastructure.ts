import type { Pack } from './pack.ts';

const terraform = `
  %style go
  %before -chdir:lit
  %set plan -var: -var-file:path -target: -replace: -refresh-only -refresh? -destroy -detailed-exitcode -input? -lock? -lock-timeout: -no-color -parallelism: -compact-warnings -json -out:null
  plan ; @plan ;
  show ; -no-color ; any
  output ; -no-color -state: ; lit
  validate ; -json -no-color -test-directory: ;
  fmt ; -check! -diff -recursive -list? -write=false -no-color ; any*
  version ; -json ;
  providers ; ;
  providers schema ; -json ;
  graph ; -type: -draw-cycles -plan: ;
  state list ; -state: -id: ; lit*
  state show ; -state: -no-color ; lit
  workspace list|show ; ;
  metadata functions ; -json ;
  help ; ; any*
  ; help h version v ;
`;

/** Infrastructure as code: plans are read-only towards the cloud, although providers run with its credentials. */
export const infrastructure = (): Pack => ({
  name: 'infrastructure',
  tools: {
    terraform,
    tofu: '=terraform',
    terragrunt: `%style go
      %set g -terragrunt-non-interactive -non-interactive -working-dir:lit -terragrunt-working-dir:lit -no-color -log-level: -terragrunt-log-level:
      plan|validate|output|show|version|graph-dependencies|output-module-groups|providers|validate-inputs ; @g -var: -json -out:null -detailed-exitcode -target: -lock? ; lit*
      run-all plan|validate|output|show ; @g ; lit*
      state list|show ; @g ; lit*
      hclfmt ; @g -check! -terragrunt-check! ;
      help ; ; any*`,
    pulumi: `
      %global s: -stack: -cwd:lit C:lit -color: -non-interactive -verbose: v: -logtostderr -emoji
      version|about|whoami|logs ; j -json v -verbose f -follow -since: r: -resource: -transitive t ;
      preview ; -diff j -json p: -parallel: -refresh? -replace: -target: t: -show-config -show-reads -show-replacement-steps -show-sames -suppress-outputs -expect-no-changes c: -config: -debug d -message: m: -stack: ;
      stack ; i -show-ids u -show-urls -show-name ;
      stack ls|history|output|tag ; a j -all -json -organization: o: p: -project: t: -tag: -full-dates -page: -page-size: ; lit*
      stack tag get|ls ; j ; lit
      config ; j -json ;
      config get ; j -json -path ; lit
      plugin|policy|org|schema ls|search|get-default ; j -json -project p ; lit*
      org get-default|search ; ; lit*
      console ; ;
      help ; ; any*`,
    ansible: '-version ;',
    'ansible-playbook':
      '-syntax-check! -list-hosts! -list-tasks! -list-tags! i:path l: t: v -inventory:path -limit: -tags: -skip-tags: ; path*\n-version ;',
    'ansible-doc': 'lstFjv M:lit t: -list -snippet -type: -list_files -json -metadata-dump -version ; lit*',
    'ansible-lint': 'qpvfc: L T P -version -list-rules -list-tags -offline -profile: ; any*',
    'ansible-config': 'dump|list|view ; -only-changed t: -type: -format: f: ;\n-version ;',
    'ansible-galaxy': 'collection|role list|search|info|verify ; p: -format: ; lit*',
    'ansible-inventory': '-version ;',
    'ansible-vault': '',
    packer:
      'version ; ;\nvalidate|inspect ; syntax-only -syntax-only -var: -var-file:path -except: -only: -machine-readable ; path*\nplugins installed|required ; ; lit*\nfmt ; -check! -diff -recursive ; path*\nhelp ; ; any*',
    cdk: '%global a: -app: -profile: -context: c: -verbose v -json j -quiet q -no-color\nls|list|diff|doctor|context|metadata|notices|drift ; l -long -template:path -strict e -exclusively -fail -context-lines: -security-only -show-dependencies -change-set? -no-change-set -import-existing-resources ; lit*\nsynth|synthesize ; ; lit*\nversion ; ;',
    cdktf: 'list|version ; ; ',
    serverless:
      'info|print|plugin|support ; v s: r: -stage: -region: -verbose -aws-profile: ;\ndeploy list ; s: r: -stage: -region: ; lit\nplugin list|search ; q: -query: ;\nlogs|metrics ; f: -function: s: r: -stage: -region: -startTime: -filter: t -tail ; ',
    sls: '=serverless',
    tflint: '-version f:fmt -format: -recursive -minimum-failure-severity: -only: -no-color ;',
    tfsec: 's f:fmt -format: -no-color -minimum-severity: -version -concise-output ; any',
    checkov:
      'd:any f:path o:fmt -directory: -file: -framework: -quiet -compact -check: -skip-check: l -list v -version -output:fmt -soft-fail s ;',
    infracost: 'breakdown|diff ; -path: -format:fmt -compare-to: -show-skipped -no-color ;\n--version ; ;',
    'terraform-docs': '',
    puppet:
      'parser validate ; ; path*\nhelp ; ; any*\nconfig print ; -section: ; lit*\nmodule list|search ; -tree -modulepath: ; lit*\n-version ;',
    salt: '',
    'salt-call': '',
    chef: '',
    knife: 'node|client|cookbook|environment|role|data-bag list|show|status ; ** ; lit*',
    vault_: '',
    nomad:
      'status|version ; ** ; lit*\njob|node|alloc|deployment|eval|server|agent-info|namespace|plugin|volume|quota|scaling status|list|members|history|inspect|plan|validate|logs|deployments|allocs ; ** ; lit*\nhelp ; ; any*',
    consul:
      'members|info|version|catalog ; ** ;\ncatalog datacenters|nodes|services ; ** ;\nkv get ; -keys! -separator: ; lit\noperator raft list-peers ; ;\nvalidate ; ; path\nintention list|get|check|match ; ; lit*\nhelp ; ; any*',
    waypoint: '',
    boundary: '',
    kops: 'version ; ;\nget * ; o:fmt -name: -state: ** ; lit*\nvalidate cluster ; o:fmt -name: -state: -wait: ;',
    rke: 'version ; ;',
    talosctl:
      'version|health|services|service|dmesg|logs|get|memory|stats|containers|processes|disks|time|members|list|mounts ; n: e: -nodes: -endpoints: o:fmt ** ; lit*',
    cfn: '',
    'cfn-lint': 'f:fmt i: -format: -ignore-checks: -regions: -version -list-rules l t: -template: ; path*',
    crossplane: '',
    garden: '',
    skaffold: 'version|schema ; ;\nschema list ; ;',
    tilt: 'version|doctor ; ;\nget|describe ; ** ; lit*',
    helmfile: 'list|version|status ; f:path e: l: -environment: -selector: -output:fmt ;',
    openocd: '',
  },
  rules: [
    {
      id: 'terraform-destroy',
      tier: 'critical',
      why: 'destroys infrastructure, or removes it from the state so that nothing manages it any more',
      when: {
        program: [
          'terraform',
          'tofu',
          'terragrunt',
          'pulumi',
          'cdk',
          'cdktf',
          'serverless',
          'sls',
          'sam',
          'kops',
          'packer',
          'nomad',
          'copilot',
        ],
        subcommand: [
          'destroy',
          'remove',
          'delete',
          'state rm|mv|push|replace-provider|delete',
          'run-all destroy|apply',
          'workspace delete',
          'force-unlock',
          'taint',
          'untaint',
          'stack rm',
          'cancel',
          'job stop',
          'delete cluster',
          'import',
        ],
      },
      effects: ['changes-infrastructure', 'deletes'],
      examples: {
        hit: ['terraform destroy -auto-approve', 'terraform state rm x', 'terraform -chdir=x destroy', 'pulumi destroy'],
        miss: ['terraform state list', 'terraform plan'],
      },
    },
    {
      id: 'terraform-apply',
      tier: 'critical',
      why: 'changes real infrastructure as its plan says, which can delete and replace',
      when: {
        program: ['terraform', 'tofu', 'terragrunt', 'pulumi', 'cdk', 'cdktf', 'sam', 'serverless', 'sls', 'kops', 'copilot'],
        subcommand: ['apply', 'up', 'update', 'deploy', 'refresh', 'bootstrap', 'rollback'],
      },
      effects: ['changes-infrastructure'],
      examples: { hit: ['terraform apply', 'pulumi up', 'cdk deploy'], miss: ['terraform plan', 'pulumi preview'] },
    },
    {
      id: 'ansible-runs',
      tier: 'critical',
      why: 'runs tasks on every machine of an inventory',
      when: {
        program: [
          'ansible',
          'ansible-playbook',
          'ansible-pull',
          'ansible-console',
          'salt',
          'salt-call',
          'salt-ssh',
          'puppet',
          'chef',
          'chef-client',
          'knife',
          'bolt',
          'fab',
          'capistrano',
          'cap',
        ],
      },
      effects: ['executes', 'changes-infrastructure'],
      examples: { hit: ['ansible all -m shell -a id', 'ansible-playbook site.yml'], miss: ['ansible-playbook --syntax-check site.yml'] },
    },
    {
      id: 'iac-changes',
      tier: 'sensitive',
      why: 'changes files, state or services of infrastructure tools, or downloads code for them',
      when: {
        program: [
          'terraform',
          'tofu',
          'terragrunt',
          'pulumi',
          'cdk',
          'packer',
          'serverless',
          'sls',
          'nomad',
          'consul',
          'ansible-galaxy',
          'ansible-vault',
          'ansible-inventory',
          'ansible-config',
        ],
      },
      effects: ['changes-infrastructure'],
      examples: { hit: ['terraform init', 'consul kv put a b', 'ansible-inventory -i x --list'], miss: ['terraform version'] },
    },
  ],
  examples: {
    routine: [
      "terraform plan -var 'a=b'",
      'terraform show x.tfstate',
      'terraform output',
      'terraform state list',
      'terraform fmt -check',
      'pulumi preview',
      'cdk diff stack',
      'tofu output',
    ],
    asks: [
      'terraform init',
      'terraform plan -out=x',
      'terraform console',
      'terraform apply x.plan',
      'terraform fmt',
      'terraform login',
      'pulumi preview --policy-pack x',
      'pulumi config --show-secrets',
      'ansible-playbook x.yml --list-hosts -e @f --become-exe x',
    ],
  },
});
