// docs/packs.md out of the rule packs themselves. `npm run reference` writes it; test/architecture/pack-reference.test.ts fails when the
// two drift apart.

/**
 * @typedef {{ id: string, tier: string, why: string, effects?: readonly string[] }} Rule
 * @typedef {{ name: string, tools: Readonly<Record<string, string>>, rules: readonly Rule[],
 *   examples: { routine: readonly string[], workspace?: readonly string[], asks: readonly string[] } }} Pack
 * @typedef {{ tier: string, findings: readonly { rule: string, tier: string, why: string }[], blindSpots: readonly { why: string }[] }} Judged
 */

const tiers = ['routine', 'sensitive', 'critical', 'forbidden'];

/**
 * @param {readonly Pack[]} packs
 * @param {(command: string) => Judged} judge with preset `strict`
 * @returns {string} Markdown
 */
export function packReference(packs, judge) {
  return [
    '# Rule packs',
    '',
    'Made from the tables in `src/core/policy/packs` by `npm run reference`; what the columns mean is in [policy.md](policy.md). A program that no',
    'pack lists is unknown and asks. A program that one lists is routine for what its table proves harmless, and asks for everything else.',
    '',
    packs.map(({ name }) => `[${name}](#${name})`).join(' · '),
    '',
    ...packs.flatMap((pack) => section(pack, judge)),
  ].join('\n');
}

function section({ name, tools, rules, examples }, judge) {
  const worked = mostSevere(examples.asks, judge);
  return [
    `## ${name}`,
    '',
    ...(Object.keys(tools).length === 0 ? [] : [`Programs: ${Object.keys(tools).sort().map(code).join(', ')}`, '']),
    ...list('Routine', examples.routine.slice(0, 3)),
    ...list('Routine with preset `workspace`', (examples.workspace ?? []).slice(0, 3)),
    ...(worked === null ? [] : [...exampleOf(worked), '']),
    ...(rules.length === 0 ? [] : table(rules)),
  ];
}

/** The first example of the highest tier: what a reader should see asked about. */
function mostSevere(commands, judge) {
  let best = null;
  for (const command of commands) {
    const judged = judge(command);
    if (best === null || tiers.indexOf(judged.tier) > tiers.indexOf(best.judged.tier)) best = { command, judged };
  }
  return best;
}

function exampleOf({ command, judged }) {
  const findings = judged.findings.map(({ tier, why, rule }) => `  ${tier}: ${why}  [${rule}]`);
  const blindSpots = judged.blindSpots.map(({ why }) => `  not seen: ${why}`);
  return ['```', `$ guard explain -c ${quoted(command)}`, `${judged.tier}: ${command}`, ...findings, ...blindSpots, '```'];
}

function table(rules) {
  const rows = rules.map(({ id, tier, why, effects }) => `| \`${id}\` | ${tier} | ${cell(why)} | ${(effects ?? []).join(', ')} |`);
  return ['| rule | tier | why | effects |', '| --- | --- | --- | --- |', ...rows, ''];
}

function list(title, commands) {
  return commands.length === 0 ? [] : [`${title}: ${commands.map(code).join(', ')}`, ''];
}

/** CommonMark 6.1: a code span holds what its fence of backticks does not. */
function code(text) {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const edge = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${text.replaceAll('\n', ' ')}${edge}${fence}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function quoted(command) {
  return `'${command.replaceAll("'", "'\\''")}'`;
}
