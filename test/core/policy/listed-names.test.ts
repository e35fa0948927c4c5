import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const harmless = String.raw`
find . -name '*.ts' | xargs grep -n foo
find . -name '*.ts' -print0 | xargs -0 grep -n foo
find . -name '*.ts' | xargs wc -l
find src -type f -name '*.py' | xargs wc -l | tail -1
find . -name '*.ts' -not -path '*/node_modules/*' | xargs grep -l foo
find . \( -name '*.ts' -o -name '*.tsx' \) | xargs wc -l
find src test -name '*.ts' | sort | head -20 | xargs cat
find . -name '*.ts' 2>/dev/null | xargs head -5
find . -name '*.ts' | grep -v node_modules | xargs wc -l
find . -name package.json -maxdepth 3 | xargs -I{} cat {}
git ls-files | xargs wc -l
git ls-files '*.ts' | xargs grep -l foo
git diff --name-only | xargs wc -l
git ls-files | grep '\.ts$' | xargs wc -l | tail -1
rg -l foo src | xargs grep -c bar
rg --files -g '*.ts' | xargs wc -l
grep -rl --include='*.ts' foo src | xargs grep -n bar
ls | xargs -I{} basename {}
find . -name '*.md' | xargs -n 1 basename
fd -e ts | xargs wc -l
find . -path ./vendor -prune -o -name '*.go' -print | xargs wc -l
find . \( -name dist -o -name node_modules \) -prune -o -type f -name '*.json' -print | xargs cat
find . -name node_modules -prune -o -name '*.ts' -print0 | xargs -0 wc -l
grep -rlZ --include='*.ts' foo src | xargs -0 wc -l
grep -rl --null --exclude-dir=dist --include='*.ts' foo src | xargs -0 wc -l
git diff --name-only --diff-filter=ACM main | xargs wc -l
git diff --name-only main...HEAD | xargs wc -l
wc -l $(git ls-files '*.go')
wc -l $(git ls-files '*.go' | grep -v _test) 2>/dev/null | tail -1
cat $(find . -name '*.md')
git ls-files | uniq | xargs cat
git ls-files | tac | xargs cat
git ls-files | sort -rn | xargs cat
git ls-files | grep -E '\.(ts|tsx)$' | xargs cat
grep -rl --include='*.ts' foo ./a/b-c/ | xargs cat
grep -rl --include='*.ts' foo | xargs cat
find . -iname '*.md' | xargs cat
find . -name '*.ts' -name '*.md' | xargs cat
find . -name '*.ts' -o -name '*.md' -o -name '*.js' | xargs cat
find . \( -name '*.ts' -o -name '*.md' \) -print0 | xargs -0 cat
find . -type f -name '*.ts' -o -type f -name '*.md' | xargs cat
find src// -name '*.ts' | xargs cat
find -name '*.ts' | xargs cat
git grep -l foo | xargs cat
git grep --name-only foo | xargs cat
git diff --name-only a..b | xargs cat
git diff --name-only a.. | xargs cat
rg -il foo | xargs cat
rg --files-with-matches foo | xargs cat
rg --files -g '*.ts' | xargs cat
fd foo | xargs cat
fdfind foo | xargs cat
fd --extension ts | xargs cat
find . -name '*.ts' | head -5 | xargs cat
find . -name '*.ts' | tail -n -5 | xargs cat
find . -name '*.ts' | head -n5 | xargs cat
find . -name '*.ts' | tail | xargs cat
find . \( -name '*.ts' \) -print -mtime 1 | xargs cat
find . -type f -print0 | xargs -0 -n 50 file --mime-type | grep -v text
find . src -maxdepth 2 -size +10k -print0 | xargs -0 wc -l
find . -type f -print0 | xargs -0 -I{} stat {}
find . -type f -print0 | sort -z | xargs -0 sha256sum
find . ! -path ./x -name '*.ts' | xargs cat
for f in $(git diff --name-only main); do wc -l "$f"; done
for f in $(find . -name '*.json' -not -path './node_modules/*'); do cat "$f"; done`;

const dangerous = String.raw`
find . -name '*env' | xargs cat
find . -name '.env' | xargs cat
find . -name .env -prune -o -name '*.ts' | xargs cat
find . -name .env -prune -print -o -name '*.ts' -print | xargs cat
find . -name dist -prune -o -type f -print | xargs cat
find . -name dist -prune -o -name '*.ts' -print -o -name .env -print | xargs cat
grep -rl --exclude-dir=dist foo . | xargs cat
grep -rl --exclude-dir=dist --include='.env' foo . | xargs cat
git diff --name-only main...HEAD -- .env | xargs cat
cat $(git ls-files '.env*')
cat $(git ls-files '*.pem')
cat $(find . -type f)
cat $(ls)
cat $(git ls-files '*.go'; echo .env)
cat $(git ls-files '*.go' && echo .env)
cat $(git ls-files '*.go' | sed s/go/env/)
cat $(git ls-files "*.$x")
cat $(git ls-files "*.$(echo go)")
cat $(xargs -I{} git ls-files '*.go')
cat $(git ls-files '*.go' &)
git() { echo .env; }; cat $(git ls-files '*.go')
IFS=o; cat $(git ls-files '*.go')
cd ~/.ssh; cat $(find . -name '*.md')
git config --get $(git ls-files 'nope*') credential.helper
sort $(git ls-files '*.go')
sort -o $(git ls-files '*.go')
rm $(git ls-files '*.go')
$(git ls-files '*.sh')
env $(git ls-files '*.sh')
sh $(git ls-files '*.sh')
eval $(git ls-files '*.go')
for f in $(git ls-files); do rm "$f"; done
for f in $(git ls-files '*.sh'); do sh "$f"; done
for f in $(cat list); do cat "$f"; done
find . -type f | xargs cat
find . -name '*' | xargs cat
find . -type f -print0 | xargs -0 cat
find . -type f -print0 | xargs -0 head -1
find . -type f -print0 | xargs -0 rm
find . -type f -print0 | xargs -0 sh
find . -type f -print0 | xargs -0 grep ''
find . -type f -print0 | xargs wc -l
find . -type f | xargs file
find . -type f -delete -print0 | xargs -0 file
find . -type f -print0 | xargs -0 -I{} sh -c 'wc -l {}'
find ~/.ssh -print0 | xargs -0 grep x
cat $(find . -type f -print0)
find . -name '*.ts' -o -type f | xargs cat
find . ! -name '*.ts' | xargs cat
find . -not -name '*.ts' | xargs cat
find . ! \( -name '*.ts' \) | xargs cat
find . -not \( -type f -name '*.ts' \) | xargs cat
find . -print -name '*.ts' | xargs cat
find . -type f -print0 -name '*.ts' | xargs -0 cat
find . -path ./x -prune -o -print -name '*.ts' -print | xargs cat
find . -name '*.ts' | head 5 | xargs cat
find . -name '*.ts' | tail -n 5 6 | xargs cat
find . -name '*.ts' | tail -5 6 | xargs cat
find . -name '*.ts' | head -n 5x | xargs cat
grep -rl --include='*.ts' --include='*' foo . | xargs cat
git ls-files ':(top).npmrc' | xargs cat
git ls-files ':(icase)*rc' | xargs cat
grep -r --include='*.ts' foo . | xargs cat
x=1 find . -name '*.ts' | xargs cat
find . -name '*.ts' 2>&1 | xargs cat
find . -name '*.ts' 2>err | xargs cat
find . -name '*.ts' < f | xargs cat
git ls-files | uniq x | xargs cat
git ls-files | tac x | xargs cat
git ls-files | sort -k2 | xargs cat
git ls-files | grep -E '\.(ts|env)$' | xargs cat
git ls-files | grep -E x | xargs cat
git ls-files | grep -vx x | xargs cat
git ls-files | grep 'x\.ts$' | xargs cat
git ls-files | grep '\.ts' | xargs cat
git ls-files | cut -c1 | xargs cat
grep -l --include='*.ts' foo /etc | xargs cat
grep -rl --include='*.ts' foo src ../x | xargs cat
find | xargs cat
find src | xargs cat
find . -name | xargs cat
find . -path ./x -name '*.ts' | xargs cat
find . -type d -name '*.ts' -o -name '*.md' | xargs cat
find . -name '*.ts' -o -name '*' | xargs cat
git log --name-only | xargs cat
git diff | xargs cat
git grep foo | xargs cat
git diff --name-only -x | xargs cat
git ls-files a..b | xargs cat
git ls-files --others | xargs cat
rg -lu foo | xargs cat
rg --files --hidden | xargs cat
rg -l foo /etc | xargs cat
rg -l foo ~/x | xargs cat
rg -l foo x/.y | xargs cat
rg --files -g '*.?' | xargs cat
fd -e ts -H | xargs cat
fd -I | xargs cat
find ~ -name '*.txt' | xargs cat
find / -name '*.txt' | xargs cat
find . -name '*.ts' | xargs -d e cat
find . -name '*.ts' | xargs -a list cat
find . -name '*.ts' | xargs cat < list
find . -name '*.ts' | sed 's/x/y/' | xargs cat
find . -name '*.ts' | xargs rm
find . -name '*.ts' | xargs sed -i s/a/b/
find . -name '*.ts' | xargs -I{} sh -c 'cat {}'
find . -name '*.ts' | xargs sort -o
find . -name '*.ts' -printf '/root/.netrc\n' | xargs cat
find . -name '*.ts' -exec echo /root/.netrc \; | xargs cat
git ls-files .env | xargs cat
git ls-files '*env' | xargs cat
git ls-files -o | xargs cat
git ls-files | grep env | xargs cat
git ls-files | grep '\.env$' | xargs cat
git ls-files | xargs sort
git log --format=/root/.netrc | xargs cat
rg -l foo .env | xargs cat
rg -uul foo | xargs cat
rg --files -g '.env' | xargs cat
rg -l '' -g '*.pem' | xargs cat
rg foo | xargs cat
rg -n foo -r /root/.netrc | xargs cat
grep -rl foo . | xargs cat
grep -rl --include='*env' foo . | xargs cat
fd -H env | xargs cat
fd env | xargs cat
echo /root/.netrc | xargs cat
cat list | xargs cat
find . -name '*.ts' | xargs -I{} {}
find . -name '*.ts' |& xargs cat
{ find . -name '*.ts'; echo .env; } | xargs cat
find . -name '*.ts' > x | xargs cat
find $D -name '*.ts' | xargs cat
find . -name '*.ts' | tee .x | xargs cat
find . -path '*/.ssh/*' -name 'x*' | xargs cat
(cd ~ && find . -name '*.txt' | xargs cat)
ls -a | xargs cat
ls ~ | xargs cat`;

describe('what xargs is given by a list of file names', () => {
  it.each(harmless.trim().split('\n'))('%s is harmless', (line) => {
    expect([shell(line).tier, shell(line).findings, shell(line).blindSpots]).toEqual(['routine', [], []]);
  });

  it.each(dangerous.trim().split('\n'))('%s is not', (line) => {
    expect(shell(line).tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });
});
