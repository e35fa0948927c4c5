import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PolicySource as PolicyPort, PolicyReview } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { DocumentFacts } from '../../core/init/plan.ts';
import { defaultPolicy } from '../../core/policy/defaults.ts';
import type { DocumentText } from '../../core/policy/document-node.ts';
import type { Layer } from './join.ts';

export interface PolicyPlaces {
  /** Root-owned policy of the machine. */
  readonly machine: string;
  /** `policy.yaml` of guard's configuration folder. */
  readonly user: string;
  /** `GUARD_POLICY`, made absolute; null if not set. */
  readonly extra: string | null;
}

/** A policy is read by people; a longer one is a mistake or an attack on the parser. */
const mostBytes = 1024 * 1024;

export function policyPlaces(env: Readonly<Record<string, string | undefined>>, config: string, cwd: string): PolicyPlaces {
  const extra = env['GUARD_POLICY'];
  return {
    machine: '/etc/guard/policy.yaml',
    user: join(config, 'policy.yaml'),
    extra: extra === undefined || extra === '' ? null : resolve(cwd, extra),
  };
}

/**
 * Reads and joins the documents (policy.md, "Who may change policy"): the machine's is trusted if only root could have
 * written it; without one the user's is the base; the work tree's and `GUARD_POLICY` can only tighten.
 */
export function policyFiles(places: PolicyPlaces): PolicyPort & PolicyReview {
  return {
    async load(cwd) {
      const layers = layersOf(places, cwd);
      // The parser is loaded only where there is something to parse: a routine command must not pay for it.
      if (layers.length === 0) return defaultPolicy();
      const { joined } = await import('./join.ts');
      return joined(layers);
    },
    async trace(cwd) {
      const { traced } = await import('./join.ts');
      return traced(layersOf(places, cwd));
    },
    async check(file, cwd, tighten) {
      const { traced } = await import('./join.ts');
      const path = resolve(cwd, file);
      const found = read(path);
      if (found === null)
        throw new Fault('not-found', `there is no policy document ${path}`, { hint: 'name a file, or none to check all that apply here' });
      const below = layersOf({ ...places, extra: null }, null).filter((layer) => layer.trust !== 'untrusted');
      const place = below.find(({ document }) => document.path === path);
      if (tighten === false || (tighten === null && place !== undefined))
        return traced([{ document: found.document, trust: place?.trust ?? 'user' }]);
      const untrusted = tighten === true || path === places.extra || path === places.user || path.endsWith('/.guard/policy.yaml');
      if (!untrusted) return traced([{ document: found.document, trust: 'user' }]);
      return traced([...below.filter((layer) => layer !== place), { document: found.document, trust: 'untrusted' }]);
    },
  };
}

/** What stands where a policy document of the user's would be written. @throws Fault `configuration` where it cannot be read */
export function documentFacts({ machine, user }: PolicyPlaces): DocumentFacts {
  return { path: user, text: read(user)?.document.text ?? null, machine: read(machine) === null ? null : machine };
}

/** @param cwd null: without the work tree's */
function layersOf(places: PolicyPlaces, cwd: string | null): readonly Layer[] {
  const machine = read(places.machine);
  if (machine !== null && !machine.rootOnly) {
    throw new Fault('configuration', `${places.machine} can be written by others than root, so it cannot be trusted`, {
      hint: `run: chown root:root ${places.machine} && chmod 644 ${places.machine}, and the same for its folder`,
    });
  }
  const user = read(places.user);
  const workTree = cwd === null ? null : workTreePolicy(cwd);
  const extra = places.extra === null ? null : read(places.extra);
  if (places.extra !== null && extra === null)
    throw new Fault('configuration', `GUARD_POLICY names ${places.extra}, which is not there`, {
      hint: 'unset GUARD_POLICY, or name an existing document',
    });
  const layers: Layer[] = [];
  if (machine !== null) layers.push({ document: machine.document, trust: 'machine' });
  if (user !== null) layers.push({ document: user.document, trust: machine === null ? 'user' : 'untrusted' });
  for (const other of [workTree, extra]) if (other !== null) layers.push({ document: other.document, trust: 'untrusted' });
  return layers;
}

/** The nearest `.guard/policy.yaml` at or above `cwd`. */
function workTreePolicy(cwd: string): ReturnType<typeof read> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = read(`${folder}/.guard/policy.yaml`);
    if (found !== null || folder === dirname(folder)) return found;
  }
}

function read(path: string): { readonly document: DocumentText; readonly rootOnly: boolean } | null {
  let fd: number;
  try {
    // Mostly there is none, and an error thrown five times over costs a routine command more than five looks.
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Fault('configuration', `${path} cannot be read`, {
      hint: 'a policy that is there but cannot be read is not skipped: check its permissions',
      cause: error,
    });
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new Fault('configuration', `${path} is not a regular file`, { hint: 'put the policy itself there' });
    if (stat.size > mostBytes)
      throw new Fault('configuration', `${path} is longer than 1 MiB`, { hint: 'a policy that nobody can read protects nobody' });
    const bytes = readFileSync(fd);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new Fault('configuration', `${path} is not UTF-8`, { hint: 'save it as UTF-8', cause });
    }
    return { document: { path, text }, rootOnly: stat.uid === 0 && (stat.mode & 0o022) === 0 && rootOnlyFolder(path) };
  } finally {
    closeSync(fd);
  }
}

/** Whoever can write the folder can replace the file. */
function rootOnlyFolder(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = lstatSync(folder);
    if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
