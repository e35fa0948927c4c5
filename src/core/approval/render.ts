import { Fault } from '../fault.ts';
import {
  type Actor,
  type ApprovalRequest,
  type BoundCommand,
  type BoundFile,
  type Finding,
  type Origin,
  type Step,
  tiers,
} from '../model.ts';
import type { Policy } from '../policy/policy.ts';
import { steersPrograms } from '../policy/variables.ts';
import type { GrantPattern } from './grant-pattern.ts';
import { inPieces, longLines } from './long-lines.ts';
import { requestMarker } from './markers.ts';
import { asciiJson, codeSpan, duration, fence, plainAscii, titleWord, utc } from './text.ts';
import { type Stand, waysToApprove } from './ways.ts';

/** What a reviewer is shown. Secrets are masked by the caller; the digest, salted, still covers the real ones. */
export interface RenderInput {
  readonly request: ApprovalRequest;
  /** Of each step, of the same length as the command's. */
  readonly maskedArgv: readonly (readonly string[])[];
  readonly maskedReason: string | null;
  /** What the command reads from stdin, as text; null: nothing was given. */
  readonly maskedStdin: string | null;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly policy: Pick<Policy, 'github' | 'reviewers' | 'digest' | 'trust'>;
  readonly api: string;
  readonly repo: string;
  readonly repositoryProved: boolean;
  /** Hex, 32 characters. */
  readonly nonce: string;
  /** Of each step, name to value: cluster, account, workspace, branch, database; null: it cannot be told. */
  readonly context: readonly Readonly<Record<string, string | null>>[];
  /** What the preview said, secrets masked; null: none was asked for. */
  readonly preview: { readonly command: string; readonly code: number; readonly stdout: string; readonly stderr: string } | null;
  /** One plain sentence each: what happened before with this or a similar command. */
  readonly history: readonly string[];
  /** Names of secrets that the command gets. */
  readonly secrets: readonly string[];
  /** For how long at most its like can be granted, and whether that is more than itself; null: not at all. */
  readonly grant: (Pick<GrantPattern, 'varies'> & { readonly maxMs: number }) | null;
  /** The log's checkpoint before the run, a C2SP signed note, shown verbatim; null while the log has none. */
  readonly checkpoint: string | null;
  /** Where it stands: an issue of guard's own, or a comment on a thread that guard did not open. */
  readonly on: Stand;
}

export interface RequestTextAsRendered {
  readonly title: string;
  readonly body: string;
}

/** GitHub's is 65,536. */
export const bodyLimit = 60_000;
const titleLimit = 256;

/**
 * Title and body of a request, in github.md's order. Printable ASCII and newlines only: all outside text is escaped and fenced.
 * @throws Fault `usage` when the whole command does not fit: it is never cut.
 */
export function renderRequest(input: RenderInput): RequestTextAsRendered {
  const first = bodyOf(input, true);
  // What is there twice for the reader's ease is the first that can be missing.
  const body = first.length < bodyLimit ? first : bodyOf(input, false);
  if (body.length >= bodyLimit) {
    throw new Fault('usage', `it cannot be shown whole to a reviewer (${body.length} of ${bodyLimit} characters)`, {
      hint: 'put long arguments into a file: its digest is shown and bound in their place; ask for a long plan in parts',
    });
  }
  return { title: title(input), body };
}

function bodyOf(input: RenderInput, pieces: boolean): string {
  return sections(input, pieces)
    .filter((section) => section !== null)
    .join('\n\n');
}

function title({ request, maskedArgv }: RenderInput): string {
  const commands = maskedArgv.map((argv) => argv.map(titleWord).join(' '));
  const plan = commands.length === 1 ? '' : `plan of ${commands.length}: `;
  const whole = `guard: ${request.terms.tier}: ${plan}${commands.join(' ; ')}`;
  return whole.length <= titleLimit ? whole.trimEnd() : `${whole.slice(0, titleLimit - 4).trimEnd()} ...`;
}

function sections(input: RenderInput, pieces: boolean): (string | null)[] {
  const { request } = input;
  return [
    ...(request.steps.length === 1
      ? whatRuns(input, 0, '**What will run** (one argument a line, as JSON)', pieces)
      : whatPlanRuns(input, pieces)),
    listed(
      'What it reads from stdin (one line a line, as JSON)',
      input.maskedStdin === null ? [] : input.maskedStdin.split('\n').map(asciiJson),
    ),
    request.steps.length === 1 ? `**Why it is ${codeSpan(request.terms.tier)}**\n\n${fence(reasons(request.steps[0]))}` : null,
    `**Who asks**\n\n${fence(who(input))}`,
    `**Why**\n\n${input.maskedReason === null ? 'No reason was given.' : fence(wrapped(input.maskedReason))}`,
    request.steps.length === 1 ? listed('On what', pairs(input.context[0] ?? {})) : null,
    ...previewed(input),
    listed('What happened before', input.history.map(plainAscii)),
    listed('Secrets it can read', input.secrets.map(plainAscii)),
    howTo(input),
    `Digest ${codeSpan(request.digest)}`,
    folded(input),
  ];
}

function listed(heading: string, lines: readonly string[]): string | null {
  return lines.length === 0 ? null : `**${heading}**\n\n${fence(lines)}`;
}

function previewed({ preview, request }: RenderInput): (string | null)[] {
  if (preview === null) return [];
  const { command, code, stdout, stderr } = preview;
  const then =
    request.terms.preview === 'bound'
      ? 'it runs again before the start, and another output makes the request void'
      : 'it does not run again';
  const lines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n').map(plainAscii));
  return [
    // Apart from what it says: there a line that begins with `$` would look like another command.
    `**Preview** (exit ${code}; ${then})\n\n${fence([plainAscii(command)])}`,
    listed('What it says', lines(stdout)),
    listed('What it says on stderr', lines(stderr)),
  ];
}

function whatRuns({ request, maskedArgv, maskedStdin }: RenderInput, index: number, heading: string, pieces: boolean): string[] {
  const { command } = request.steps[index] as Step;
  const argv = maskedArgv[index] as readonly string[];
  return [`${heading}\n\n${fence(argv.map(asciiJson), 'json')}`, fence(commandFacts(command, argv, maskedStdin, pieces))];
}

function whatPlanRuns(input: RenderInput, pieces: boolean): (string | null)[] {
  const { steps } = input.request;
  return [
    `**What will run**: ${steps.length} commands in this order (one argument a line, as JSON). The first that fails, or is no longer what is shown here, stops those behind it.`,
    ...steps.flatMap((step, index) => {
      const name = `Step ${index + 1} of ${steps.length}`;
      return [
        ...whatRuns(input, index, `**${name}**, ${codeSpan(step.classification.tier)}`, pieces),
        step.classification.tier === 'routine' ? null : listed(`Why step ${index + 1} is so`, reasons(step)),
        listed(`On what step ${index + 1} acts`, pairs(input.context[index] ?? {})),
      ];
    }),
  ];
}

const widestReason = 100;

/** A reason is prose, and its block has nothing else in it: it may break where its writer broke it, and between words. */
function wrapped(reason: string): string[] {
  return reason.split(/\r?\n/).flatMap((line) => {
    const lines: string[] = [];
    for (const word of line.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= widestReason) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.map(plainAscii);
  });
}

function pairs(record: RenderInput['context'][number]): string[] {
  return Object.entries(record).map(
    ([name, value]) => `${plainAscii(name)}: ${value === null ? 'cannot be told before it runs' : asciiJson(value)}`,
  );
}

function commandFacts(command: BoundCommand, maskedArgv: readonly string[], maskedStdin: string | null, pieces: boolean): string[] {
  const hidden = maskedArgv.some((word, index) => word !== command.argv[index]);
  return [
    ...(pieces ? inPieces(maskedArgv) : longLines('argument', maskedArgv)),
    ...(command.stdin.kind === 'given' ? longLines('line of stdin', maskedStdin?.split('\n') ?? []) : []),
    `in:      ${asciiJson(command.cwd)}`,
    `program: ${asciiJson(command.executable.path)} sha256:${command.executable.sha256}`,
    ...codeFiles(command.codeFiles),
    ...(command.stdin.kind === 'given'
      ? [
          `stdin:   ${command.stdin.bytes} bytes, sha256:${command.stdin.sha256}`,
          ...(maskedStdin?.includes('\ufffd') === true ? ['         each byte of it that is no text shows as \\ufffd'] : []),
        ]
      : []),
    ...(command.git === undefined
      ? []
      : [`git:     ${plainAscii(command.git.commit)}${command.git.dirty ? ', with uncommitted changes' : ''}`]),
    ...variables(Object.keys(command.env)),
    ...(hidden ? ['masked:  secrets in the arguments; the digest covers the real ones'] : []),
  ];
}

/** Enough to see what will be executed; the digest covers all of them. */
const mostListed = 24;

function codeFiles(files: readonly BoundFile[]): string[] {
  const listed = files.filter((file) => file.aside !== true).slice(0, mostListed);
  const more = files.length - listed.length;
  return [
    ...listed.map(
      ({ path, name, sha256, files: count }) =>
        `code:    ${asciiJson(path)}${name === undefined ? '' : ` (as ${asciiJson(name)})`}${count === undefined ? '' : ` (folder, ${count} files)`} sha256:${sha256}`,
    ),
    ...(more === 0 ? [] : [`         and ${more} more ${more === 1 ? 'file' : 'files'}, bound by digest`]),
  ];
}

function variables(names: readonly string[]): string[] {
  const listed = names.filter((name) => steersPrograms(name, null)).slice(0, mostListed);
  const more = names.length - listed.length;
  return [
    ...listed.map((name) => `env:     ${plainAscii(name)} is set; its value is bound, not shown`),
    ...(more === 0 ? [] : [`         and ${more} more ${more === 1 ? 'variable' : 'variables'}, bound by digest`]),
  ];
}

function reasons({ classification }: Step): string[] {
  const { findings, blindSpots, text } = classification;
  const lines = [
    ...findings
      .toSorted(gravestFirst)
      .map(({ tier, why, rule, source }) => `${tier}: ${saidBy(source)}${plainAscii(why)} (${plainAscii(rule)})`),
    ...blindSpots.map(({ why, span }) => `cannot be known before it runs: ${plainAscii(why)}${excerpt(text.slice(...span))}`),
  ];
  return lines.length === 0 ? ['no rule knows it'] : lines;
}

/** A reviewer who reads one line reads the one that matters; rules come in the order of the command. */
function gravestFirst(a: Finding, b: Finding): number {
  return tiers.indexOf(b.tier) - tiers.indexOf(a.tier);
}

/** A document's words are not guard's: whoever can write one could have it say that all is well. In front, where no long word hides it. */
function saidBy(source: string): string {
  return source.startsWith('pack:') ? '' : `${asciiJson(source)} says: `;
}

/** What the arguments show whole. Nothing is left of it where they are masked. */
function excerpt(text: string): string {
  const most = 120;
  if (text === '') return '';
  return ` ${text.length <= most ? asciiJson(text) : `${asciiJson(text.slice(0, most))} ...`}`;
}

function who({ request, actor, origin, api, repo, repositoryProved, policy }: RenderInput): string[] {
  return [
    `initiators: ${request.initiators.map((account) => plainAscii(account.login)).join(', ')} (cannot approve)`,
    `user:       ${plainAscii(actor.osUser)} on ${plainAscii(actor.host)}${actor.agent === undefined ? '' : `, agent ${plainAscii(actor.agent)}`}`,
    `from:       ${origin.kind}${origin.url === undefined ? '' : ` ${plainAscii(origin.url)}`}`,
    `asked on:   ${plainAscii(api)} ${plainAscii(repo)}${repositoryProved ? '' : ' (repository: unproved)'}`,
    `policy:     sha256:${policy.digest} (trust: ${policy.trust})`,
  ];
}

/** What a grant covers is what patternOf compares. */
function grantLine({ id, digest, terms }: ApprovalRequest, { maxMs, varies }: NonNullable<RenderInput['grant']>): string {
  const line = `/grant ${id}${terms.echo ? ` ${digest.slice(0, 8)}` : ''} 30m`;
  const like = varies
    ? `Its like: the same program with the same findings and arguments, in the same folder, asked for by the same initiators on the same host. **Only the name at the end of its last argument may differ**, behind the last ${codeSpan('/')}, ${codeSpan(':')}, ${codeSpan('@')} or ${codeSpan(',')} in it, and nobody is asked about it`
    : 'Its like: exactly this command again, in the same folder, asked for by the same initiators on the same host';
  return `- approve it and its like for a time, at most ${duration(maxMs)}: comment ${codeSpan(line)}. ${like}; each use is an issue of its own`;
}

function howTo({ request, policy, on, grant }: RenderInput): string {
  const { labels } = policy.github;
  const allowed = [...policy.reviewers.users, ...policy.reviewers.teams];
  return [
    `**How to answer**, until ${utc(request.expiresAt)} (${duration(request.terms.expiresMs)} after asking). A comment counts by its first line.`,
    '',
    `- approve: ${waysToApprove(request, policy.github, on).join(', or ')}`,
    ...(grant === null || !policy.github.ways.includes('comment') ? [] : [grantLine(request, grant)]),
    `- deny: comment ${codeSpan(`/deny ${request.id}`)} and why, or add the label ${codeSpan(labels.denied)}${otherDenials[on]}`,
    `- ask: comment ${codeSpan(`/ask ${request.id}`)} and the question`,
    `- take it back, also while it runs: comment ${codeSpan(`/revoke ${request.id}`)}`,
    '',
    `Who can: role ${codeSpan(policy.reviewers.permission)} or above${allowed.length === 0 ? '' : ` and one of ${allowed.map(codeSpan).join(', ')}`}, and none of the initiators. ` +
      `Needed: ${request.terms.quorum === 1 ? 'one person' : `${request.terms.quorum} people`}. Editing this text, or renaming a label, makes the request void.`,
  ].join('\n');
}

const otherDenials: Readonly<Record<Stand, string>> = {
  own: ', or close the issue',
  issue: '',
  pull: ', or request changes in a review',
};

function folded({ request, policy, api, repo, nonce, checkpoint }: RenderInput): string {
  const machine = {
    version: 1,
    id: request.id,
    digest: request.digest,
    nonce,
    tier: request.terms.tier,
    quorum: request.terms.quorum,
    api,
    repo,
    initiators: request.initiators.map(({ id, type }) => ({ id, type })),
    policySha256: policy.digest,
    openedAt: request.openedAt,
    expiresAt: request.expiresAt,
  };
  const json = JSON.stringify(machine).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [
    '<details><summary>For machines</summary>',
    fence([requestMarker(request.id, nonce, request.expiresAt), json]),
    ...(checkpoint === null ? [] : [`Checkpoint of the log before the run (guard-anchor:v1)\n\n${note(checkpoint)}`]),
    '</details>',
  ].join('\n\n');
}

/**
 * A signed note verbatim, for its bytes are checked by `verify --anchors`: guard's own log made it. Only what no note of guard's
 * has is escaped: a file in `requests/` could hold one to which somebody added the signature of a witness with a name of his own.
 */
export function note(checkpoint: string): string {
  return fence(checkpoint.replace(/\n$/, '').split('\n').map(noteLine));
}

function noteLine(line: string): string {
  const [dash, rest] = line.startsWith('\u2014 ') ? ['\u2014 ', line.slice(2)] : ['', line];
  return `${dash}${/^[\x20-\x7e]*$/.test(rest) ? rest : plainAscii(rest)}`;
}
