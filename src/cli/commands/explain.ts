import { explainer } from '../../app/explain.ts';
import { Fault } from '../../core/fault.ts';
import type { BlindSpot, Classification } from '../../core/model.ts';
import type { Preset } from '../../core/policy/policy.ts';
import type { Io } from '../io.ts';
import { linesOf } from '../lines.ts';
import { explainJson, explainText } from '../render/explain.ts';
import { wireLocal } from '../wire.ts';
import { type CommandFlags, commandOf } from './command-of.ts';

export interface ExplainFlags extends CommandFlags {
  stdin?: true;
  preset?: Preset;
  json?: true;
}

/** `guard explain`: nothing is asked, run or written. */
export async function explainVerb(io: Io, flags: ExplainFlags, operands: readonly string[], dashes: boolean): Promise<number> {
  if (flags.stdin === true) {
    if (operands.length > 0 || flags.shell !== undefined)
      throw new Fault('usage', '--stdin and a command exclude each other', { hint: 'give one command a line on stdin' });
    return explainLines(io, flags.preset ?? null);
  }
  const { argv, cwd } = commandOf(io, flags, operands, dashes);
  const { explainWhole } = await explainer(wireLocal(io), cwd, flags.preset ?? null);
  const { classification, decision, policy, installed } = await explainWhole(flags.shell === undefined ? { argv } : { shell: flags.shell });
  io.out(
    flags.json === true
      ? `${explainJson(classification)}\n`
      : explainText(classification, decision, policy, installed, io.env['GITHUB_REPOSITORY'] || undefined),
  );
  return 0;
}

/** Longer than any command that is judged, so that what was cut off is refused as too long. */
const mostLineBytes = 1024 * 1024;

async function explainLines(io: Io, preset: Preset | null): Promise<number> {
  const { explain } = await explainer(wireLocal(io), io.cwd(), preset);
  // Answers are gathered: a write a line would cost more than the classification.
  let answers = '';
  for await (const { text, garbled } of linesOf(io.stdin, mostLineBytes)) {
    const { classification } = explain({ shell: shellOf(text) });
    answers += `${explainJson(garbled ? notUtf8(classification) : classification)}\n`;
    if (answers.length > 1 << 16) {
      io.out(answers);
      answers = '';
    }
  }
  io.out(answers);
  return 0;
}

/** What was judged is not what the bytes say: `exec` refuses such a line. */
function notUtf8({ tier, blindSpots, ...rest }: Classification): Classification {
  const spot: BlindSpot = { why: 'the line is not valid UTF-8', span: [0, rest.text.length] };
  return { ...rest, tier: tier === 'routine' ? 'sensitive' : tier, blindSpots: [...blindSpots, spot] };
}

/** A line that is a JSON string stands for that string: commands with newlines fit on a line. */
function shellOf(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : line;
  } catch {
    return line;
  }
}
