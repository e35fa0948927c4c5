import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { ContextFacts } from '../../core/policy/context.ts';
import { gitFacts, refFacts } from './git.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface Place {
  readonly cwd: string;
  readonly home: string;
  readonly env: Env;
}

/** A file system that hangs must not keep a request from being asked. */
const limitMs = 2000;
/** Configuration is written by people; what is longer is not read, and its facts cannot be told. */
const mostBytes = 256 * 1024;

/**
 * What commands here act on, out of environment and configuration files. Files are read as data: no credential helper,
 * no exec plugin, no `credential_process`, and no request to any service. What takes too long cannot be told.
 * @param wanted only what belongs to these facts; null: all
 */
export async function surroundings(place: Place, wanted: ReadonlySet<string> | null = null): Promise<ContextFacts> {
  const topics: readonly (readonly [readonly string[], () => Promise<ContextFacts>])[] = [
    [['kubernetes', 'cluster', 'namespace'], () => kubernetesFacts(place)],
    [['aws-profile', 'aws-account', 'aws-region'], () => awsFacts(place)],
    [['gcloud-project', 'gcloud-account'], () => gcloudFacts(place)],
    [['terraform-workspace'], () => terraformFacts(place)],
    [['git-repository', 'git-branch', 'git-commit', 'git-dirty', 'git-pushes'], () => workTreeFacts(place)],
  ];
  const asked = topics.filter(([names]) => wanted === null || names.some((name) => wanted.has(name)));
  const gathered = await Promise.all(asked.map(([names, gather]) => inTime(gather, Object.fromEntries(names.map((name) => [name, null])))));
  return Object.assign({}, ...gathered);
}

/** A push is told by its refs, and by what HEAD is. */
async function workTreeFacts({ cwd, env }: Place): Promise<ContextFacts> {
  const [tree, refs] = await Promise.all([gitFacts(cwd, env), refFacts(cwd, env)]);
  return { ...tree, ...refs };
}

async function inTime(gather: () => Promise<ContextFacts>, late: ContextFacts): Promise<ContextFacts> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<ContextFacts>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  // Not readable, not what the format says: it cannot be told.
  return Promise.race([gather().catch(() => late), limit]).finally(() => clearTimeout(timer));
}

/** Text of a file; null: there is none. @throws where it is too long, or no regular file */
async function readText(path: string): Promise<string | null> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    // A pipe in its place must not keep guard waiting.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > mostBytes) throw new Error('not a file that a person wrote');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

async function kubernetesFacts(place: Place): Promise<ContextFacts> {
  const texts: string[] = [];
  for (const path of kubeconfigs(place)) {
    const text = await readText(path);
    if (text !== null) texts.push(text);
  }
  if (texts.length > 0) {
    const { kubeconfigFacts } = await import('./kubeconfig.ts');
    return kubeconfigFacts(texts);
  }
  // kubectl in a pod without a kubeconfig talks to its own cluster.
  return place.env['KUBERNETES_SERVICE_HOST'] === undefined ? {} : { kubernetes: 'in-cluster', cluster: 'in-cluster', namespace: null };
}

function kubeconfigs({ cwd, home, env }: Place): readonly string[] {
  const named = (env['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '');
  return named.length === 0 ? [join(home, '.kube/config')] : named.map((path) => resolve(cwd, path));
}

async function awsFacts({ cwd, home, env }: Place): Promise<ContextFacts> {
  const profile = env['AWS_PROFILE'] || env['AWS_DEFAULT_PROFILE'] || 'default';
  const config = await readText(resolve(cwd, env['AWS_CONFIG_FILE'] || join(home, '.aws/config')));
  const credentials = await readText(resolve(cwd, env['AWS_SHARED_CREDENTIALS_FILE'] || join(home, '.aws/credentials')));
  const keys = env['AWS_ACCESS_KEY_ID'];
  if (config === null && credentials === null && keys === undefined && env['AWS_PROFILE'] === undefined) return {};
  const profiles = new Map<string, Readonly<Record<string, string>>>();
  for (const [name, values] of [...sections(config ?? ''), ...sections(credentials ?? '')]) {
    const named = name.replace(/^profile\s+/, '');
    if (/^(sso-session|services|preview)\b/.test(name)) continue;
    profiles.set(named, { ...profiles.get(named), ...values });
  }
  const facts: Record<string, string | null> = {};
  const environmentRegion = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'];
  for (const [name, values] of profiles) {
    facts[`aws-account@${name}`] = accountOf(values);
    facts[`aws-region@${name}`] = environmentRegion ?? values['region'] ?? null;
  }
  facts['aws-profile'] = profile;
  facts['aws-region'] = environmentRegion ?? facts[`aws-region@${profile}`] ?? null;
  // Keys and roles of the environment outweigh the profile's, and do not say whose they are.
  const elsewhere = keys !== undefined || env['AWS_WEB_IDENTITY_TOKEN_FILE'] !== undefined;
  facts['aws-account'] =
    env['AWS_ROLE_ARN'] !== undefined ? accountIn(env['AWS_ROLE_ARN']) : elsewhere ? null : (facts[`aws-account@${profile}`] ?? null);
  return facts;
}

/** Known only where the configuration says it: asking the service would run a credential process. */
function accountOf(values: Readonly<Record<string, string>>): string | null {
  return accountIn(values['role_arn'] ?? '') ?? values['sso_account_id'] ?? values['aws_account_id'] ?? null;
}

function accountIn(arn: string): string | null {
  return /^arn:[\w-]*:(?:iam|sts)::(\d{12}):/.exec(arn)?.[1] ?? null;
}

async function gcloudFacts({ home, env }: Place): Promise<ContextFacts> {
  const folder = env['CLOUDSDK_CONFIG'] || join(home, '.config/gcloud');
  const name = env['CLOUDSDK_ACTIVE_CONFIG_NAME'] || ((await readText(join(folder, 'active_config'))) ?? 'default').trim();
  if (!/^[\w-]+$/.test(name)) return { 'gcloud-project': null, 'gcloud-account': null };
  const text = await readText(join(folder, 'configurations', `config_${name}`));
  const core = new Map(sections(text ?? '')).get('core') ?? {};
  const project = env['CLOUDSDK_CORE_PROJECT'] || core['project'];
  const account = env['CLOUDSDK_CORE_ACCOUNT'] || core['account'];
  return {
    ...(project === undefined ? {} : { 'gcloud-project': project }),
    ...(account === undefined ? {} : { 'gcloud-account': account }),
  };
}

async function terraformFacts({ cwd, env }: Place): Promise<ContextFacts> {
  if (env['TF_WORKSPACE']) return { 'terraform-workspace': env['TF_WORKSPACE'] };
  const folder = resolve(cwd, env['TF_DATA_DIR'] || '.terraform');
  const chosen = (await readText(join(folder, 'environment')))?.trim();
  if (chosen !== undefined && chosen !== '') return { 'terraform-workspace': chosen };
  return (await isThere(folder)) ? { 'terraform-workspace': 'default' } : {};
}

async function isThere(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** `[section]` and `key = value` as botocore and gcloud read them; nested values (indented) are left out. */
function* sections(text: string): Iterable<readonly [string, Readonly<Record<string, string>>]> {
  let name: string | null = null;
  let values: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line);
    if (heading !== null) {
      if (name !== null) yield [name.replace(/^(profile\s+)["'](.*)["']$/, '$1$2'), values];
      name = heading[1] as string;
      values = {};
      continue;
    }
    const pair = /^([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (pair !== null) values[(pair[1] as string).toLowerCase()] = pair[2] as string;
  }
  if (name !== null) yield [name.replace(/^(profile\s+)["'](.*)["']$/, '$1$2'), values];
}
