import { type Classification, type Span, tiers } from '../model.ts';
import { tooLong, tooNested } from '../shell/effort.ts';
import { quoteArgv } from '../shell/quote.ts';
import { knownWord } from '../shell/word.ts';
import { mergedFacts } from './command-context.ts';
import type { ClassifyContext } from './context.ts';
import { Judge } from './judge.ts';
import type { Policy } from './policy.ts';
import { type CommandView, documentRules, ruleMatches } from './rule-match.ts';

export type Classifiable = { readonly argv: readonly string[] } | { readonly shell: string };

/**
 * How much care a command needs, and why. Pure: the same command, policy and context give the same answer.
 * The highest tier of any part wins; a blind spot is at least sensitive.
 *
 * `-c STRING` arrives from exec as the argv that runs it, and is judged as the shell string it is.
 * Spans refer to `text` of the answer.
 */
export function classify(
  command: Classifiable,
  policy: Pick<Policy, 'preset' | 'rules' | 'path'>,
  context: ClassifyContext,
): Classification {
  const shell = 'shell' in command ? command.shell : shellString(command.argv);
  if (shell !== null) {
    const judge = new Judge(policy, context, shell);
    read(judge, shell, () => judge.script(shell, within(shell), 0));
    outsideCommands(judge);
    return conclude(judge, shell);
  }
  const argv = 'argv' in command ? command.argv : [];
  const { text, spans } = quoteArgv(argv);
  const judge = new Judge(policy, context, text);
  if (argv.some((word) => word.includes('\0'))) judge.blind('an argument contains a NUL character', [0, text.length]);
  if (text.length > 262_144) judge.blind(tooLong, [0, text.length]);
  else {
    const words = argv.map((word, index) => {
      const span = spans[index] as Span;
      return knownWord(word, span, verbatimAt(text, word, span));
    });
    read(judge, text, () => judge.command(words, { depth: 0, piped: false, texts: [], names: null, settled: true, place: within(text) }));
  }
  return conclude(judge, text);
}

/**
 * Rules of documents about effects, for what no simple command does: `{ ls; } > f`, `> f`, `echo $TOKEN`. Only those that
 * ask for no program, since there is none.
 */
function outsideCommands(judge: Judge): void {
  const facts = mergedFacts(judge.facts);
  const nothing: CommandView = { operands: [], options: [], uncertain: false, open: { operand: false, option: false } };
  for (const { rule, source } of documentRules('', judge.policy.rules)) {
    const wanted = rule.when.effects;
    if (wanted === undefined || rule.tier === 'routine' || !ruleMatches(rule, '', nothing, facts)) continue;
    const told = judge.findings.filter((finding) => finding.rule === rule.id && finding.source === source);
    const covered = (span: Span) => told.some((finding) => finding.span[0] <= span[0] && finding.span[1] >= span[1]);
    for (const { effects, span } of [...judge.findings])
      if (effects.some((effect) => wanted.includes(effect)) && !covered(span))
        judge.find(rule.id, rule.tier, rule.why, span, rule.effects ?? [], source);
  }
}

/** What is counted is far from the end of the stack; should some text get there all the same, that is a blind spot. */
function read(judge: Judge, text: string, judged: () => void): void {
  try {
    judged();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    judge.blind(tooNested, [0, text.length]);
  }
}

/** The parser's end of an unfinished word may lie behind the text: `${x ` followed by a backslash. */
function within(text: string): (pos: number, end: number) => Span {
  return (pos, end) => [Math.min(pos, text.length), Math.min(end, text.length)];
}

function verbatimAt(text: string, word: string, [start, end]: Span): number | null {
  if (text.slice(start, end) === word) return start;
  return text.slice(start + 1, end - 1) === word ? start + 1 : null;
}

/** The string of `guard exec -c`, which exec turns into exactly this argv. */
function shellString(argv: readonly string[]): string | null {
  const [shell, noprofile, norc, flag, code] = argv;
  if (argv.length !== 5 || shell !== '/bin/bash' || noprofile !== '--noprofile' || norc !== '--norc' || flag !== '-c') return null;
  return code ?? null;
}

function conclude(judge: Judge, text: string): Classification {
  let highest = judge.blindSpots.length > 0 ? 1 : 0;
  for (const finding of judge.findings) highest = Math.max(highest, tiers.indexOf(finding.tier));
  const { findings, blindSpots } = judge;
  return { tier: tiers[highest] ?? 'forbidden', findings, blindSpots, text, context: mergedFacts(judge.facts) };
}
