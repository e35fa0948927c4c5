import { describe, expect, it } from 'vitest';
import { Effort, tooMuch, tooNested } from '../../../src/core/shell/effort.ts';
import type { SiteRedirect, Walked } from '../../../src/core/shell/site.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';
import { knownWord, openWord, type ShellWord } from '../../../src/core/shell/word.ts';
import { shell } from '../policy/a-context.ts';
import { blindSpots, parsed, walked } from './a-script.ts';

const anywhere = (pos: number, end: number): readonly [number, number] => [pos, end];
const everything = [0, Number.MAX_SAFE_INTEGER];
const inside = 'a command inside this expansion cannot be read with certainty';
const subscript = 'a subscript is evaluated as arithmetic, which can run code';

/** The simple commands, in the order in which they are met; of a word that is not known, what is. */
const commands = ({ sites }: Walked) => sites.map(({ words }) => words.map(({ value }) => value.replaceAll('\0', '?')).join(' '));

describe('what a walk finds', () => {
  it('nothing in nothing', () => {
    expect(walked('')).toEqual({
      sites: [],
      redirects: [],
      blindSpots: [],
      functions: new Map(),
      certain: new Map(),
      expanded: [],
      assigned: new Map(),
      arithmetic: [],
      sets: [],
    });
  });

  it('a command with its words, assignments and redirections', () => {
    expect(walked('x=1 ls -l 2> f').sites).toEqual([
      {
        words: [knownWord('ls', [4, 6], 4), knownWord('-l', [7, 9], 7)],
        assignments: [{ name: 'x', value: knownWord('1', [2, 3], 2), span: [0, 3] }],
        redirects: [{ kind: 'file', operator: '>', descriptor: 2, target: knownWord('f', [13, 14], 13), span: [10, 14] }],
        span: [0, 14],
        piped: false,
        from: [],
      },
    ]);
  });

  it('no value of an array or an element of one', () => {
    const { sites } = walked('x=1 y[1]=2 z=(3) ls');
    expect(sites[0]?.assignments.map(({ name, value }) => [name, value?.value])).toEqual([
      ['x', '1'],
      ['y', undefined],
      ['z', undefined],
    ]);
  });

  it.each<[text: string, assigned: readonly string[]]>([
    ['x=1', ['x= number']],
    ['x=1 ls y', ['x= number']],
    ['read x y', ['x= other', 'y= other']],
    ['command readonly x=12', ['x= number']],
    ['command read x', ['x= other']],
    ['readonly x=-1', ['x= number']],
    ['readonly long_1=12', ['long_1= number']],
    ['readonly x=1a', ['x= other']],
    ['readonly x=a1', ['x= other']],
    ['readonly 1x=1', ['1x= other']],
    ['readonly x+=1', ['x= other']],
    ['readonly x[1]=1', ['x= other']],
    ["readonly 'x=1\n2'", ['x= other']],
    ["readonly 'x[\n]=1'", ['x= other']],
    ['readonly x=1 y=a', ['x= number', 'y= other']],
    ['echo x=1', []],
    ['ls', []],
  ])('what is given to variables by %s', (text, assigned) => {
    const names = text.includes('=') || text.includes('read') ? walked(text).assigned : new Map();
    expect([...names].map(([name, kind]) => `${name}= ${kind}`)).toEqual(assigned);
  });

  it.each<[text: string, names: readonly string[]]>([
    ['echo $x "$long_1" ${y} ${z:-$w}', ['x at 5', 'long_1 at 9', 'y at 18', 'z at 23', 'w at 28']],
    ['echo "$(ls $x)"', ['x at 11']],
  ])('which variables become part of words in %s', (text, names) => {
    expect(walked(text).expanded.map(({ name, span }) => `${name} at ${span[0]}`)).toEqual(names);
  });

  it.each<[text: string, names: readonly string[], blind: readonly string[]]>([
    ['for x in a; do :; done', ['x at 4'], []],
    ['select x in a; do :; done', ['x at 7'], []],
    ['echo ${x:=y}', ['x at 5'], []],
    ['echo ${x=y}', ['x at 5'], []],
    ['echo ${x:-y} ${x-y} ${x:+y} ${x:?y}', [], []],
    ['coproc x { :; }', ['x at 7'], []],
    ['coproc ls', [], []],
    ['coproc a.b { :; }', ['a.b at 7'], [`a.b: ${subscript}`]],
    ['exec {x}< f', ['x at 5'], []],
    ['exec {long_1}> f', ['long_1 at 5'], []],
    ['exec {x[i]}< f', ['x[i] at 5'], [`{x[i]}< f: ${subscript}`]],
    ['exec 3< f', [], []],
  ])('which variables are set by %s', (text, names, blind) => {
    expect(walked(text).sets.map(({ name, span }) => `${name} at ${span[0]}`)).toEqual(names);
    expect(blindSpots(text)).toEqual(blind);
    for (const name of names) expect(walked(text).assigned.get(name.split(' ')[0] as string)).toBe('other');
  });
});

describe('a function', () => {
  it.each<[text: string, functions: readonly string[], certain: readonly string[]]>([
    ['f() { :; }', ['f at 0'], ['f at 0']],
    ['long_1() { :; }; g() { :; }', ['long_1 at 0', 'g at 17'], ['long_1 at 0', 'g at 17']],
    ['f() { :; }; f() { ls; }', ['f at 12'], ['f at 0']],
    ['f-g() { :; }', ['f-g at 0'], []],
    ['f() { :; } & ls', ['f at 0'], []],
    ['true && f() { :; }', ['f at 8'], []],
    ['f() { g() { :; }; }', ['f at 0', 'g at 6'], ['f at 0']],
    ['echo $(f() { :; })', ['f at 7'], []],
    ['echo $(ls); f() { :; }', ['f at 12'], ['f at 12']],
  ])('is certain only at the top: %s', (text, functions, certain) => {
    const at = (map: ReadonlyMap<string, readonly [number, number]>) => [...map].map(([name, span]) => `${name} at ${span[0]}`);
    const { functions: all, certain: sure } = walked(text);
    expect([at(all), at(sure)]).toEqual([functions, certain]);
  });
});

describe('a pipeline', () => {
  /** Each command with `|` when it reads from a pipe, and the commands in front of it. */
  const piped = (text: string) =>
    walked(text).sites.map(({ words, piped: reads, from }) =>
      [reads ? '|' : '', words[0]?.value, ...from.map((site) => site.words[0]?.value)].join(' ').trim(),
    );

  it.each<[text: string, sites: readonly string[]]>([
    ['a', ['a']],
    ['a | b | c', ['a', '| b a', '| c a b']],
    ['a | b; c', ['a', '| b a', 'c']],
    ['a |& b | c', ['a', '| b', '| c']],
    ['a | b |& c', ['a', '| b', '| c']],
    ['a | ( b ) | c', ['a', '| b a', '| c']],
    ['( a ) | b', ['a', '| b']],
    ['a | { b; c; }', ['a', '| b a', '| c']],
    ['a | { b | c; }', ['a', '| b', '| c']],
    ['a | while b; do c; done | d', ['a', '| b a', '| c', '| d']],
    ['a | echo $(b)', ['a', '| echo a', 'b']],
    ['a | echo `b`', ['a', '| echo a', 'b']],
    ['a | cat <(b)', ['a', '| cat a', 'b']],
    ['a | (( $(b) ))', ['a', 'b']],
    ['a | echo $(b) | c', ['a', '| echo a', 'b', '| c a echo']],
    ['a | echo $(b | c)', ['a', '| echo a', 'b', '| c b']],
    ['a | { echo $(b); c; }', ['a', '| echo a', 'b', '| c']],
    [
      'a | b | c | d | e | f | g | h | i | j | k',
      [...'abcdefghijk'].map((name, at) => ['|', name, ...'abcdefghijk'.slice(0, at > 9 ? 0 : at)].join(' ').replace('| a', 'a')),
    ],
  ])('%s', (text, sites) => {
    expect(piped(text)).toEqual(sites);
  });
});

describe('where a command stands', () => {
  it.each<[text: string, pieces: readonly string[]]>([
    ['echo $(a; b)', ['echo $(a; b)', 'a', 'b']],
    ['echo `a; b`', ['echo `a; b`', 'a', 'b']],
    ['cat <(a) && b', ['cat <(a)', 'a', 'b']],
    // What stands in escaped backquotes is read from a text of its own.
    ['echo `a \\`b\\``', ['echo `a \\`b\\``', '`a \\`b\\``', '`a \\`b\\``']],
    ['echo $(a `b \\`c\\``)', ['echo $(a `b \\`c\\``)', 'a `b \\`c\\``', '`b \\`c\\``', '`b \\`c\\``']],
  ])('%s', (text, pieces) => {
    expect(walked(text).sites.map(({ span }) => text.slice(...span))).toEqual(pieces);
  });
});

describe('a redirection', () => {
  const shown = (redirect: SiteRedirect) =>
    redirect.kind === 'text' ? `text ${redirect.body.value}` : `${redirect.descriptor}${redirect.operator}${redirect.target.value}`;

  it.each<[text: string, redirects: readonly string[]]>([
    ['a > f', ['undefined>f']],
    ['a 2>> f 3< g', ['2>>f', '3<g']],
    ['> f a', ['undefined>f']],
    ['a {v}> f', ['null>f']],
    ['a 2>&1', ['2>&1']],
    ['a <<< b', ['text b']],
    ['a <<E\nb\nE', ['text b\n']],
  ])('of a command: %j', (text, redirects) => {
    expect(walked(text).sites[0]?.redirects.map(shown)).toEqual(redirects);
    expect(walked(text).redirects).toEqual([]);
  });

  it.each<[text: string, redirects: readonly string[]]>([
    ['{ a; } > f 2> g', ['undefined>f', '2>g']],
    ['while a; do b; done < f', ['undefined<f']],
    ['( a ) <<< b', ['text b']],
    ['(( 1 )) > f', ['undefined>f']],
  ])('of a compound command: %s', (text, redirects) => {
    const { redirects: seen, sites } = walked(text);
    expect(seen.map(shown)).toEqual(redirects);
    expect(sites.flatMap((site) => site.redirects)).toEqual([]);
  });

  it('without a target is none that can be known', () => {
    expect(walked('a >').blindSpots.map(({ why }) => why)).toContain('this redirection has no target');
    expect(walked('a >').sites.map(({ redirects }) => redirects)).toEqual([[]]);
  });

  it.each<[body: string, blind: readonly string[]]>([
    ["${x+'$(rm f)'}", [`\${x+'$(rm f)'}: ${inside}`]],
    ["${x+'`rm f`'}", [`\${x+'\`rm f\`'}: ${inside}`]],
    ["${x+'$y'}", [`\${x+'$y'}: ${inside}`]],
    ["${x+'f'}", []],
    ['${x+$y}', []],
    ["$(a 'b' $c)", []],
    ["$x'", []],
    ["'", []],
  ])('quotes inside an expansion of a here-document do not quote: %s', (body, blind) => {
    expect(blindSpots(`a <<E\n${body}\nE`)).toEqual(blind);
  });
});

describe('an argument that assigns', () => {
  it.each<[text: string, word: Partial<ShellWord>]>([
    ['export x=1', { kind: 'known', value: 'x=1', prefix: 'x=1' }],
    ['export x+=1', { kind: 'known', value: 'x+=1' }],
    ['export x[1]=1', { kind: 'known', value: 'x[=1' }],
    ['export x[1]+=1', { kind: 'known', value: 'x[+=1' }],
    ['export x=(1 2)', { kind: 'known', value: 'x=()' }],
    ['export x+=(1 2)', { kind: 'known', value: 'x+=()' }],
    ['export x=a$y', { kind: 'open', value: 'x=a\0', prefix: 'x=a', splits: false, verbatim: null }],
    ['export x=$y', { kind: 'open', value: 'x=\0', prefix: 'x=', splits: false }],
  ])('%s', (text, word) => {
    expect(walked(text).sites[0]?.words[1]).toMatchObject(word);
  });
});

describe('an expansion', () => {
  it.each<[text: string, why: string | null]>([
    ['${x/$(ls)/y}', inside],
    ['${x%`ls`}', inside],
    ['${x#<(ls)}', inside],
    ['${x#>(ls)}', inside],
    ['${x:-$(ls)}', null],
    ['${x:=`ls`}', null],
    ['${x/a(/b}', null],
    ['${x/a/b}', null],
    ['${x^^}', null],
    ['${x,}', null],
    ['${x%%y}', null],
    ['${x@Q}', null],
    ['${x@a}', null],
    ['${x@P}', 'the value of a variable is expanded again'],
    ['${x@QP}', 'the value of a variable is expanded again'],
    ['${x@PQ}', 'the value of a variable is expanded again'],
    ['${!x}', 'the variable that is read is named by another variable'],
    ['${!x:-a}', 'the variable that is read is named by another variable'],
    ['${!x@}', null],
    ['${!x*}', null],
    ['${x!y}', 'this expansion cannot be read'],
    ['${x&y}', 'this expansion cannot be read'],
  ])('%s', (text, why) => {
    expect(blindSpots(`echo ${text}`)).toEqual(why === null ? [] : [`${text}: ${why}`]);
  });

  it.each(['$(())', '$(( ))', '$((  ))', '$[]', '$[ ]', '$[  ]', '$((\n))', '$((1))'])(
    'of no arithmetic at all is harmless: %j',
    (text) => {
      expect(blindSpots(`echo ${text}`)).toEqual([]);
    },
  );

  it.each(['(())', '(( ))', '((  ))', '((1))'])('and so is %j', (text) => {
    expect(blindSpots(text)).toEqual([]);
  });
});

// A real Bash runs b in each, and takes what stands beside it for the same word: `ls<(b)` is a program `ls/dev/fd/63`.
describe('a pipe in the middle of a word', () => {
  const middle = 'a pipe in the middle of a word cannot be read with certainty';

  it.each<[text: string, spots: readonly string[]]>([
    ['ls<(b)', ['ls<(b)']],
    ['<(b)ls', ['<(b)ls']],
    ['ls a>(b)', ['a>(b)']],
    ['ls "a"<(b)', ['"a"<(b)']],
    ['ls $x<(b)c', ['$x<(b)', '<(b)c']],
    ['ls <(b)<(b)', ['<(b)<(b)']],
    ['x=<(b)', ['x=<(b)']],
    ['ls > f<(b)', ['> f<(b)']],
    ['x=(a<(b))', ['a<(b)']],
    ['for x in a<(b); do :; done', ['a<(b)']],
    ['select x in a<(b); do :; done', ['a<(b)']],
    ['ls 2>(b)', ['2>(b)']],
    ['ls 2<(b)', ['2<(b)']],
    ['ls 12>(b)$x', ['12>(b)']],
    ['ls {v}<(b)', ['{v}<(b)']],
    ['ls {v[1]}>(b)', ['{v[1]}>(b)']],
    ['ls {v[1]}>(b "c" [d])', ['{v[1]}>(b "c" [d])']],
    ['x=(2<(b))', ['2<(b)']],
    ['for x in 2>(b); do :; done', ['2>(b)']],
    ['echo "$(ls 2>(b))"', ['2>(b)']],
  ])('%s', (text, spots) => {
    expect(blindSpots(text)).toEqual(spots.map((spot) => `${spot}: ${middle}`));
    expect(blindSpots(text, { loop: () => true })).toEqual(spots.map((spot) => `${spot}: ${middle}`));
    expect(shell(text).tier).not.toBe('routine');
  });

  it.each([
    'cat <(a)',
    'cat <(a) <(b)',
    'cat <(a);ls',
    '(cat <(a))',
    'cat <(a)|cat',
    'a > >(b) 2> >(c)',
    'while a; do b; done < <(c)',
    'echo "2>(b)" \'2<(b)\' a"<(b)"c',
    'echo $x"a>(b)"',
    'echo $((2>(1))) x$((1<(2)))',
    'echo a\\>\\(b',
    'cat <<E\n2>(b)\nE',
    'ls x=1 y',
  ])('but not %j', (text) => {
    expect(blindSpots(text)).toEqual([]);
  });
});

describe('a loop whose variable is known for nothing else', () => {
  const loop = (name: string) => name === 'x';
  const body = (length: number) => `for x in a b; do echo ${'-'.repeat(length - 31)} $x; done`;

  it.each<[text: string, sites: readonly string[]]>([
    ['for x in a b; do rm $x; done', ['rm a', 'rm b']],
    ['for x in {a,b} c; do rm $x; done', ['rm a', 'rm b', 'rm c']],
    ['for x in *.c; do rm $x; done', ['rm *.c']],
    ['for x in a b; do rm $x; done; ls $x', ['rm a', 'rm b', 'ls ?']],
    ['for x in a $y; do rm $x; done', ['rm ?']],
    ['for x in $y a; do rm $x; done', ['rm ?']],
    ['for x in "$(ls)" a; do rm $x; done', ['ls', 'rm ?']],
    ['for x in; do rm $x; done', ['rm ?']],
    ['for x; do rm $x; done', ['rm ?']],
    ['for y in a b; do rm $y; done', ['rm ?']],
    ['select x in a b; do rm $x; done', ['rm ?']],
    ['for x in a b; do for x in c; do rm $x; done; ls $x; done', ['rm ?', 'ls ?', 'rm ?', 'ls ?']],
    ['for x in a b; do rm $x; done; for x in c; do ls $x; done', ['rm a', 'rm b', 'ls c']],
  ])('runs once for each word: %s', (text, sites) => {
    expect(commands(walked(text, { loop }))).toEqual(sites);
  });

  it('and without such knowledge once', () => {
    expect(commands(walked('for x in a b; do rm $x; done'))).toEqual(['rm ?']);
  });

  it('up to sixteen thousand characters', () => {
    expect(body(8192)).toHaveLength(8192);
    expect(walked(body(8192), { loop }).sites).toHaveLength(2);
    expect(walked(body(8193), { loop }).sites).toHaveLength(1);
    expect(walked(`echo ${'-'.repeat(9000)}; ${body(8192)}`, { loop }).sites).toHaveLength(3);
    expect(walked(`${body(4096)}; ${body(4096)}`, { loop }).sites).toHaveLength(4);
    expect(walked(`${body(4096)}; ${body(4097)}`, { loop }).sites).toHaveLength(3);
  });

  it('up to three thousand words', () => {
    const words = (count: number) => `for x in ${'a '.repeat(count)}; do :; done`;
    expect(walked(words(2), { loop }).sites).toHaveLength(2);
    expect(walked(words(3001), { loop }).sites).toHaveLength(1);
  });
});

describe('names that are listed', () => {
  const listed = () => [knownWord('a', [0, 0]), knownWord('b', [0, 0])];

  it.each<[text: string, sites: readonly string[]]>([
    ['rm $(ls)', ['rm a b', 'ls']],
    ['rm -f $(ls | cat)', ['rm -f a b', 'ls', 'cat']],
    ['rm $(ls) x', ['rm ? x', 'ls']],
    ['export $(ls) x=1', ['export ? x=1', 'ls']],
    ['rm $(ls) > f', ['rm a b', 'ls']],
    ['rm x$(ls)', ['rm x?', 'ls']],
    ['rm "$(ls)"', ['rm ?', 'ls']],
    ['rm $(ls $x)', ['rm ?', 'ls ?']],
    ['rm $(ls; ls)', ['rm ?', 'ls', 'ls']],
    ['rm $(ls &)', ['rm ?', 'ls']],
    ['rm $(ls |& cat)', ['rm ?', 'ls', 'cat']],
    ['rm $(ls | cat |& cat)', ['rm ?', 'ls', 'cat', 'cat']],
    ['rm $(ls && ls)', ['rm ?', 'ls', 'ls']],
    ['rm $( { ls; } )', ['rm ?', 'ls']],
    ['rm $(ls | { cat; })', ['rm ?', 'ls', 'cat']],
    ['rm $()', ['rm ?']],
    // Something else runs or is opened inside, or cannot be known.
    ['rm $(ls <(cat))', ['rm ?', 'ls /dev/fd/?', 'cat']],
    ['rm $(ls <( (( 1 )) > f ))', ['rm ?', 'ls /dev/fd/?']],
    ['rm $(ls <(cat) <( (( 1 )) > f ))', ['rm ?', 'ls /dev/fd/? /dev/fd/?', 'cat']],
    ['rm $(ls {x[1]}< f)', ['rm ?', 'ls']],
    ['rm $(ls <(cat) {x[1]}< f)', ['rm ?', 'ls /dev/fd/?', 'cat']],
  ])('take the place of the last word alone: %s', (text, sites) => {
    expect(commands(walked(text, { listed }))).toEqual(sites);
  });

  it('and are the words of a loop, when all are known', () => {
    const some = { listed: () => [knownWord('a', [0, 0]), openWord([0, 0])], loop: () => true };
    expect(commands(walked('for x in $(ls); do rm $x; done', some))).toEqual(['ls', 'rm ?']);
    expect(commands(walked('for x in $(ls); do rm $x; done', { listed, loop: () => true }))).toEqual(['ls', 'rm a', 'rm b']);
  });

  it('unless nothing is known of them', () => {
    expect(commands(walked('rm $(ls)', { listed: () => null }))).toEqual(['rm ?', 'ls']);
    expect(commands(walked('rm $(ls)'))).toEqual(['rm ?', 'ls']);
  });
});

describe('what is left out is told once', () => {
  /** Walked when no nested script may be read any more. */
  const spent = (text: string) => {
    const effort = new Effort();
    effort.nested(150_000);
    return walkScript(parsed(text), anywhere, { home: '/home/ann', constant: () => null }, effort);
  };

  it.each<[text: string, sites: readonly string[]]>([
    ['echo $(a) $(b) $(c)', ['echo ? ? ?']],
    ['echo `a`', ['echo ?']],
    ['cat <(a)', ['cat /dev/fd/?']],
    ['echo ${x:-$(a)} ${x:-$(b)} ${y[z]}', ['echo ? ? ?']],
    ['echo $((x)) $[y]', ['echo ? ?']],
    ['(( $(a) ))', []],
  ])('%s', (text, sites) => {
    const { blindSpots: blind, arithmetic, ...found } = spent(text);
    expect(blind.filter(({ why }) => why === tooNested)).toEqual([{ why: tooNested, span: everything }]);
    expect(arithmetic).toEqual([]);
    expect(found.sites.map(({ words }) => words.map(({ value }) => value.replaceAll('\0', '?')).join(' '))).toEqual(sites);
  });

  it('and only what is long, wherever it stands', () => {
    expect(blindSpots(`echo ${'-'.repeat(60_000)} $(a) $(b) $(c)`)).toEqual([]);
  });

  it('and only what is nested', () => {
    expect(spent('a | b $x; (( y ))').blindSpots).toEqual([]);
  });

  it('a command of more than three thousand words', () => {
    const text = (before: number, behind: number) => `${'x=1 '.repeat(before)}a ${'b '.repeat(behind)}`;
    expect(walked(text(1500, 1500)).blindSpots).toEqual([]);
    expect(walked(text(1500, 1500)).sites[0]?.words).toHaveLength(1501);
    expect(walked(text(1500, 1501)).blindSpots).toEqual([{ why: tooMuch, span: everything }]);
    expect(walked(text(1500, 1501)).sites).toEqual([]);
  });

  it('syntax that nests deep', () => {
    const text = `${'if a; then '.repeat(140)}b${'; fi'.repeat(140)}; c`;
    const { blindSpots: blind, sites } = walked(text);
    expect(blind).toEqual([{ why: tooNested, span: everything }]);
    expect(commands({ ...walked(''), sites }).at(-1)).toBe('c');
    expect(sites.length).toBeLessThan(142);
  });

  it('a script of many parts', () => {
    const { blindSpots: blind, sites } = walked('((((a))));'.repeat(2500));
    expect(blind).toEqual([{ why: tooMuch, span: everything }]);
    expect(sites.length).toBeLessThan(2500);
  });

  it('what ends at the end of the stack, and nothing else that is thrown', () => {
    const throwing = (error: Error) => () => {
      throw error;
    };
    expect(walked('ls; echo $x', { constant: throwing(new RangeError('stack')) }).blindSpots).toEqual([
      { why: tooNested, span: everything },
    ]);
    expect(() => walked('echo $x', { constant: throwing(new TypeError('other')) })).toThrow('other');
  });
});

describe('a script that cannot be read', () => {
  it.each<[text: string, spot: string]>([
    ['echo $(if)', '$(if)'],
    ['echo `if`', 'if'],
    ['ls; if', 'ls; if'],
  ])('%s', (text, spot) => {
    const seen = blindSpots(text).filter((blind) => blind.includes('this is not shell that guard can read: '));
    expect(seen).toHaveLength(1);
    expect(spot).toContain(seen[0]?.split(': this is')[0] as string);
  });
});
