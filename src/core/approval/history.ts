import type { RecordPredicate } from '../record/statement.ts';
import { quoteArgv } from '../shell/quote.ts';

/** What happened before with this command or a similar one, for somebody who has to decide about it now. */
export interface History {
  /** Records of each request or run, in order; the newest id last. */
  readonly stories: readonly (readonly RecordPredicate[])[];
  /** Older records were not looked at. */
  readonly cut: boolean;
}

export type Kinship = 'same' | 'similar' | null;

/**
 * `same`: the same arguments. `similar`: the same program with the same first word, as `git push`. Shell strings are
 * alike only if they are equal: their first words say nothing about the rest.
 * @param argv masked as records are, so that a secret never has to be compared
 */
export function kinshipOf(argv: readonly string[], past: RecordPredicate['command']): Kinship {
  if (past === undefined || past.longArgv !== undefined) return null;
  if (past.argv.length === argv.length && past.argv.every((word, index) => word === argv[index])) return 'same';
  const mine = familyOf(argv);
  return mine !== null && mine === familyOf(past.argv) ? 'similar' : null;
}

/** One plain sentence each. Nothing in it is escaped: the renderer does that. */
export function historySentences(argv: readonly string[], { stories, cut }: History): readonly string[] {
  const of = (kind: Kinship) => stories.filter((story) => kinshipOf(argv, commandOf(story)) === kind);
  const [same, similar] = [of('same'), of('similar')];
  const family = familyOf(argv);
  const sentences: string[] = [];
  if (same.length > 0) sentences.push(`this very command: ${tally(same)}; last ${outcome(same)}`);
  if (similar.length > 0) sentences.push(`similar ones (${family}): ${tally(similar)}; last ${outcome(similar)}: ${brief(similar)}`);
  if (sentences.length === 0)
    sentences.push(`neither this command${family === null ? '' : ` nor a similar one (${family})`} is in the log of this machine`);
  if (cut) sentences.push('older records than these were not looked at');
  return sentences;
}

/** `git push`; null where there is nothing to compare by. */
function familyOf(argv: readonly string[]): string | null {
  const [program, ...args] = argv;
  if (program === undefined || (program === '/bin/bash' && args[0] === '--noprofile')) return null;
  const name = program.slice(program.lastIndexOf('/') + 1);
  // A name with a space in it would look like a program and its verb.
  if (/\s/.test(name)) return null;
  const verb = args.find((word) => !word.startsWith('-'));
  return verb === undefined || !/^[a-z][\w.-]{0,40}$/i.test(verb) ? name.slice(0, 60) : `${name.slice(0, 60)} ${verb}`;
}

function commandOf(story: readonly RecordPredicate[]): RecordPredicate['command'] {
  return story.find(({ command }) => command !== undefined)?.command;
}

type Ending = 'approved' | 'denied' | 'expired' | 'void' | 'cancelled' | 'refused' | 'under a grant' | 'without approval' | 'unanswered';

function endingOf(story: readonly RecordPredicate[]): Ending {
  const has = (event: string): boolean => story.some((record) => record.event === event);
  for (const end of ['refused', 'denied', 'expired', 'void', 'cancelled'] as const) if (has(`exec.${end}`)) return end;
  // Nobody has looked at it.
  if (story.some(({ event, approval }) => event === 'exec.approved' && approval?.granted !== undefined)) return 'under a grant';
  if (has('exec.approved')) return 'approved';
  return has('exec.requested') ? 'unanswered' : 'without approval';
}

/** `3 times (2 approved, 1 denied)`. */
function tally(stories: readonly (readonly RecordPredicate[])[]): string {
  const counts = new Map<Ending, number>();
  for (const story of stories) counts.set(endingOf(story), (counts.get(endingOf(story)) ?? 0) + 1);
  const parts = [...counts].map(([ending, count]) => `${count} ${ending}`);
  return `${stories.length === 1 ? 'once' : `${stories.length} times`} (${parts.join(', ')})`;
}

/** `2026-11-20T08:00:00Z, approved by alice, exit code 0`. */
function outcome(stories: readonly (readonly RecordPredicate[])[]): string {
  const story = stories.at(-1) ?? [];
  const ending = endingOf(story);
  const people = [...new Set(story.flatMap(({ approval }) => approval?.reviewers.map(({ login }) => login) ?? []))].slice(0, 5);
  const result = story.findLast((record) => record.result !== undefined)?.result;
  const revoked = story.some(({ event }) => event === 'exec.revoked');
  return [
    `${(story[0]?.time ?? '').slice(0, 19)}Z`,
    `${ending}${people.length === 0 ? '' : ` by ${people.join(', ')}`}`,
    ...(revoked ? ['revoked'] : []),
    ...(result === undefined ? [] : [result.signal === null ? `exit code ${result.code}` : `ended by ${result.signal}`]),
  ].join(', ');
}

function brief(stories: readonly (readonly RecordPredicate[])[]): string {
  const { text } = quoteArgv(commandOf(stories.at(-1) ?? [])?.argv ?? []);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
