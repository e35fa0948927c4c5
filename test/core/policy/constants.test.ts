import { describe, expect, it } from 'vitest';
import { constantsOf } from '../../../src/core/policy/constants.ts';
import { aContext, shell } from './a-context.ts';

const constantIn = (name: string, code: string) => constantsOf(code, aContext()).constant(name);
const loops = (name: string, code: string) => constantsOf(code, aContext()).loop?.(name);

describe('what a script sets at its very start, and never again, is known', () => {
  it.each([
    ['DIR=src; ls $DIR', 'src'],
    ['DIR=src\nls "$DIR"', 'src'],
    ['  DIR=src && ls ${DIR}', 'src'],
    ['DIR=src ; ls $DIR', 'src'],
    ['DIR=src\t&& ls $DIR', 'src'],
    ['DIR=src', 'src'],
    ['DIR=; ls "$DIR"', ''],
    ['OTHER=1; DIR=src; ls $DIR', 'src'],
    ['OTHER=1 && DIR=/var/log && ls $DIR/$DIR', '/var/log'],
    // Other names that have this one in them.
    ['DIR=src; SUBDIR=x; ls $DIR', 'src'],
    ['DIR=src; DIRS=x; ls $DIR', 'src'],
    ['DIR=src; unset SUBDIR DIRS; ls $DIR', 'src'],
    ['DIR=src; find . -path $DIR', 'src'],
    ['DIR=src; echo done. ; ls $DIR', 'src'],
    ['DIR=src; ping localhost; ls $DIR', 'src'],
    ['DIR=src; printf find . -x; ls $DIR', 'src'],
  ])('%j', (code, value) => {
    expect(constantIn('DIR', code)).toBe(value);
  });

  it.each([
    // It never came to that, or in another shell.
    'ls; DIR=src; ls $DIR',
    'false && DIR=src; ls $DIR',
    'DIR=src ls; ls $DIR',
    'DIR=src & ls $DIR',
    'DIR=src | cat; ls $DIR',
    'DIR=$(pwd); ls $DIR',
    'DIR=~/x; ls $DIR',
    'ls $DIR',
    "DIR=src; lo''cal $x; ls $DIR",
    'DIR=src; f() { local localhost; }; ls $DIR',
    // It is given another value.
    'DIR=src; DIR=.ssh; ls $DIR',
    'DIR=src; DIR+=.ssh; ls $DIR',
    'DIR=src; for DIR in .ssh; do :; done; ls $DIR',
    'DIR=src; unset DIR; ls $DIR',
    'DIR=1; ((DIR=2)); ls $DIR',
    'DIR=src; exec {DIR}<f; ls $DIR',
    'DIR=; : ${DIR:=.ssh}; ls $DIR',
    'DIR=; : "${DIR:=.ssh}"; ls $DIR',
    // Or may be, by a name that is not to be seen.
    'X=DI; DIR=src; read ${X}R <<< .ssh; ls $DIR',
    "X=DI; DIR=src; re''ad ${X}R <<< .ssh; ls $DIR",
    'X=DI; DIR=src; re"a"d ${X}R <<< .ssh; ls $DIR',
    'X=DI; DIR=src; re\\ad ${X}R <<< .ssh; ls $DIR',
    "DIR=src; $'read' DI''R <<< .ssh; ls $DIR",
    'X=DI; DIR=src; printf -v ${X}R .ssh; ls $DIR',
    'X=DI; DIR=src; printf  -v ${X}R .ssh; ls $DIR',
    'X=DI; DIR=src; eval ${X}R=.ssh; ls $DIR',
    'X=DI; DIR=src; declare ${X}R=.ssh; ls $DIR',
    "DIR=src; export D''IR=.ssh; ls $DIR",
    'DIR=src; export "DI""R=.ssh"; ls $DIR',
    'X=DI; DIR=src; export ${X}R=.ssh; ls $DIR',
    'DIR=src; export A="x y;z" DI{R,}=.ssh; ls $DIR',
    'DIR=src; unset DI?; ls $DIR',
    'DIR=src; unset -v `echo DIR`; ls $DIR',
    'DIR=src; unset "$X"; ls $DIR',
    'DIR=src; readonly D*; ls $DIR',
    'DIR=src; source x; ls $DIR',
    'DIR=src; . ./x; ls $DIR',
    'DIR=src;. ./x; ls $DIR',
    'DIR=src\n. ./x\nls $DIR',
    'DIR=src; find . -name x; . ./x; ls $DIR',
  ])('not: %j', (code) => {
    expect(constantIn('DIR', code)).toBeNull();
  });

  it.each([
    ['MY_REPLY', 'x'],
    ['GO_BASH', 'x'],
    ['a1', 'x'],
    // Bash gives these values of its own.
    ['REPLY', null],
    ['BASH_REMATCH', null],
    ['PWD', null],
    ['OLDPWD', null],
    ['_', null],
  ])('%s=x is %j', (name, value) => {
    expect(constantIn(name, `${name}=x; cd a; ls $${name}`)).toBe(value);
  });

  it('is nothing at all for what is no name', () => {
    expect(constantIn('1', 'set x; ls $1')).toBeNull();
    expect(constantIn('_x', '_x=a; ls $_x')).toBeNull();
  });

  it('lets 32 of them stand, however many there are', () => {
    const code = Array.from({ length: 40 }, (_, index) => `v${index}=x; `).join('');
    const { constant } = constantsOf(code, aContext());
    expect([constant('v0'), constant('v31'), constant('v32'), constant('v39')]).toEqual(['x', 'x', null, null]);
  });

  it('gives out no more than 256 KiB', () => {
    const long = 'x'.repeat(65_536);
    const { constant } = constantsOf(`DIR=${long}; echo $DIR`, aContext());
    expect([1, 2, 3, 4].map(() => constant('DIR') === long)).toEqual([true, true, true, true]);
    expect([constant('DIR'), constant('DIR')]).toEqual([null, null]);
  });
});

describe('HOME is the home folder where nothing sets it', () => {
  it.each(['ls $HOME', 'ls "${HOME}/x"', 'A=1; ls $HOME/$A', 'HOMER=1; ls $HOME'])('%s', (code) => {
    expect(constantIn('HOME', code)).toBe('/home/ann');
  });

  it.each(['HOME=/root; ls $HOME', 'ls $HOME; HOME=/root', 'for HOME in /root; do ls $HOME; done', '. ./x; ls $HOME', '. ./x'])(
    'not: %s',
    (code) => {
      expect(constantIn('HOME', code)).toBeNull();
    },
  );
});

describe('a variable that only loops set', () => {
  it.each([
    'for f in a b; do cat $f; done',
    'for  f in a b; do cat $f; done',
    'for\tf in a b; do cat "$f"; done',
    'for f in a; do echo ${f} ${f%.ts} ${#f} ${f:-x} ${f/=/-}; done',
    '${f}; for f in a; do cat $f; done',
    'for f in a; do [ -f "$f" ] && cat "$f"; done',
    'for f in a; do for g in b; do cat $f $g; done; done',
    'for f in a; do ff=1; xf=2; echo $f; done',
    'ls; for f in a; do cat $f; done; for f in b; do cat $f; done',
  ])('%s', (code) => {
    expect(loops('f', code)).toBe(true);
  });

  it.each([
    'for f in a; do f=.env; cat $f; done',
    'f=.env; for f in a; do cat $f; done; cat $f',
    'for f in a; do f+=x; cat $f; done',
    'for f in a; do ((f++)); cat $f; done',
    'for f in 1; do ((--f)); cat $f; done',
    'for (( f = 1; ; )); do cat $f; done',
    'for f; do cat $f; done',
    'for f in a; do :; done; select f in .env; do cat $f; done',
    'for f in ""; do : ${f:=.env}; cat $f; done',
    'for f in a; do : ${f=.env}; cat $f; done',
    // Bash 5.3 runs this here, not in a shell of its own.
    'for f in a; do : ${ f+=x; }; cat $f; done',
    'for f in a; do export "f=.env"; cat $f; done',
    'for f in a; do read f <<< .env; cat $f; done',
    "for f in a; do re''ad ''f <<< .env; cat $f; done",
    'for f in a; do . ./x; cat $f; done',
    '-f; . ./x; for f in a; do cat $f; done',
  ])('not: %s', (code) => {
    expect(loops('f', code)).toBe(false);
  });

  it.each(['HOME', 'REPLY', '_', 'PWD', 'f-g', '1f'])('not for %s', (name) => {
    expect(loops(name, `for ${name} in a; do cat $${name}; done`)).toBe(false);
  });

  it('takes an option of that letter for what it is only behind a blank', () => {
    expect([loops('f', '-f'), loops('f', 'ls -f'), loops('f', 'ls --f')]).toEqual([false, true, false]);
  });

  it('is followed for 16 names in one script', () => {
    const reading = (count: number) =>
      Array.from({ length: count }, (_, index) => `for v${index} in a; do cat "$v${index}"; done`).join('; ');
    expect([shell(reading(16)).tier, shell(reading(17)).tier]).toEqual(['routine', 'sensitive']);
    const twice = `${reading(16)}; for v0 in b; do cat "$v0"; done`;
    expect(shell(twice).tier).toBe('routine');
  });
});
