import type { ContextFacts } from '../../../src/core/policy/context.ts';

/** What configuration files say on a developer's machine, whose second cluster is production. */
export const gathered: ContextFacts = {
  kubernetes: 'dev',
  cluster: 'dev.example:6443',
  namespace: 'default',
  'cluster@prod-eu': '10.0.0.1:6443',
  'namespace@prod-eu': 'shop',
  'aws-profile': 'default',
  'aws-account': '111111111111',
  'aws-region': 'eu-west-1',
  'aws-account@prod': '222222222222',
  'aws-region@prod': 'us-east-1',
  'gcloud-project': 'play',
  'git-branch': 'main',
};
