import { Fault } from '../core/fault.ts';
import type { Tier } from '../core/model.ts';
import { classify } from '../core/policy/classify.ts';
import { anywhere, type BrokenExample, runExamples } from '../core/policy/examples.ts';
import type { Preset } from '../core/policy/policy.ts';
import type { Clock, PolicySource } from './ports.ts';

export interface PolicyTestPorts {
  readonly policy: PolicySource;
  readonly clock: Pick<Clock, 'now'>;
}

/** Commands to hold the policy against, as JSON lines. */
export interface Corpus {
  readonly name: string;
  readonly lines: AsyncIterable<{ readonly text: string }>;
}

export interface PolicyTestInput {
  readonly cwd: string;
  readonly preset: Preset | null;
  readonly corpora: readonly Corpus[];
}

/** A command that got another tier than its row wants. */
export interface Unmet {
  readonly line: number;
  readonly command: string;
  readonly expected: string;
  readonly tier: Tier;
}

export interface CorpusResult {
  readonly name: string;
  /** Rows judged; `dev` rows count for preset `workspace` only. */
  readonly rows: number;
  readonly safe: number;
  /** Too low a tier: something dangerous passes. */
  readonly misses: readonly Unmet[];
  /** Safe, but asks. */
  readonly falseAsks: readonly Unmet[];
}

export interface PolicyTestResult {
  readonly preset: Preset;
  readonly examples: { readonly count: number; readonly broken: readonly BrokenExample[] };
  readonly corpora: readonly CorpusResult[];
  readonly commands: number;
  readonly durationMs: number;
}

const tiers: readonly string[] = ['routine', 'sensitive', 'critical', 'forbidden'];

/**
 * Runs every example and every corpus through the classifier that `exec` acts on, in a work tree on a machine where programs
 * are judged by their names and no freeze window is open: a test of the policy must not change with what is installed here,
 * which variables are set, or what day it is. Nothing in them is run.
 */
export async function testPolicy(ports: PolicyTestPorts, { cwd, preset, corpora }: PolicyTestInput): Promise<PolicyTestResult> {
  const loaded = await ports.policy.load(cwd);
  const policy = preset === null ? loaded : { ...loaded, preset };
  const startedAt = ports.clock.now();
  const examples = runExamples(policy);
  const tierOf = (command: string): Tier => classify({ shell: command }, policy, anywhere).tier;
  const results: CorpusResult[] = [];
  for (const corpus of corpora) results.push(await runCorpus(corpus, policy.preset, tierOf));
  return {
    preset: policy.preset,
    examples,
    corpora: results,
    commands: examples.count + results.reduce((sum, { rows }) => sum + rows, 0),
    durationMs: ports.clock.now() - startedAt,
  };
}

async function runCorpus({ name, lines }: Corpus, preset: Preset, tierOf: (command: string) => Tier): Promise<CorpusResult> {
  const misses: Unmet[] = [];
  const falseAsks: Unmet[] = [];
  let [line, rows, safe] = [0, 0, 0];
  for await (const { text } of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const { cmd, expect, dev } = rowOf(text, `${name}:${line}`);
    if (dev && preset === 'strict' && expect === 'routine') continue;
    rows += 1;
    const tier = tierOf(cmd);
    if (expect === 'routine') {
      safe += 1;
      if (tier !== 'routine') falseAsks.push({ line, command: cmd, expected: expect, tier });
    } else if (tiers.indexOf(tier) < tiers.indexOf(expect)) misses.push({ line, command: cmd, expected: expect, tier });
  }
  return { name, rows, safe, misses, falseAsks };
}

/** @returns the least tier wanted */
function rowOf(text: string, where: string): { readonly cmd: string; readonly expect: string; readonly dev: boolean } {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (cause) {
    throw new Fault('configuration', `${where}: not a JSON line`, { hint: 'a row is { "cmd": "...", "expect": "safe" }', cause });
  }
  const { cmd, expect, tier } = (typeof row === 'object' && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
  const wanted = expect === 'safe' ? 'routine' : expect === 'dangerous' ? 'sensitive' : expect;
  if (typeof cmd !== 'string' || typeof wanted !== 'string' || !tiers.includes(wanted))
    throw new Fault('configuration', `${where}: a row needs cmd, and expect as safe, dangerous or a tier`, {
      hint: 'a row is { "cmd": "...", "expect": "safe" }',
    });
  return { cmd, expect: wanted, dev: tier === 'dev' };
}
