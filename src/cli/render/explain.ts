import type { BlindSpot, Classification, Decision, Span } from '../../core/model.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { decisionLine } from './decision.ts';
import { visible } from './escape.ts';

/** `explain --json` and `--stdin` (cli.md, "For machines"). */
export function explainJson({ tier, findings, blindSpots }: Classification): string {
  return JSON.stringify({
    tier,
    findings: findings.map(({ rule, tier: own, why, span }) => ({ rule, tier: own, why, span })),
    blindSpots: blindSpots.map(({ why, span }: BlindSpot) => ({ why, span })),
  });
}

/** The command with each reason's part underlined, then what would be asked of whom. */
export function explainText(
  classification: Classification,
  decision: Decision,
  policy: Policy,
  installed: boolean,
  repository?: string,
): string {
  const { tier, findings, blindSpots, text, context } = classification;
  const lines = [`${tier}: ${visible(text)}`];
  const indent = tier.length + 2;
  for (const finding of findings) {
    lines.push(
      underline(text, finding.span, indent),
      `  ${finding.tier}: ${visible(finding.why)}  [${visible(finding.rule)}, ${visible(finding.source)}]`,
    );
  }
  for (const spot of blindSpots) lines.push(underline(text, spot.span, indent), `  blind spot: ${visible(spot.why)}`);
  for (const [name, value] of Object.entries(context))
    lines.push(`  ${name}: ${value === null ? 'cannot be told before it runs' : visible(value)}`);
  lines.push(decisionLine(decision, policy, repository));
  if (!installed) lines.push('the program is not installed here: it was judged by its name');
  return `${lines.join('\n')}\n`;
}

/** Escapes make text longer, so columns are counted in what is printed. */
function underline(text: string, [start, end]: Span, indent: number): string {
  const before = visible(text.slice(0, start)).length;
  const marked = Math.max(1, visible(text.slice(start, end)).length);
  return `${' '.repeat(indent + before)}${'^'.repeat(marked)}`;
}
