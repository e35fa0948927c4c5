import type { Instant } from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import type { LogFacts, MachineFacts } from './facts.ts';
import { type Check, fail, ok, some, unknown, untold, warn } from './report.ts';

/** Nothing runs that cannot be recorded; below this a run of some length may not be. */
const littleBytes = 256 * 1024 * 1024;
const tooLittleBytes = 4 * 1024 * 1024;

const dayMs = 86_400_000;
/** What was appended since the last anchor, whoever holds the key could still write anew. */
const oldAnchorMs = 30 * dayMs;

/** What this machine brings: programs, folders, policy documents, terminal. */
export function machineChecks(facts: MachineFacts, policy: Policy | null): readonly Check[] {
  return [
    system(facts),
    environment(facts),
    ...(policy === null ? [unknown('folders', 'the policy cannot be read')] : [documents(facts, policy), folders(facts)]),
    pty(facts),
    keychain(facts),
  ];
}

function system({ node, platform, program }: MachineFacts): Check {
  const what = `Node ${node} on ${platform}`;
  if (program.foreign)
    return warn(
      'system',
      `${what}; ${program.path} can be changed by others than this user: they decide what guard does`,
      'install guard where only root or this user writes',
    );
  if (platform === 'linux') return ok('system', what);
  return warn(
    'system',
    `${what}: without procfs a revocation ends the command's session, but cannot find processes that left it`,
    'run what must be stopped for certain on Linux',
  );
}

/** Set where guard starts, these let others into guard itself, before it can look. */
const steering = /^(NODE_OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|OPENSSL_CONF|SSLKEYLOGFILE|BASH_ENV|ENV|(LD|DYLD)_.+)$/;

function environment({ env }: MachineFacts): Check {
  const set = (name: string) => env[name] !== undefined && env[name] !== '';
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    return fail(
      'environment',
      'NODE_TLS_REJECT_UNAUTHORIZED=0: whoever is on the way to GitHub can answer in its place',
      'unset it; a company CA goes into NODE_EXTRA_CA_CERTS',
    );
  const names = Object.keys(env).filter((name) => steering.test(name) && set(name));
  if (names.length > 0)
    return warn(
      'environment',
      `set, and able to steer guard itself: ${some(names.sort(), 6)}`,
      'unset what is not needed where guard is started',
    );
  const own = Object.keys(env).filter((name) => name.startsWith('GUARD_') && set(name));
  return ok('environment', own.length === 0 ? 'nothing in it steers guard' : `sets ${some(own.sort(), 6)}`);
}

function documents({ documents: found }: MachineFacts, { trust, sources }: Policy): Check {
  const base = found.filter((one) => one.trust !== 'untrusted');
  const loose = base.flatMap(({ file, folder }) => [file, folder]).find(({ foreign }) => foreign);
  if (loose !== undefined)
    return fail(
      'policy',
      `${loose.path} can be written by others than this user: they could let anything run`,
      `chmod go-w ${loose.path}, and make it your own`,
    );
  const shared = base.flatMap(({ file, folder }) => [file, folder]).find(({ group }) => group);
  if (shared !== undefined)
    return warn('policy', `the group of ${shared.path} can write it: whoever is in it could let anything run`, `chmod g-w ${shared.path}`);
  if (sources.length === 0) return ok('policy', 'no document: the built-in defaults');
  const list = some(sources.map((source) => `${source.path} (${source.trust})`));
  if (trust === 'machine') return ok('policy', list);
  const own = found.find((one) => one.trust === 'user');
  return ok('policy', `${list}${own === undefined ? '' : ', which this user may change'}`);
}

function folders({ trustedFolders, writableSystemFolders, user }: MachineFacts): Check {
  const fix = 'trust only folders that whoever asks cannot write: path in the policy';
  const foreign = trustedFolders.filter((folder) => folder.foreign || folder.group);
  if (foreign.length > 0)
    return warn('folders', `programs in ${some(foreign.map(({ path }) => path))} count as trusted, and others can write there`, fix);
  const own = trustedFolders.filter((folder) => folder.exists && folder.writable).map(({ path }) => path);
  // Root may write everywhere; whoever asks as root has no need for it.
  const writable = user.uid === 0 ? [] : [...own, ...writableSystemFolders];
  if (writable.length > 0) return warn('folders', `programs in ${some(writable)} count as trusted, and this user can write there`, fix);
  const gone = trustedFolders.filter((folder) => !folder.exists);
  if (gone.length > 0)
    return warn(
      'folders',
      `not there: ${some(gone.map(({ path }) => path))}`,
      'whoever makes it decides what is trusted: take it out of path',
    );
  return ok('folders', 'of the programs that are trusted by their names none can be written here');
}

function pty({ pty: found }: MachineFacts): Check {
  if (found.kind === 'told') return ok('pty', 'a command got a terminal of its own and could use it');
  return fail('pty', found.why, found.fix ?? 'use --pty never');
}

function keychain({ keychain: found }: MachineFacts): Check {
  if (found === null) return unknown('keychain', 'it did not answer in time', 'set the token in GUARD_GITHUB_TOKEN');
  return ok('keychain', found ? 'can hold the token' : 'none here: the token comes from the environment');
}

/** The signed log: key, folder, content, and whether others know how far it had come. */
export function logChecks(facts: LogFacts, now: Instant): readonly Check[] {
  return [key(facts), log(facts), anchor(facts, now)];
}

function key({ key: found }: LogFacts): Check {
  if (found.kind !== 'told') return fail('key', found.why, found.fix ?? 'check owner and mode of the key');
  switch (found.value) {
    case 'none':
      return ok('key', 'none yet: the first command makes one');
    case 'file':
      return ok('key', 'an own file that nobody else may read');
    case 'environment':
      return ok('key', 'of GUARD_SIGNING_KEY');
  }
}

function log({ folder, safe, freeBytes, log: found, key: signing }: LogFacts): Check {
  if (safe.kind !== 'told') return fail('log', safe.why, safe.fix ?? 'use a folder of your own: GUARD_HOME');
  if (!folder.writable)
    return fail('log', `${folder.path} cannot be written, so nothing would run`, 'check owner, mode and disk, or set GUARD_HOME');
  if (freeBytes !== null && freeBytes < tooLittleBytes) return fail('log', `the disk of ${folder.path} is full`, 'free some space on it');
  // A key that cannot be used does not tell which log is its own.
  if (found.kind !== 'told')
    return signing.kind === 'told' ? fail('log', found.why, found.fix ?? 'guard log verify says more') : untold('log', found);
  const { value } = found;
  if (value.kind === 'gone')
    return fail('log', 'it is gone, though its trust file says that there was one', 'bring it back from a copy: guard runs nothing before');
  if (value.kind === 'there' && value.exit === 1)
    return fail('log', `it was changed: ${value.failure ?? 'see guard log verify'}`, 'look with guard log verify before anything runs');
  if (value.kind === 'there' && value.exit === 3)
    return warn(
      'log',
      'nobody outside vouches for its key: anybody could have made what it says',
      'guard log verify --trust with the key you know',
    );
  if (freeBytes !== null && freeBytes < littleBytes)
    return warn(
      'log',
      `${Math.floor(freeBytes / 1024 / 1024)} MiB are free for it`,
      'a recording that cannot be written ends its run: free some space',
    );
  return ok('log', value.kind === 'none' ? 'none yet: the first command makes it' : `${value.records} records, sound at its tip`);
}

function anchor({ log: found }: LogFacts, now: Instant): Check {
  if (found.kind !== 'told') return untold('anchor', found);
  if (found.value.kind !== 'there' || found.value.records < 2) return ok('anchor', 'nothing to anchor yet');
  const fix = "each request's end posts one to its thread";
  const last = found.value.anchor;
  if (last === null)
    return warn('anchor', 'no checkpoint of the log is kept outside of this machine: whoever has the key could write it anew', fix);
  const what = `the last one is ${ago(now - last.at)} old, ${last.since} ${last.since === 1 ? 'record' : 'records'} came after it`;
  return last.since > 0 && now - last.at > oldAnchorMs ? warn('anchor', what, fix) : ok('anchor', what);
}

function ago(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
