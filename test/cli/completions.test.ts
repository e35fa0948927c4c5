import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionFiles, completionScript, shells } from '../../src/cli/completion/script.ts';
import { nodesOf, treeOf } from '../../src/cli/completion/tree.ts';
import { createProgram } from '../../src/cli/program.ts';
import { type ShellSession, shellPath, startShell, uniqueFile, uniqueTool } from './shell-on-pty.ts';

const fileOf = (shell: (typeof shells)[number]) => fileURLToPath(new URL(`../../completions/${completionFiles[shell]}`, import.meta.url));

describe('the files in completions/', () => {
  it.each(shells)('%s is what the command tree generates (else: node scripts/completions.mjs)', (shell) => {
    expect(readFileSync(fileOf(shell), 'utf8')).toBe(completionScript(shell, createProgram()));
  });

  it.each(shells)('%s names every verb and every long option', (shell) => {
    const text = readFileSync(fileOf(shell), 'utf8');
    const nodes = nodesOf(treeOf(createProgram()));
    expect(nodes.length).toBeGreaterThan(3);
    for (const verb of nodes) {
      for (const word of verb.path) expect(text).toContain(word);
      for (const name of verb.flags.flatMap((flag) => flag.names))
        expect(text).toContain(shell === 'fish' ? name.replace(/^-+/, '') : name);
    }
  });
});

describe('the tree', () => {
  const program = new Command('guard')
    .addCommand(
      new Command('log').addCommand(
        new Command('export')
          .argument('[file]')
          .option('-o, --out <folder>', 'where to')
          .option('--maybe [n]', 'an optional value')
          .addOption(new Option('--format <f>').choices(['csv', 'html']))
          .addOption(new Option('--secret-switch').hideHelp()),
      ),
    )
    .addCommand(new Command('inner'), { hidden: true });
  const node = nodesOf(treeOf(program)).find((verb) => verb.path.join(' ') === 'log export');
  const valueOfFlag = (name: string) => node?.flags.find((flag) => flag.names.includes(name))?.value;

  it.each([
    ['--out', { kind: 'folder' }],
    ['--format', { kind: 'choice', choices: ['csv', 'html'] }],
    ['--maybe', null],
  ])('%s takes %j', (name, value) => expect(valueOfFlag(name)).toEqual(value));

  it('knows operands', () => expect(node?.operands).toEqual([{ name: 'file', value: { kind: 'file' }, rest: false }]));
  it('leaves hidden options and verbs out', () => {
    expect(valueOfFlag('--secret-switch')).toBeUndefined();
    expect(treeOf(program).verbs.map((verb) => verb.path.join(' '))).toEqual(['log', 'help']);
  });
  it('offers help the verbs', () => {
    const help = nodesOf(treeOf(program)).find((verb) => verb.path.join(' ') === 'help');
    expect(help?.operands[0]?.value).toMatchObject({ kind: 'choice', choices: expect.arrayContaining(['log']) });
  });
});

/** Keys typed, and the arguments that guard then gets. */
const cases: readonly (readonly [keys: string, argv: readonly string[]])[] = [
  ['guard expl\t', ['explain']],
  ['guard exec --dry\t', ['exec', '--dry-run']],
  ['guard exec --pty al\t', ['exec', '--pty', 'always']],
  ['guard explain --preset=wor\t', ['explain', '--preset=workspace']],
  ['guard explain --preset wor\t --js\t', ['explain', '--preset', 'workspace', '--json']],
  ['guard exec -m expl\t --dry\t', ['exec', '-m', 'expl', '--dry-run']],
  [`guard exec -- ${uniqueTool.slice(0, 6)}\t`, ['exec', '--', uniqueTool]],
  [`guard exec -m why -- cat ${uniqueFile.slice(0, 2)}\t`, ['exec', '-m', 'why', '--', 'cat', uniqueFile]],
  ['guard exec -- cat --dry\t', ['exec', '--', 'cat', '--dry']],
  ['guard help expl\t', ['help', 'explain']],
];

describe.each(shells)('in a real %s', (shell) => {
  const installed = shellPath(shell) !== undefined;
  let session: ShellSession | undefined;
  beforeAll(async () => {
    if (installed) session = await startShell(shell, fileOf(shell));
  });
  afterAll(() => session?.close());

  it.for(cases)('%j', async ([keys, argv], { skip }) => {
    if (session === undefined) return skip(`${shell} is not installed`);
    expect(await session.type(keys)).toEqual(argv);
  });
});
