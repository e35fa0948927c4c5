import type { CorpusResult, PolicyTestResult } from '../../app/policy-test.ts';
import { visible } from './escape.ts';

/** Whether all is as expected; of the safe commands of each corpus so many percent may ask. */
export function meets({ examples, corpora }: PolicyTestResult, allowedAsks: number): boolean {
  return examples.broken.length === 0 && corpora.every((corpus) => corpus.misses.length === 0 && percent(corpus) <= allowedAsks);
}

export function renderPolicyTest(result: PolicyTestResult, allowedAsks: number): string {
  const { examples, corpora, commands, durationMs, preset } = result;
  const lines = examples.broken.map(
    ({ where, command, expected, tier, rules }) =>
      `broken     ${visible(where)}: ${visible(command)}\n           expected ${expected}, is ${tier}${rules.length === 0 ? '' : ` (${visible(rules.join(', '))})`}`,
  );
  lines.push(`examples: ${examples.count - examples.broken.length} of ${examples.count} hold`);
  for (const corpus of corpora) {
    for (const { line, command, expected, tier } of corpus.misses)
      lines.push(`miss       ${visible(corpus.name)}:${line}: ${visible(command)}\n           expected ${expected} or above, is ${tier}`);
    for (const { line, command, tier } of corpus.falseAsks)
      lines.push(`false ask  ${visible(corpus.name)}:${line}: ${visible(command)}  (${tier})`);
    lines.push(
      `${visible(corpus.name)}: ${corpus.rows} commands, ${corpus.misses.length} misses, ${corpus.falseAsks.length} false asks (${percent(corpus).toFixed(1)} % of ${corpus.safe} safe)`,
    );
  }
  const each = commands === 0 ? 0 : Math.round((durationMs * 1000) / commands);
  lines.push(`${commands} commands with preset ${preset} in ${durationMs} ms, ${each} us each`);
  lines.push(meets(result, allowedAsks) ? 'all as expected' : 'not as expected');
  return `${lines.join('\n')}\n`;
}

function percent({ safe, falseAsks }: CorpusResult): number {
  return safe === 0 ? 0 : (falseAsks.length / safe) * 100;
}
