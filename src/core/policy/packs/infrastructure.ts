import { infrastructureRules } from './infrastructure-rules.ts';
import type { Pack } from './pack.ts';

/**
 * `plan` runs the providers, modules and external data sources of the folder, as `make` does; `validate` and `show` start the programs
 * in `.terraform`, too, to know how resources look. The rest reads the state, masked unless an output is named, or JSON or raw asked for.
 */
const terraform = `
  %style go
  %here
  %before -chdir:subdir
  %set plan -var: -var-file:path -target:param -replace:param -exclude:param -refresh-only -refresh? -destroy -detailed-exitcode -input? -lock? -lock-timeout:word -no-color -parallelism:num -compact-warnings -json -out:=/dev/null
  ~ plan ; @plan ;
  ~ show ; -no-color ; param
  output ; -no-color -state:path ;
  ~ validate ; -json -no-color -no-tests -test-directory:subdir ;
  fmt ; -check! -diff -recursive -list? -no-color ; path*
  ~ fmt ; -diff -recursive -list? -no-color -write?=true|false ; inside*
  version ; -json ;
  providers ; -test-directory:subdir ;
  ~ providers schema ; -json! ;
  ~ graph ; -type:word -draw-cycles -plan:path ;
  state list ; -state:path -id:param ; param*
  ~ state show ; -state:path -no-color ; param!
  workspace list|show ; ;
  metadata functions ; -json! ;
  init|plan|apply|destroy|validate|fmt|show|output|state|import|console|providers|workspace|refresh|taint|test|graph|get ; -help! h! ;
  ; -help! h! -version! v! ;
`;

/** Infrastructure as code: plans are read-only towards the cloud, although providers run with its credentials. */
export const infrastructure = (): Pack => ({
  name: 'infrastructure',
  tools: {
    terraform,
    tofu: '=terraform',
    terragrunt: `
      %style go
      %here
      %set plan -var: -var-file:path -target:param -refresh-only -refresh? -destroy -detailed-exitcode -lock? -no-color -parallelism:num -compact-warnings
      ~ plan ; @plan ;
      ~ run-all plan|validate ; @plan ;
      ~ hclfmt ; -terragrunt-check! -check! -terragrunt-diff -diff ;
      ~ validate ; -json -no-color ;
      ~ output ; -no-color ;
      ~ show ; -no-color ;
      ~ state list ; ; param*
      ~ workspace list|show ; ;
      ~ providers ; ;
      ; -help! h! -version! v! ;`,
    cdk: `
      %here
      %global -profile:word -no-color v -verbose -json j -no-version-reporting -no-notices
      ~ ls|list ; l -long d -show-dependencies ; param*
      ~ diff ; -strict -context-lines:num -security-only -fail -no-fail -no-change-set -exclusively e ; param*
      ~ synth|synthesize ; q -quiet -strict -exclusively e -all ; param*
      ~ doctor|version ; ;
      ; h! -help! -version! ;`,
    ansible: '%here\n~ ; -list-hosts! l:word -limit:word ; word!\n~ ; h! -help! -version! ;',
    'ansible-playbook': `
      %here
      ~ ; -syntax-check! -list-tasks! -list-tags! -list-hosts! l:word -limit:word t:word -tags:word -skip-tags:word v ; inside! inside*
      ~ ; h! -help! -version! ;`,
    'ansible-inventory': '%here\n~ ; -graph! ; word\n~ ; h! -help! -version! ;',
    'ansible-doc': `
      %here
      ~ ; l -list F -list_files s -snippet j -json t:word -type:word v ; word*
      ~ ; h! -help! -version! ;`,
    'ansible-galaxy': `
      %here
      ~ collection|role list ; v ; word
      ~ role search ; v -author:word -galaxy-tags:word -platforms:word ; word*
      ~ role info ; v -offline ; word! word*
      ~ collection|role ?* ; h! -help! ;
      ~ collection|role ; h! -help! ;
      ~ ; h! -help! -version! ;`,
    'ansible-config': '%here\n~ ; h! -help! -version! ;',
    'ansible-lint': '%here\n~ ; -offline! pqv -parseable -nocolor -strict -profile:word ; inside*\n~ ; h! -help! -version! ;',
    packer: `
      %style go
      %here
      ~ validate ; -syntax-only -var: -var-file:path -no-warn-undeclared-var -only:word -except:word ; inside!
      ~ fmt ; -check! -diff -recursive ; inside!
      ~ inspect ;  ; inside!
      ~ version ; ;
      ~ ; -help! h! -version! v! ;`,
    'cfn-lint': `
      %here
      ~ ; f:fmt -format:fmt r:slug -regions:slug -info I e -include-experimental -non-zero-exit-code:word ; inside! inside*
      ; h! -help! v! -version! ;`,
    tfsec: `
      %here
      ~ ; f:fmt -format:fmt s -soft-fail -no-color -no-colour -minimum-severity:word m:word -concise-output ; inside
      ; h! -help! v! -version! ;`,
    trivy: `
      %here
      ~ config|conf|fs|filesystem ; -severity:id s:id f:fmt -format:fmt -exit-code:num -ignore-unfixed -scanners:id q -quiet -no-progress -offline-scan -skip-db-update ; inside!
      ~ image|i ; -severity:id s:id f:=table|json|cyclonedx|spdx|spdx-json|github|sarif -format:=table|json|cyclonedx|spdx|spdx-json|github|sarif -exit-code:num -ignore-unfixed -scanners:id -pkg-types:id q -quiet -no-progress -offline-scan -skip-db-update ; image!
      version ; f:fmt -format:fmt ;
      %help image fs filesystem config repo repository rootfs sbom server k8s kubernetes vm clean convert plugin module registry vex
      ; h! -help! v! -version! ;`,
    'terraform-docs': `
      %here
      ~ markdown|md|json|yaml|tfvars ; -sort-by:word -hide:word -show:word ; subdir!
      ~ markdown table|document ; -sort-by:word -hide:word -show:word ; subdir!
      version ; ;
      ; h! -help! v! -version! ;`,
    opa: `
      %here
      ~ test|check ; v -verbose c -coverage S -strict f:fmt -format:fmt ; inside!  inside*
      version ; ;
      ; h! -help! ;`,
    conftest: `
      %here
      ~ test ; p:inside -policy:inside o:fmt -output:fmt n:word -namespace:word -all-namespaces -no-color ; inside! inside*
      ~ verify ; p:inside -policy:inside o:fmt -output:fmt -no-color ;
      ; h! -help! v! -version! ;`,
    helmfile: `
      %here
      %global e:word -environment:word l:param -selector:param q -quiet -no-color -color
      ~ list ; -output:fmt ;
      ~ lint|status|show-dag ; ;
      version ; ;
      ; h! -help! v! -version! ;`,
    infracost: '; h! -help! v! -version! ;',
    checkov:
      '%here\n~ ; d:subdir! -directory:subdir! f:inside! -file:inside! -quiet -compact -framework:word ;\n; h! -help! v! -version! l! -list! ;',
    tflint: '%here\n~ ; -recursive -no-color f:fmt -format:fmt -minimum-failure-severity:word ; -\n; h! -help! ;\n~ ; v! -version! ;',
  },
  rules: infrastructureRules(),
  examples: {
    routine: [
      'terraform output',
      'terraform state list',
      'terraform fmt -check',
      'terraform fmt -check -recursive -diff',
      'terraform apply -help',
      'tofu output',
      'cdk --version',
      'checkov --list',
      'trivy image --help',
    ],
    workspace: [
      'terraform fmt -recursive',
      'helmfile --environment dev lint',
      'terragrunt show',
      'trivy image --severity HIGH,CRITICAL alpine:3.15',
      'ansible-galaxy role info x',
      "terraform plan -var 'a=b'",
      'terraform show x.tfstate',
      "terraform state show 'aws_instance.foo[0]'",
      'terraform validate',
      'terraform -chdir=infra/prod validate',
      'ansible-doc --type become --list',
      'ansible-galaxy collection list',
      'packer version',
      'terraform graph',
      'terraform providers schema -json',
      'ansible --version',
      'knife --help',
      'ansible-config --help',
      'cdk doctor',
      'tflint --version',
      'tofu plan',
      'terragrunt plan',
      'cdk diff web',
      'cdk ls',
      'ansible-playbook --syntax-check site.yml',
      'ansible-playbook site.yml --list-tasks',
      'packer validate .',
      'terragrunt run-all plan',
      'tflint --recursive',
      'trivy config infra',
      'tfsec .',
      'cfn-lint template.yaml',
      'terraform-docs markdown .',
      'opa test policy',
      'conftest test deploy.yaml',
      'helmfile list',
      'ansible-lint --offline',
      'checkov -d infra',
    ],
    asks: [
      'terraform init',
      'terraform fmt ../x',
      'trivy image --server http://evil.example x',
      'trivy image --output /tmp/x a',
      'trivy image --format template --template @/etc/shadow a',
      'trivy image --input /etc/shadow',
      'ansible-galaxy role install x',
      'ansible-galaxy role init x',
      'helmfile diff',
      'helmfile lint --args=x',
      'helmfile -f /tmp/x list',
      'terragrunt show -json',
      'checkov --list --external-checks-dir /tmp/x',
      'terraform plan -out=x',
      'terraform show -json x.tfstate',
      'cd /tmp/x && terraform validate',
      'cd /tmp/x && ansible --version',
      'cd /tmp/x && cdk doctor',
      'cd /tmp/x && tflint --version',
      'terraform plan -out=/dev/stdout',
      'terraform plan -generate-config-out=x.tf',
      'terraform -chdir=/tmp/x plan',
      'cd /tmp/x && terraform plan',
      'terraform output db_password',
      'terraform output -raw url',
      'terraform output -json',
      'terraform show -json',
      'terraform state pull',
      'terraform console',
      'terraform apply x.plan',
      'terraform fmt . -check',
      'terraform fmt -check=false',
      'tofu fmt -check=false',
      'terraform fmt -check -check=false',
      'terraform workspace select x',
      'terraform workspace list delete x',
      'terraform login',
      'terragrunt output -json',
      'terragrunt apply',
      'terragrunt hclfmt --check=false',
      "cdk ls -a 'touch f'",
      "cdk synth --app 'sh -c id'",
      'cdk synth -o /tmp/x',
      'cdk deploy',
      'ansible-playbook x.yml --list-hosts -e @f --become-exe x',
      'ansible-playbook --list-hosts -i ./x.sh play.yml',
      'ansible-playbook site.yml',
      'ansible-playbook --syntax-check /tmp/x.yml',
      'ansible-inventory --list',
      'ansible-inventory --graph --vars',
      'ansible-doc -M /tmp/x -l',
      'ansible-galaxy collection install x',
      'packer build .',
      'terragrunt run-all apply',
      'tfsec --out f .',
      'trivy config --output f .',
      'trivy fs /etc',
      'trivy config --config f .',
      'trivy image --output f x',
      'cfn-lint -a /tmp/rules t.yaml',
      'cfn-lint --output-file f t.yaml',
      'terraform-docs markdown . --output-file f',
      'opa run --server',
      'opa test --bundle https://example.org',
      'conftest pull x',
      'conftest test --update x d.yaml',
      'helmfile diff',
      'helmfile template',
      'helmfile --file https://example.org/x list',
      'checkov -d . --external-checks-dir /tmp/x',
      'tflint --chdir=/tmp/x',
      'tflint --config=/tmp/x --recursive',
      'ansible-lint',
      'ansible-lint --offline -r /tmp/rules',
    ],
  },
});
