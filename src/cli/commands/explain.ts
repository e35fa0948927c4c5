import { createInterface } from 'node:readline';
import { explainer } from '../../app/explain.ts';
import { Fault } from '../../core/fault.ts';
import type { Preset } from '../../core/policy/policy.ts';
import type { Io } from '../io.ts';
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
  const explain = await explainer(wireLocal(io), cwd, flags.preset ?? null);
  const { classification, decision, policy, installed } = explain(flags.shell === undefined ? { argv } : { shell: flags.shell });
  io.out(flags.json === true ? `${explainJson(classification)}\n` : explainText(classification, decision, policy, installed));
  return 0;
}

async function explainLines(io: Io, preset: Preset | null): Promise<number> {
  const explain = await explainer(wireLocal(io), io.cwd(), preset);
  // Answers are gathered: a write a line would cost more than the classification.
  let answers = '';
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    answers += `${explainJson(explain({ shell: shellOf(line) }).classification)}\n`;
    if (answers.length > 1 << 16) {
      io.out(answers);
      answers = '';
    }
  }
  io.out(answers);
  return 0;
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
