import { describe, expect, it } from 'vitest';
import { hostileInputs } from '../../soak/hostile.ts';
import { chanceOf, mutated } from '../../soak/mutate.ts';
import { argv, shell } from './a-context.ts';

describe('work that is left out', () => {
  const commands = 'true\n'.repeat(1200);
  it.each([
    ['more commands than are read', `${commands}rm -rf /`],
    ['a word behind more words than are read', `rm ${'a '.repeat(5000)}`],
    ['a loop over more words than are read', `for i in ${'a '.repeat(5000)}; do rm $i; done`],
    ['a command behind more assignments than are read', `${'A=b '.repeat(5000)} rm -rf /`],
    ['a function with more words than are read', `f() { rm ${'* '.repeat(5000)}; }`],
    ['arithmetic of more parts than are read', `(( ${'`a` '.repeat(5000)} ))`],
    ['arithmetic that would end the stack', `((${'1&&'.repeat(20_000)}1))`],
    ['a chain that would end the stack', `${'command '.repeat(8000)}rm x`],
    ['substitutions behind closers in quotes', "$(: ')' ".repeat(8000)],
    ['here-documents that wait for one another', `cat ${'<<E '.repeat(10_000)}`],
  ])('asks: %s', (_, text) => {
    for (const preset of ['strict', 'workspace'] as const) {
      const { tier, blindSpots, findings } = shell(text, preset);
      expect(tier).not.toBe('routine');
      expect(blindSpots.length + findings.length).toBeGreaterThan(0);
    }
  });

  it('asks for constants that would come to gigabytes', () => {
    expect(shell(`A=${'x'.repeat(20_000)}; bash -c "${'$A'.repeat(5000)}"`, 'workspace').tier).not.toBe('routine');
  });

  it('is told for harmless commands as well, since what follows them is not read', () => {
    expect(shell(commands).blindSpots.map(({ why }) => why)).toContain('the command has too many parts to be read');
    expect(argv(['echo', ...Array.from({ length: 5000 }, () => 'a')]).tier).not.toBe('routine');
  });

  it.each([
    ['a text of 20 KiB', `cat <<'EOF'\n${'const a = { b: [1, 2, (c) => `${c}`] }; // <<\n'.repeat(440)}EOF\n`, 'workspace'],
    ['a chain of 60 commands', `${'ls -la src && '.repeat(59)}ls`, 'strict'],
    ['300 commands', 'git status\n'.repeat(300), 'strict'],
    ['1,000 files', `wc -l ${Array.from({ length: 1000 }, (_, n) => `src/f${n}.ts`).join(' ')}`, 'strict'],
  ] as const)('is none of %s', (_, text, preset) => {
    expect(shell(text, preset).tier).toBe('routine');
  });
});

describe('what nobody could read', () => {
  it('is told a thousand times at most, and asks', () => {
    const { tier, blindSpots } = shell(`ls ${'{fd}>'.repeat(5000)} && rm -rf /`, 'strict');
    expect(blindSpots.length).toBeLessThanOrEqual(1000);
    expect(tier).not.toBe('routine');
    // Findings have tiers, so none of them is left out.
    const worst = shell(`echo ${'$(x$y) '.repeat(400)}; rm -rf /`, 'strict');
    expect(worst.tier).toBe('critical');
  });

  it('is read once: what ends a line in a pattern is no blank in it', () => {
    // 65,000 line separators (U+2028) took 19 s, read from each of them to the end: beyond any limit of a test.
    expect(shell(`psql -c '${'\u2028'.repeat(65_000)}'`, 'strict').tier).not.toBe('routine');
  });

  it('is read once: digits and letters in front of what arithmetic would make a name of', () => {
    // 44,000 letters took a second.
    expect(shell(`echo \${x:${'x'.repeat(60_000)}\${y}}`, 'strict').tier).not.toBe('routine');
    expect(shell(`echo \${x:${'1'.repeat(60_000)}-\${y}}`, 'strict').tier).toBe('routine');
  });

  it('is read once: builtins that name variables, one behind the other', () => {
    // 7,000 of them took more than a second.
    expect(shell(`x=1; cat $x; ${'export a '.repeat(7000)}`, 'strict').tier).not.toBe('routine');
  });

  it('looks at no more names in a word of git than git has', () => {
    expect(shell(`git show HEAD:${'a:'.repeat(30_000)}`, 'strict').tier).toBe('sensitive');
  });
});

describe('hostile and mutated inputs', () => {
  it('get the same answer twice, and no exception', () => {
    // A few of some ten thousands: the long run is `npm run soak`.
    const texts = hostileInputs().filter((_, index) => index % 701 === 0);
    const lines = [
      'ls -la | grep x',
      'for f in a b; do cat "$f"; done',
      "bash -c 'git push'",
      'cat <<E\n$(id)\nE',
      'x=1; [[ $x -lt 3 ]] && rm -rf /',
    ];
    for (let number = 0; number < 400; number++) texts.push(['', mutated(lines, chanceOf(number))]);
    expect(texts.length).toBeGreaterThan(430);
    for (const [, text] of texts) expect(shell(text, 'workspace')).toEqual(shell(text, 'workspace'));
  });
});
