import { describe, expect, it } from 'vitest';
import { numbersOf, setUnseen, shellSets } from '../../../src/core/policy/values.ts';
import { parseShell } from '../../../src/core/shell/parse.ts';
import { walkScript } from '../../../src/core/shell/walk.ts';

function walked(code: string) {
  const outcome = parseShell(code);
  if (outcome.kind !== 'script') throw new Error(outcome.why);
  return walkScript(outcome.script, (pos, end) => [pos, end], { home: '/home/ann', constant: () => null });
}

describe('a builtin that gives variables values which the text does not tell', () => {
  it.each([
    ...[
      'read',
      'read -r',
      'read PATH',
      'read -a x',
      'read -p a x',
      'read "$x"',
      'read x$y',
      'read a[1]',
      'read -- x',
      'mapfile -t a',
      'readarray a',
      'getopts ab o',
      'eval x=1',
      'let x=y',
      'wait -p x',
      'trap x EXIT',
      'compgen -V x',
    ],
    ...['command read x', 'printf -v x 1', 'printf "$f" x', 'builtin printf -v x 1'],
    // An attribute that makes the value an expression, or the name another variable's.
    ...['declare -i n=x', 'declare -ai n=x', 'declare -ix n=x', 'declare -n r=x', 'local -n r=x', 'typeset -in r=x'],
    // Which name it is, or whether it is an option.
    ...['declare "$x"', 'declare "$x=1"', 'local a=1 "$x"', 'declare x$?=1', 'declare "-n=$x"', 'declare +i x'],
    // Whatever a program does with the words it is given.
    ...['mylocal read x', 'localize read x'],
  ])('%s', (code) => {
    expect(setUnseen(walked(code))).toBe(true);
  });

  it.each([
    ...[
      'read x',
      'while IFS= read -r x y; do echo; done',
      'read -rs x',
      'echo a',
      'x=1',
      'printf %s x',
      'printf',
      'echo thread',
      'echo ready',
      'ls readme',
      'echo evaluate',
    ],
    ...['local x=1', 'local name', 'local name=$1 other=$2', 'local name="$y"', 'local name+="$y"', 'declare -A m', 'declare -rx A=1'],
    ...['typeset -r A=1', 'declare -a l', 'local', 'declare x="$y" z=1'],
  ])('not: %s', (code) => {
    expect(setUnseen(walked(code))).toBe(false);
  });
});

describe('variables that bash gives values of its own', () => {
  it.each(['REPLY', 'MAPFILE', 'BASH', 'BASH_REMATCH', 'OPTARG', 'READLINE_LINE', '_', 'PWD', 'PIPESTATUS', '1', '12', '@', '*'])(
    '%s',
    (name) => {
      expect(shellSets.test(name)).toBe(true);
    },
  );
  it.each(['MY_REPLY', 'REPLY2', 'PWDS', 'x1', '__', 'i'])('not %s', (name) => {
    expect(shellSets.test(name)).toBe(false);
  });
});

describe('variables that only ever hold numbers', () => {
  it.each([
    ['i=0; i=$((i+1)); [ $i -lt 3 ]', {}, ['i']],
    ['i=0; j=x; k=-3', {}, ['i', 'k']],
    ['i=0; i=x', {}, []],
    ['for i in 1 2 3; do echo $i; done', {}, ['i']],
    ['for i in 1 x; do echo $i; done', {}, []],
    ['local n=1', {}, ['n']],
    // The value it had before, should that line never run.
    ['i=0', { i: '12' }, ['i']],
    ['i=0', { i: '-3' }, ['i']],
    ['i=0', { i: '' }, ['i']],
    ['i=0', { i: 'a[$(id)]' }, []],
    ['i=0', { i: 'x3' }, []],
    ['i=0', { i: '3 -o x' }, []],
    ['i=0; REPLY=1; PWD=2', {}, ['i']],
    ['i=0; read j', {}, ['i']],
    ['i=0; read i', {}, []],
    ['i=0; read -a j', {}, []],
    ['i=0; printf -v j x', {}, []],
    ['x=a', {}, []],
  ])('%s with %j: %j', (code, env, names) => {
    expect([...numbersOf(walked(code), env, () => true)]).toEqual(names);
    expect([...numbersOf(walked(code), env, () => false)]).toEqual([]);
  });
});
