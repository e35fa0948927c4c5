import type { Pack } from './pack.ts';

const terraform = `
  %style go
  %before -chdir:lit
  %set plan -var: -var-file:path -target: -replace: -refresh-only -refresh? -destroy -detailed-exitcode -input? -lock? -lock-timeout: -no-color -parallelism: -compact-warnings -json -out:null
  ~ plan ; @plan ;
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
      examples: { hit: ['ansible all -m shell -a id', 'ansible-playbook site.yml'], miss: ['echo ansible-playbook'] },
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
      'terraform show x.tfstate',
      'terraform output',
      'terraform state list',
      'terraform fmt -check',

      'tofu output',
    ],
    workspace: ["terraform plan -var 'a=b'"],
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
