import { createHash } from 'node:crypto';
import type { Effect, Finding, Sha256 } from '../model.ts';
import { canonicalJson } from '../record/canonical.ts';
import { dialectOf } from '../shell/dialect.ts';
import type { DigestInput } from './request.ts';

/** Findings that say nothing about what a command does: to let them run would be to let anything run. */
const sayNothing: ReadonlySet<string> = new Set([
  'not-proved-harmless',
  'unknown-program',
  'shadowed-program',
  'alias',
  // What runs there is not bound, and guard knows it by its name at most.
  'remote-command',
  'kubectl-runs-program',
  // It sends other commits each time.
  'git-push',
  'git-force-push',
  'git-push-deletes',
]);

/**
 * Rules about something that the last argument names and that is gone afterwards. With any other rule the last argument may be
 * what is done: the code that runs (`docker run x`), the right that is given (`arn:..:policy/Admin`), where it goes
 * (`docker push x`), the file that another program obeys (`tee Makefile`), the opposite (`iptables -P INPUT ACCEPT`).
 */
const removesNamed: ReadonlySet<string> = new Set([
  'rm',
  'kubectl-delete',
  'helm-uninstall',
  'cluster-delete',
  'cloud-delete',
  'cloud-destroy',
  'container-removes-data',
  'object-store-deletes',
  'google-storage-destroys',
]);
/** What is found besides, of any change. */
const besides: ReadonlySet<string> = new Set(['kubectl-changes', 'cluster-changes', 'cloud-changes', 'container-changes']);
/** Of a rule of policy, which says itself what it is about. */
const doneToNamed: ReadonlySet<Effect> = new Set(['deletes', 'changes-cluster', 'changes-infrastructure']);
/** Programs none of whose options takes the next word: elsewhere that word may be a stage, a role, a program. */
const withFlagsAlone: ReadonlySet<string> = new Set(['rm', 'rmdir', 'unlink']);

/** What a grant covers. */
export interface GrantPattern {
  readonly sha256: Sha256;
  /** Whether the name at the end of the last argument may differ: of what removes a thing. If not, the very same command alone. */
  readonly varies: boolean;
}

/**
 * What a grant covers, as a digest: the same program with the same findings, acting on the same things, in the same folder, with
 * the same code, variables and policy, asked for by the same initiators on the same host. At most the name at the end of the last
 * argument may differ, as far as nothing of this changes with it: one rule covers `aws s3 rm` and `aws rds delete-db-instance`.
 * @returns null: no grant can cover it, since guard cannot tell what it does, or since it is several commands
 */
export function patternOf({ steps, ...input }: DigestInput): GrantPattern | null {
  const [{ command, classification }, ...others] = steps;
  const { findings, blindSpots, tier, context } = classification;
  if (others.length > 0 || blindSpots.length > 0 || findings.length === 0 || command.stdin.kind === 'given') return null;
  if (findings.some(({ rule }) => sayNothing.has(rule))) return null;
  // Two clusters that cannot be told are not one cluster: of `--context x` and `--context y` either may be missing here.
  if (Object.values(context).includes(null)) return null;
  // Code for a shell is several commands: the same findings in another order, or joined by a pipe, are another act.
  if (command.argv.some((word) => dialectOf(word.slice(word.lastIndexOf('/') + 1)) !== null)) return null;
  const { executable, codeFiles, cwd, env, host, osUser, stdin } = command;
  const last = command.argv.length - 1;
  // What stands in the work tree may be what is built, shipped or run, unless all that happens is that something is removed.
  const onlyRemoves = findings.every(isOfNamed) && findings.some(removes);
  if (!onlyRemoves && context['git-dirty'] === 'yes') return null;
  const actsOn = Object.fromEntries(Object.entries(context).filter(([name]) => !onlyRemoves || !name.startsWith('git-')));
  const kept = onlyRemoves ? keptOf(command.argv, findings) : null;
  const rules = [...new Set(findings.map((each) => `${each.source} ${each.rule} ${each.tier}`))].sort();
  const pattern = {
    version: 2,
    program: { name: command.argv[0], executable },
    words: kept === null ? command.argv : command.argv.slice(0, last),
    kept,
    rules,
    tier,
    context: actsOn,
    stdin: stdin.kind,
    cwd,
    codeFiles,
    env,
    host,
    osUser,
    policySha256: input.policySha256,
    api: input.api,
    repo: input.repo.toLowerCase(),
    repositoryId: input.repositoryId,
    initiators: input.initiators.map((account) => account.id).sort((a, b) => a - b),
  };
  return { sha256: createHash('sha256').update(canonicalJson(pattern), 'utf8').digest('hex') as Sha256, varies: kept !== null };
}

function removes({ rule, effects, source }: Finding): boolean {
  return source.startsWith('pack:') ? removesNamed.has(rule) : effects.includes('deletes');
}

function isOfNamed(finding: Finding): boolean {
  const { rule, effects, source } = finding;
  if (source.startsWith('pack:')) return removes(finding) || besides.has(rule);
  return effects.length > 0 && effects.every((effect) => doneToNamed.has(effect));
}

/**
 * What must be the same of the last word, up to the name at its end: the kind of an object, the bucket, the host.
 * @returns null: all of it, since options, the value of one, code, hidden files and `..` are no names, and since a folder
 *   may be a link to another one by then
 */
function keptOf(argv: readonly string[], findings: readonly Finding[]): string | null {
  const [program, word, before] = [argv[0] as string, argv.at(-1) as string, argv.at(-2) ?? ''];
  if (argv.length < 2 || !/^[\w./:@%+,~][\w./:@%+,~-]*$/.test(word)) return null;
  if (before.startsWith('-') && before !== '--' && !withFlagsAlone.has(program.slice(program.lastIndexOf('/') + 1))) return null;
  const cut = 1 + Math.max(...['/', ':', '@', ','].map((separator) => word.lastIndexOf(separator)));
  const isLocal = findings.some(({ rule, source }) => rule === 'rm' || !source.startsWith('pack:'));
  if (isLocal && cut > 0) return null;
  return /^[\w%+][\w.%+~-]*$/.test(word.slice(cut)) ? word.slice(0, cut) : null;
}
