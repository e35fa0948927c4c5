import { isDeepStrictEqual } from 'node:util';
import { classify } from '../../src/core/policy/classify.ts';
import { anywhere } from '../../src/core/policy/examples.ts';
import { hostileInputs } from './hostile.ts';
import { chanceOf, mutated } from './mutate.ts';

/** Milliseconds of the processor that no input may take more than, three times in a row. */
export const longestAnswer = 50;

export type Failure = {
  readonly kind: 'throws' | 'differs' | 'slow';
  readonly preset: Preset;
  readonly text: string;
  readonly what: string;
};

export interface Figures {
  inputs: number;
  /** Milliseconds in `classify`, the second answers left out. */
  busy: number;
  asks: number;
  slowest: { readonly ms: number; readonly text: string };
  readonly failures: Failure[];
}

type Preset = 'strict' | 'workspace';
const presets: readonly Preset[] = ['strict', 'workspace'];

export function noFigures(): Figures {
  return { inputs: 0, busy: 0, asks: 0, slowest: { ms: 0, text: '' }, failures: [] };
}

/** Inputs in one batch: their second answers come in another order than the first. */
const batch = 64;

/** Judges mutated inputs `from` to `to`: input number n is the same one for the same seed and lines, whoever makes it. */
export function soak(lines: readonly string[], seed: number, from: number, to: number, figures: Figures): void {
  for (let start = from; start < to; start += batch) {
    const texts: string[] = [];
    for (let number = start; number < Math.min(start + batch, to); number++)
      texts.push(mutated(lines, chanceOf(seed ^ Math.imul(number, 0x85ebca6b))));
    judgeAll(texts, figures);
  }
}

/** Judges the hostile inputs whose number leaves `part` when divided by `parts`. */
export function soakHostile(part: number, parts: number, figures: Figures): void {
  const texts = hostileInputs().filter((_, index) => index % parts === part);
  for (let start = 0; start < texts.length; start += batch)
    judgeAll(
      texts.slice(start, start + batch).map(([, text]) => text),
      figures,
    );
}

function judgeAll(texts: readonly string[], figures: Figures): void {
  const first = texts.map((text) => presets.map((preset) => answer(text, preset, figures)));
  for (let index = texts.length - 1; index >= 0; index--) {
    const text = texts[index] as string;
    for (const [at, preset] of presets.entries()) {
      const once = first[index]?.[at];
      if (once === undefined || once === null) continue;
      try {
        const again = classified(text, preset);
        if (!isDeepStrictEqual(once, again))
          figures.failures.push({ kind: 'differs', preset, text, what: `${once.tier}, then ${again.tier}` });
        if (once.tier !== 'routine') figures.asks++;
      } catch (error) {
        figures.failures.push({ kind: 'throws', preset, text, what: String(error) });
      }
    }
  }
  figures.inputs += texts.length;
}

function classified(text: string, preset: Preset) {
  return classify({ shell: text }, { preset, rules: [], path: [] }, anywhere);
}

function answer(text: string, preset: Preset, figures: Figures) {
  try {
    const started = now();
    const given = classified(text, preset);
    const ms = now() - started;
    figures.busy += ms;
    const least =
      ms > longestAnswer || ms > figures.slowest.ms ? Math.min(ms, again(text, preset), again(text, preset), again(text, preset)) : ms;
    if (least > figures.slowest.ms) figures.slowest = { ms: least, text: `${preset}: ${text}` };
    if (least > longestAnswer) figures.failures.push({ kind: 'slow', preset, text, what: `${least.toFixed(0)} ms at the least of four` });
    return given;
  } catch (error) {
    figures.failures.push({ kind: 'throws', preset, text, what: String(error) });
    return null;
  }
}

function again(text: string, preset: Preset): number {
  const started = now();
  classified(text, preset);
  return now() - started;
}

/** Milliseconds that this process has had: a clock on the wall would tell of the machine's other work. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
