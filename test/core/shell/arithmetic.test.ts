import { describe, expect, it } from 'vitest';
import { tooMuch } from '../../../src/core/shell/effort.ts';
import { shell } from '../policy/a-context.ts';
import { blindSpots, walked } from './a-script.ts';

const subscript = 'a subscript is evaluated as arithmetic, which can run code';
const pieces = 'which variable is evaluated as arithmetic cannot be told from the text';
const expansion = 'the outcome of an expansion is evaluated as arithmetic, which can run code';
const output = 'the outcome of a command is evaluated as arithmetic, which can run code';
const key = 'this key of an array cannot be read with certainty';

/** The variables that are evaluated, each as `name in piece of the script`, and what is not known. */
function evaluated(text: string): { readonly names: readonly string[]; readonly blind: readonly string[] } {
  return { names: walked(text).arithmetic.map(({ name, span }) => `${name} in ${text.slice(...span)}`), blind: blindSpots(text) };
}

type Row = readonly [text: string, names: readonly string[], blind: readonly string[]];

describe('a subscript', () => {
  it.each<Row>([
    ['z[@]=1', [], []],
    ['z[*]=1', [], []],
    ['echo ${z[@]} ${z[*]}', [], []],
    ['z[1]=1', [], []],
    ['z[y]=1', ['y in y'], []],
    ['z[a b]=1', ['a in a b', 'b in a b'], []],
    ['z[$y]=1', ['y in $y'], []],
    ['z["$y"]=1', ['y in $y'], []],
    ['echo ${z[y]}', ['y in y'], []],
    ['echo ${z[y+1]}', ['y in y+1'], []],
    ["z['y']=1", ['y in y'], []],
  ])('%s', (text, names, blind) => {
    const { names: seen, blind: spots } = evaluated(text);
    expect([seen.map((name) => name.replaceAll("'", '')), spots]).toEqual([names, blind]);
  });
});

// A real Bash runs what stands in x in each of these that names it.
describe('the keys of an array', () => {
  it.each<Row>([
    ['a=([x]=1)', ['x in [x]=1'], []],
    ['a=([x]+=1 2 [y]=3)', ['x in [x]+=1', 'y in [y]=3'], []],
    ['a+=([x]=1)', ['x in [x]=1'], []],
    ['a=([1]=1 [23]=x)', [], []],
    ['a=(x=1 x)', [], []],
    ['a=(b[x]=1)', [], []],
    ['a=("[x]"=1)', [], []],
    ['a=([ab])', [], []],
    ['a=([x]"=1")', [], [`[x]"=1": ${subscript}`]],
    ['a=([b[x]]=1)', [], [`[b[x]]=1: ${subscript}`]],
    ['a=([$x]=1)', ['x in [$x]=1'], [`[$x]=1: ${subscript}`]],
    ['a=([`x`]=1)', ['x in [`x`]=1'], [`[\`x\`]=1: ${subscript}`]],
    ["a=(['x']=1)", ["x in ['x']=1"], [`['x']=1: ${pieces}`]],
    ['a=(["x"]=1)', ['x in ["x"]=1'], [`["x"]=1: ${pieces}`]],
    ['a=([\\x]=1)', ['x in [\\x]=1'], [`[\\x]=1: ${pieces}`]],
    ['declare -a a=([x]=1)', ['x in [x]=1'], []],
  ])('%s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });

  it.each<Row>([
    ['declare -A a=([key]=1 [b]+=2)', [], []],
    ['declare -A a=([a.b:c/d-e_9]=1)', [], []],
    ['declare -A a=([]=1)', [], []],
    ['declare -A a=([a b]=1)', [], [`[a b]=1: ${key}`]],
    ['declare -A a=([%k]=1)', [], [`[%k]=1: ${key}`]],
    ['declare -A a=([k%]=1)', [], [`[k%]=1: ${key}`]],
    ['declare -A a=([$x]=1)', [], [`[$x]=1: ${key}`]],
    ['declare -A a=([k]"=1")', [], [`[k]"=1": ${subscript}`]],
  ])('which is known for an associative one: %s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });
});

// Bash looks for the option where it stands: in each of these that names x, a real one runs what stands in x.
describe('an array is known for an associative one', () => {
  it.each<[text: string, known: boolean]>([
    ['declare -A a=([x]=1)', true],
    ['typeset -A a=([x]=1)', true],
    ['local -A a=([x]=1)', true],
    ['declare -gA a=([x]=1)', true],
    ['declare -Ag a=([x]=1)', true],
    ['declare -gAx a=([x]=1)', true],
    ['declare y -A a=([x]=1)', true],
    ['declare -A y a=([x]=1)', true],
    ['declare y=1 -A a=([x]=1)', true],
    ['declare -A a+=([x]=1)', true],
    ['y=1 declare -A a=([x]=1)', true],
    ['> f declare -A a=([x]=1)', true],
    ['declare -A a=([k]=1) b=([x]=1)', true],
    ['declare -A a=([x]=1) > f', true],
    ['declare a=([x]=1)', false],
    ['declare -a a=([x]=1)', false],
    ['declare a=([x]=1) -A', false],
    ["declare '-A' a=([x]=1)", false],
    ['declare "-A" a=([x]=1)', false],
    ['declare \\-A a=([x]=1)', false],
    ['declare {-A,-g} a=([x]=1)', false],
    ['declare > f -A a=([x]=1)', false],
    ['declare -A > f a=([x]=1)', false],
    ['declare -A y > f a=([x]=1)', false],
    ['declare -A a=([k]=1) 2> f b=([x]=1)', false],
    ['declare y-A a=([x]=1)', false],
    ['declare -A"" a=([x]=1)', false],
    ['declare -1A a=([x]=1)', false],
    ['declare -A; declare a=([x]=1)', false],
    ['export -A a=([x]=1)', false],
    ['readonly -A a=([x]=1)', false],
  ])('%s', (text, known) => {
    expect(evaluated(text)).toEqual({ names: known ? [] : ['x in [x]=1'], blind: [] });
    expect(shell(`x='y[$(rm f)]'; ${text.replaceAll(/2?> f/g, '2> /dev/null')}`).tier === 'routine' && !known).toBe(false);
  });
});

describe('an operand', () => {
  it.each<Row>([
    ['(( x ))', ['x in x'], []],
    ['(( x + longer_1 ))', ['x in x', 'longer_1 in longer_1'], []],
    ['(( $x ))', ['x in $x'], []],
    ['(( $longer_1 ))', ['longer_1 in $longer_1'], []],
    ['(( ${x} ))', ['x in ${x}'], []],
    ['(( ${longer_1} ))', ['longer_1 in ${longer_1}'], []],
    ['(( 1 + 23 ))', [], []],
    ['(( 0x1f + 0XFF ))', [], []],
    ['(( 0x ))', ['x in 0x'], []],
    ['(( 0x1g ))', ['x1g in 0x1g'], []],
    ['(( 0xg1 ))', ['xg1 in 0xg1'], []],
    ['(( 16#ff + 2#1 + 36#zz ))', [], []],
    ['(( x16#ff ))', ['x16 in x16#ff', 'ff in x16#ff'], []],
    ['(( 64#f@g ))', ['f in 64#f@g', 'g in 64#f@g'], []],
    ['(( 1$x ))', ['x in $x'], []],
    ['(( $x1 ))', ['x1 in $x1'], []],
    ['(( x#ff ))', ['x in x#ff', 'ff in x#ff'], []],
    ['(( x[1] ))', ['x in x[1]'], []],
    ['(( long_1[12] ))', ['long_1 in long_1[12]'], []],
    ['(( x[y] ))', ['x in x[y]', 'y in x[y]'], [`x[y]: ${subscript}`]],
    ['(( x[-1] ))', ['x in x[-1]'], [`x[-1]: ${subscript}`]],
    ['(( x[10#9a] ))', ['x in x[10#9a]', 'a in x[10#9a]'], [`x[10#9a]: ${subscript}`]],
    ['(( x[0x1f] ))', ['x in x[0x1f]', 'x1f in x[0x1f]'], [`x[0x1f]: ${subscript}`]],
    ['(( $1 ))', [], [`$1: ${subscript}`]],
    ['(( ${10} ))', ['10 in ${10}'], []],
    ['(( a0x1 ))', ['a0x1 in a0x1'], []],
    ['echo $((x))', ['x in x'], []],
    ['echo $[x]', ['x in x'], []],
    ['for ((i = x; y < 1; z++)); do :; done', ['i in i', 'x in x', 'y in y', 'z in z'], []],
  ])('%s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });

  it.each<Row>([
    ["(( 'x' ))", ["x in 'x'"], []],
    ["(( $'x' ))", ["x in $'x'"], []],
    ['(( "x" ))', ['x in x'], []],
    ['(( $"x" ))', ['x in x'], []],
    ['(( "$x" ))', ['x in $x'], []],
    ['(( $"$x" ))', ['x in $x'], []],
    ['(( $? + $# + $$ + $! ))', [], []],
    ['(( 1$? ))', [], []],
    ['(( 1$x ))', ['x in $x'], []],
    ['(( $x$y ))', ['x in $x', 'y in $y'], []],
    ['(( ${x} + ${#y} ))', ['x in ${x}'], []],
    ['(( ${#y[@]} ))', [], []],
    ['(( ${x:-1} ))', ['x in ${x:-1}'], [`\${x:-1}: ${expansion}`]],
    ['(( $((x)) ))', ['x in x'], []],
    ['(( $(nproc) ))', [], []],
    ['(( `nproc` ))', [], []],
    ['(( $(wc -l < f) + 1 ))', [], []],
    ['(( $(cat f) ))', [], [`$(cat f): ${output}`]],
    ['(( 1 + `cat f` ))', [], [`\`cat f\`: ${output}`]],
    ['(( "$(cat f)" ))', [], [`$(cat f): ${output}`]],
    ['(( "a[1]" ))', ['a in a[1]'], []],
    ["(( 'a[b]' ))", ["a in 'a[b]'", "b in 'a[b]'"], [`'a[b]': ${subscript}`]],
  ])('in quotes or put together: %s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });
});

describe('a name that is put together', () => {
  it.each<Row>([
    ['(( a""1 ))', ['a in a'], [`a""1: ${pieces}`]],
    ['(( a"1" ))', ['a in a'], [`a"1": ${pieces}`]],
    ["(( a'1' ))", ['a in a'], [`a'1': ${pieces}`]],
    ["(( 'a'1 ))", ["a in 'a'"], [`'a'1: ${pieces}`]],
    ["(( a$'1' ))", ['a in a'], [`a$'1': ${pieces}`]],
    ["(( $'a'1 ))", ["a in $'a'"], [`$'a'1: ${pieces}`]],
    ['(( a$"1" ))', ['a in a'], [`a$"1": ${pieces}`]],
    ['(( $"a"1 ))', ['a in a'], [`$"a"1: ${pieces}`]],
    ['(( a$? ))', ['a in a'], [`a$?: ${pieces}`]],
    ['(( a1$? ))', ['a1 in a1'], [`a1$?: ${pieces}`]],
    ['(( a_$x ))', ['a_ in a_', 'x in $x'], [`a_$x: ${pieces}`]],
    ['(( "a"$? ))', ['a in a'], [`"a"$?: ${pieces}`]],
    ['(( a"$?" ))', ['a in a'], [`a"$?": ${pieces}`]],
    ["(( 'a'$? ))", ["a in 'a'"], [`'a'$?: ${pieces}`]],
    ["(( $'a'$? ))", ["a in $'a'"], [`$'a'$?: ${pieces}`]],
    ['(( 1""2$x ))', ['x in $x'], [`1""2$x: ${pieces}`]],
    ['[[ a{1,2} -eq 1 ]]', ['a in a'], [`a{1,2}: ${pieces}`, `{1,2}: ${output}`]],
    // The pieces do not touch, or are no name.
    ['[[ a+$x -eq 1 ]]', ['a in a+', 'x in $x'], []],
    ['[[ a+1$x -eq 1 ]]', ['a in a+1', 'x in $x'], []],
    ['[[ 1$x+a -eq 1 ]]', ['x in $x', 'a in +a'], []],
    ["[[ 'a+'$x -eq 1 ]]", ["a in 'a+'", 'x in $x'], []],
    ['[[ "a"+"b" -eq 1 ]]', ['a in a', 'b in b'], []],
    ['[[ a"+b" -eq 1 ]]', ['a in a', 'b in +b'], []],
    ['[[ a+"+b" -eq 1 ]]', ['a in a+', 'b in +b'], []],
    ['[[ $x"1" -eq 1 ]]', ['x in $x'], []],
    ['[[ $x"+1"$y -eq 1 ]]', ['x in $x', 'y in $y'], []],
    ['[[ $?a -eq 1 ]]', ['a in a'], []],
  ])('%s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });

  it.each(['==', '!=', '=~', '<', '>', '-nt', '-ot', '-ef'])('and not what %s compares', (operator) => {
    expect(evaluated(`[[ $x ${operator} y ]]`)).toEqual({ names: [], blind: [] });
  });

  // Between two names an asterisk multiplies.
  it.each<Row>([
    ['[[ a*b -eq 1 ]]', ['a in a', 'b in b'], [`*: ${output}`]],
    ['[[ a[1] -eq 1 ]]', ['a in a'], [`[1]: ${output}`]],
    ['[[ @(a|b) -eq 1 ]]', [], [`@(a|b): ${output}`]],
    ['[[ <(ls) -eq 1 ]]', [], [`<(ls): ${output}`]],
    ['echo ${x:a*b}', ['a in a*b', 'b in a*b'], []],
  ])('not by a pattern: %s', (text, names, blind) => {
    const seen = evaluated(text);
    expect(seen.names).toEqual(names);
    expect(seen.blind).toEqual(blind);
  });
});

describe('the operand of -v', () => {
  it.each<[text: string, blind: boolean]>([
    ['x', false],
    ['long_1', false],
    ['1', false],
    ['a\\[0\\]', false],
    ['a\\[12\\]', false],
    ['a\\[@\\]', false],
    ['a\\[i\\]', true],
    ['a\\[0\\]x', true],
    ['+a', true],
    ['a+', true],
    ['$x', true],
    ["'a[$(ls)]'", true],
    // Not looked into: a name has no need of quotes.
    ['"x"', true],
    ['a[0]', true],
  ])('%s', (text, blind) => {
    for (const operator of ['-v', '-R']) expect(blindSpots(`[[ ${operator} ${text} ]]`)).toEqual(blind ? [`${text}: ${subscript}`] : []);
    expect(blindSpots(`[[ -n ${text} ]]`)).toEqual([]);
  });
});

describe('an operand of many pieces', () => {
  it('is read up to a thousand of them', () => {
    const [some, more] = ['$a'.repeat(1000), '$a'.repeat(1001)];
    expect(walked(`(( ${some} ))`).arithmetic).toHaveLength(1000);
    expect(blindSpots(`(( ${some} ))`)).toEqual([]);
    expect(walked(`(( ${more} ))`).arithmetic).toHaveLength(0);
    expect(blindSpots(`(( ${more} ))`)).toEqual([`${more}: ${tooMuch}`]);
  });

  it('and a long one ends', () => {
    const digits = '1'.repeat(40_000);
    expect(blindSpots(`(( ${digits}$x ))`)).toEqual([]);
    expect(blindSpots(`(( a${digits}$x ))`)).toEqual([`a${digits}$x: ${pieces}`]);
  });
});

describe('a variable is known for a number', () => {
  it.each<[text: string, kind: 'number' | 'other']>([
    ['x=1', 'number'],
    ['x=-12', 'number'],
    ['x=$(nproc)', 'number'],
    ['x=$((y))', 'number'],
    ['x=(1 -2 $(nproc))', 'number'],
    ['x=', 'other'],
    ['x=a', 'other'],
    ['x=1a', 'other'],
    ['x=a1', 'other'],
    ['x=1-2', 'other'],
    ['x="1"', 'other'],
    ['x=$(ls)', 'other'],
    ['x=$y', 'other'],
    ['x=$((y))a', 'other'],
    ['x=$(nproc)a', 'other'],
    ['x=(1 a)', 'other'],
    ['x=(a 1)', 'other'],
    ['x[0]=1', 'other'],
    ['x+=1', 'other'],
    ['x=1; x=2', 'number'],
    ['x=1; x=a', 'other'],
    ['x=a; x=1', 'other'],
    ['for x in 1 -2 {3..5}; do :; done', 'number'],
    ['for x in {10..-20}; do :; done', 'number'],
    ['for x in {-10..20..5}; do :; done', 'number'],
    ['for x in {1..20..-50}; do :; done', 'number'],
    ['for x in {1..2..15}; do :; done', 'number'],
    ['for x in {a..c}; do :; done', 'other'],
    ['for x in {1..c}; do :; done', 'other'],
    ['for x in {1..9..a}; do :; done', 'other'],
    ['for x in {1,2}; do :; done', 'other'],
    ['for x in a{1..2}; do :; done', 'other'],
    ['for x in {1..2}a; do :; done', 'other'],
    ['for x in {1..2} a; do :; done', 'other'],
    ['for x in $(nproc); do :; done', 'other'],
    ['for x in "1"; do :; done', 'other'],
    ['for x in; do :; done', 'other'],
    ['for x; do :; done', 'other'],
    ['select x in 1 2; do :; done', 'other'],
  ])('%s', (text, kind) => {
    expect(walked(text).assigned.get('x')).toBe(kind);
  });
});
