import type { ExecOutcome } from '../../app/exec-ports.ts';
import { decisionLine } from './decision.ts';
import { visible } from './escape.ts';

/** What `--dry-run` prints on stdout: tier, reasons, and what would happen. */
export function renderDryRun({ steps, decision, policy }: Extract<ExecOutcome, { kind: 'dry-run' }>): string {
  const lines: string[] = [];
  for (const { classification, installed } of steps) {
    lines.push(`${classification.tier}: ${visible(classification.text)}`);
    for (const { tier, why, rule } of classification.findings) lines.push(`  ${tier}: ${visible(why)} (${visible(rule)})`);
    for (const { why } of classification.blindSpots) lines.push(`  blind spot: ${visible(why)}`);
    if (!installed) lines.push('  the program is not installed here: the real run would end with 127');
  }
  lines.push(decisionLine(decision, policy));
  lines.push('dry run: nobody was asked, nothing ran, nothing was written');
  return `${lines.join('\n')}\n`;
}
