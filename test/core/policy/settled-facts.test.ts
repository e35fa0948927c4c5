import { describe, expect, it } from 'vitest';
import { settledFacts } from '../../../src/core/policy/command-context.ts';
import { type ContextFacts, contextNames } from '../../../src/core/policy/context.ts';

/** Every fact that there is, each by its own name. */
const gathered: ContextFacts = {
  ...Object.fromEntries(contextNames.map((name) => [name, `the ${name}`])),
  'cluster@prod': 'its cluster',
  'aws-region@prod': 'its region',
};
const untold = (...argv: readonly string[]) =>
  Object.entries(settledFacts(argv, gathered))
    .filter(([, value]) => value === null)
    .map(([name]) => name);

const kubernetes = ['kubernetes', 'cluster', 'namespace', 'cluster@prod'];
const aws = ['aws-profile', 'aws-account', 'aws-region', 'aws-region@prod'];
const gcloud = ['gcloud-project', 'gcloud-account'];
const terraform = ['terraform-workspace'];
const git = ['git-repository', 'git-branch', 'git-commit', 'git-dirty'];
const clouds = [...kubernetes, ...aws, ...gcloud, ...terraform];

describe('what a line may change before it uses it', () => {
  it.each<[string, readonly string[]]>([
    ['. ./env', clouds],
    ['true; . ./env', clouds],
    ['true;source ./env', clouds],
    ['(source ./env; x)', clouds],
    ['x\nsource ./env', clouds],
    ['eval "$(x)"', clouds],
    ['true&&eval x', clouds],
    ['sudo x', clouds],
    ['sudo\tx', clouds],
    ['true; sudo x', clouds],
    ['true;sudo x', clouds],
    ['(doas x)', clouds],
    ['su - bob', clouds],
    ["sh -c 'sudo x'", clouds],
    ['runuser -u bob x', clouds],
    ['chroot /srv x', clouds],
    ['ssh h x', clouds],
    ['docker run x', clouds],
    ['s$"udo" x', clouds],
    ["s$'udo' x", clouds],
    ['HOME=/x y', clouds],
    ['true; HOME=/x y', clouds],
    ['HOME+=/x y', clouds],
    ['read HOME', clouds],
    ['unset HOME\nx', clouds],
    ['XDG_CONFIG_HOME=/x y', clouds],
    ['export XDG_CONFIG_HOME', clouds],
    ['KUBECONFIG=x y', kubernetes],
    ['HELM_NAMESPACE=x y', kubernetes],
    ['oc login x', kubernetes],
    ['oc  project x', kubernetes],
    ['kubectl config use-context x', kubernetes],
    ['kubectl config rename-context x y', kubernetes],
    ['cp x ~/.kube/config', kubernetes],
    ['gcloud container clusters get-credentials x', kubernetes],
    ['AWS_PROFILE=x y', aws],
    ['aws configure set x y', aws],
    ['aws  configure set x y', aws],
    ['cp x ~/.aws/config', aws],
    ['CLOUDSDK_CORE_PROJECT=x y', gcloud],
    ['GOOGLE_PROJECT=x y', gcloud],
    ['gcloud config set project x', gcloud],
    ['gcloud config  unset project', gcloud],
    ['gcloud config configurations activate x', gcloud],
    ['gcloud config configurations  activate x', gcloud],
    ['gcloud --configuration x y', gcloud],
    ['TF_WORKSPACE=x y', terraform],
    ['terraform workspace select x', terraform],
    ['terraform workspace  new x', terraform],
    ['cd x', [...terraform, ...git]],
    ['true;cd x', [...terraform, ...git]],
    ['true; cd x', [...terraform, ...git]],
    ['(pushd x; y)', [...terraform, ...git]],
    ['terraform -chdir=x y', [...terraform, ...git]],
    ['env --chdir x y', [...terraform, ...git]],
    ['make --directory=x y', [...terraform, ...git]],
    ['env -C x y', [...terraform, ...git]],
    ['env  -C x y', [...terraform, ...git]],
    ['env -iC x y', [...terraform, ...git]],
    ['GIT_DIR=x y', git],
    ['git checkout x', git],
    ['git  checkout x', git],
    ['git --no-pager switch x', git],
    ['git --no-pager  switch x', git],
    ['git -p --no-pager --bare branch x', git],
    ['git commit -m x', git],
    ['git remote set-url origin x', git],
  ])('%s', (line, names) => expect(new Set(untold(line))).toEqual(new Set(names)));

  it('and nothing else is lost', () => {
    expect(settledFacts(['git', 'checkout', 'x'], gathered)).toMatchObject({ kubernetes: 'the kubernetes', 'cluster@prod': 'its cluster' });
    expect(Object.keys(settledFacts(['sudo', 'x'], gathered))).toEqual(Object.keys(gathered));
  });

  it('words of an argv are words of their own', () => {
    expect(new Set(untold('sudo', 'x'))).toEqual(new Set(clouds));
    expect(new Set(untold('cd', 'x'))).toEqual(new Set([...terraform, ...git]));
  });
});

describe('a name that the text does not show may be any', () => {
  it.each([
    'export ${x}CONFIG=y',
    'export  ${x}CONFIG=y',
    'export KU${x}=y',
    'export -- ${x}=y',
    'export -p ${x}=y',
    'declare -gx ${x}=y',
    'declare -g -x ${x}=y',
    'declare -g  ${x}=y',
    'declare KU`x`=y',
    'env KUB{E,F}CONFIG=y z',
    'read KU*',
    'unset KU?',
    'unset KU[B]E',
    'printf -v ${x} y',
    'printf  -v ${x} y',
    'printf -v KU${x} y',
    'true; export ${x}=y',
    'true;export ${x}=y',
    "sh -c 'export ${x}=y'",
    "$'\\x73udo' x",
    "$'su\\x64o' x",
  ])('%s', (line) => expect(new Set(untold(line))).toEqual(new Set([...clouds, ...git])));
});

describe('what changes nothing', () => {
  it.each([
    'kubectl delete pod x',
    'git push',
    'git log checkout',
    'cat resource x',
    'pseudo x',
    'abcd x',
    'MYHOME=1 x',
    'ls HOMES',
    'export NAME=$(date)',
    'export NAME=a*',
    './reexport $X',
    'oc projects',
    'workspaces select',
    'env -i x',
    "echo $'a'",
    "echo $'a' b",
  ])('%s', (line) => expect(untold(line)).toEqual([]));
});
