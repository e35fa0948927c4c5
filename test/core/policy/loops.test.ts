import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

describe('a loop over known names does what its body does with each', () => {
  it.each([
    'for f in src/*.ts; do wc -l "$f"; done',
    'for f in *.md; do head -1 "$f"; done',
    'for f in a.txt b.txt; do cat $f; done',
    'for f in a.txt b.txt; do [ -f "$f" ] && cat "$f"; done',
    'for d in */; do echo "$d"; ls "$d"; done',
    'for f in src/*.ts; do echo "== $f"; grep -c foo "$f"; done',
    'for f in *.ts; do echo "${f%.ts}"; done',
    'for f in $(ls); do echo $f; done',
    'for i in 1 2 3; do sleep $i; done',
    'for p in 80 443; do echo $p; done',
    'for dir in src test; do find "$dir" -name \'*.ts\' | wc -l; done',
    'for b in main dev; do git log --oneline -1 "$b"; done',
    'for f in a b; do for g in c d; do diff $f.txt $g.txt; done; done',
    'i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done',
    'ls {src,test}',
    'cat src/{a,b}.ts',
    'echo {1..5}',
    'n=$(ls | wc -l); if [ $n -gt 5 ]; then echo many; fi',
  ])('%s is harmless', (line) => {
    expect([shell(line).tier, shell(line).findings, shell(line).blindSpots]).toEqual(['routine', [], []]);
  });

  it.each([
    'for f in .env x; do cat "$f"; done',
    'for f in ~/.ssh/*; do cat "$f"; done',
    'for f in *; do cat "/root/$f"; done',
    'for f in *; do cat "$f/.env"; done',
    'for f in ~/*; do cat "$f"; done',
    'for c in touch; do $c x; done',
    'for o in -o; do sort $o f g; done',
    'for f in ls; do f=touch; $f x; done',
    'for f in a b; do for f in .env; do :; done; cat $f; done',
    'for f in a; do read f <<< .env; cat $f; done',
    'for f in a; do ((f=1)); cat ${f:=x}; done',
    'for f in /et*; do cat "$f/shadow"; done',
    'for f in *env; do cat ".$f"; done',
    'for f in a; do printf -v f %s .env; cat $f; done',
    'for f in a; do eval f=.env; cat $f; done',
    'find . -{delete,print}',
    'cat {.env,x}',
    'cat .{env,x}',
    'cat ~/.{ssh,aws}/x',
    'cat /{etc,x}/shadow',
    'ls;{rm,x}',
    "i=1; [ $i -v 'a[$(id>f)]' ]",
    'for f in a b; do cat < $f > $f.out; done',
    'for f in *.ts; do rm "$f"; done',
    'for f in -rf; do rm $f x; done',
    'for PATH in /tmp; do ls; done',
    "find . -name '*env' -exec cat {} +",
    'cat ~/*',
    'for f in *.key; do cat "$f"; done',
    'cat ~/{a,b}/*',
  ])('%s is not', (line) => {
    expect(shell(line).tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it('is read in time however often it nests', () => {
    const nested = `${'for a in 1 2 3 4 5 6 7 8; do '.repeat(40)}echo $a${'; done'.repeat(40)}`;
    const names = Array.from({ length: 12 }, (_, index) => `v${index}`);
    const wide = `${names.map((name) => `for ${name} in 1 2 3 4 5 6 7 8; do `).join('')}rm "$v0"${'; done'.repeat(12)}`;
    expect(shell(nested).tier).toBe('routine');
    expect(shell(wide).tier).not.toBe('routine');
  });
});
