import { describe, expect, it } from 'vitest';
import { rulesOf, shell } from './a-context.ts';

const told = (command: string) => {
  const { findings, blindSpots } = shell(command);
  return [...rulesOf({ ...shell(command), findings }), ...blindSpots.map(({ span }) => `? ${command.slice(...span)}`)];
};

describe('xargs', () => {
  it.each([
    'xargs -- ls',
    'xargs -a list ls',
    'git ls-files | xargs',
    'git ls-files | xargs cat',
    'git ls-files | xargs -r -t -p -x cat',
    'git ls-files | xargs --verbose --no-run-if-empty cat',
    'git ls-files | xargs -P 4 cat',
    'git ls-files | xargs -P4 -n1 cat',
    'git ls-files | xargs -n 1 cat',
    'git ls-files | xargs -L 1 cat',
    'git ls-files | xargs --max-args=1 cat',
    'git ls-files | xargs --max-args 1 cat',
    'git ls-files | xargs -0 cat',
    'git ls-files | xargs -r0 cat',
    'git ls-files | xargs --null cat',
    'git ls-files | xargs -I{} cat {}',
    'git ls-files | xargs -I % cat %',
    'git ls-files | xargs -i cat {}',
    'git ls-files | xargs -i% cat %',
    'git ls-files | xargs -ri cat {}',
    'git ls-files | xargs --replace cat {}',
    'git ls-files | xargs --replace=% cat %',
    'git ls-files | xargs -I {} -n 1 cat',
    'git ls-files | xargs -I {} echo x',
  ])('%s is routine', (command) => {
    expect(told(command)).toEqual([]);
  });

  it.each([
    // How it is started.
    ['xargs $x ls', ['? $x']],
    ['xargs -n $x ls', ['? $x']],
    ['xargs -I $x ls', ['? $x']],
    ['xargs -a $x ls', ['? $x']],
    ['xargs --arg-file $x ls', ['? $x']],
    ['xargs --max-args $x ls', ['? $x']],
    ['xargs -- -x', ['unknown-program']],
    ['git ls-files | xargs --foo cat', ['not-proved-harmless']],
    ['git ls-files | xargs --verbosex cat', ['not-proved-harmless']],
    ['git ls-files | xargs --max-argsx 1 ls', ['not-proved-harmless', 'unknown-program']],
    ['git ls-files | xargs x--verbose cat', ['unknown-program']],
    // What it reads in place of the list.
    ['xargs -a .env ls', ['secret-file']],
    ['xargs --arg-file .env ls', ['secret-file']],
    ['xargs --arg-file=.env ls', ['not-proved-harmless']],
    ['xargs -a.env ls', ['not-proved-harmless']],
    // Names that are no longer the listed ones.
    ['git ls-files | xargs -a list cat', ['? cat']],
    ['git ls-files | xargs -d x cat', ['? cat']],
    ['git ls-files | xargs -dx cat', ['? cat']],
    ['git ls-files | xargs --delimiter=x cat', ['? cat']],
    ['git ls-files | xargs -E x cat', ['? cat']],
    ['git ls-files | xargs --eof=x cat', ['? cat']],
    ['git ls-files | xargs -I {} cat {}.x', ['? {}.x']],
    ['git ls-files | xargs -n 1 xargs cat', ['? git ls-files']],
    // Names as a program, as an option, or as code.
    ['git ls-files | xargs -I {} {}', ['? git ls-files']],
    ['git ls-files | xargs -I {} sh -c "cat {}"', ['? "cat {}"', '? "cat {}"']],
    ['git ls-files | xargs rm', ['rm']],
    ['git ls-files | xargs -I X rm X', ['rm']],
    ['git ls-files | xargs sort', ['text-tool-writes', '? git ls-files']],
  ])('%s tells %j', (command, expected) => {
    expect(told(command)).toEqual(expected);
  });

  it('reads its own input, so that its command takes none from the terminal', () => {
    expect(rulesOf(shell('xargs -I{} psql -h h', 'strict', { stdinTty: true }))).not.toContain('interactive-input');
    expect(rulesOf(shell('psql -h h', 'strict', { stdinTty: true }))).toContain('interactive-input');
  });
});
