import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

describe('what a substitution prints is known to be a number, a time or a commit', () => {
  it.each([
    'git log --oneline $(git merge-base HEAD origin/main)..HEAD',
    'git diff --stat "$(git merge-base main HEAD)"',
    'git diff $(git merge-base main HEAD) -- src',
    'git show --stat $(git rev-parse HEAD)',
    'git grep -n foo $(git rev-parse --short=12 HEAD~3) -- src',
    'git log --since="$(date -d yesterday +%F)" --oneline',
    'ps -p $(pgrep -o nginx) -o pid,rss',
    'ps -p "$(pgrep -f -n server.js)" -o rss',
    'ps --user $(id -u) -F',
    'cat "logs/app-$(date +%Y%m%d).log"',
    "tail -n 20 /var/log/nginx/access-$(date -u -d '1 day ago' +%Y-%m-%d).log",
    'aws cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization --start-time "$(date -u -d \'1 hour ago\' +%Y-%m-%dT%H:%M:%SZ)" --end-time "$(date -u +%FT%TZ)" --period 300 --statistics Average',
    'aws logs filter-log-events --log-group-name /x --start-time $(date --date="1 hour ago" +%s)000',
    'journalctl -u nginx --since "$(date -d \'10 min ago\' "+%F %T")"',
    'du -sh "$(pwd)"/src',
    'ls -la "$(pwd)"',
    'timeout 5 cat "log-$(date +%s)"',
  ])('%s is harmless', (line) => {
    const { tier, findings, blindSpots } = shell(line, 'strict');
    expect([tier, findings, blindSpots]).toEqual(['routine', [], []]);
  });

  it.each([
    'x=3; echo $((x*$x))',
    'echo $((2$?))',
    'x=3; y=4; echo $(( x + $y ))',
    'x=1; [[ $x -gt 1 ]]',
    "bash -c 'i=0; while [ $i -lt 3 ]; do ((i++)); done'",
    'x=2; bash -c "y=1; (( y > 0 ))"',
  ])('%s computes', (line) => {
    expect(shell(line, 'strict').tier).toBe('routine');
  });

  it('is not looked for among more words than people write', () => {
    const among = (words: number) => shell(`cat "$(nproc)" ${'a '.repeat(words)}`, 'strict').tier;
    expect([among(190), among(300)]).toEqual(['routine', 'sensitive']);
  });

  it('is a number of jobs in a build of this tree', () => {
    expect(shell('make -j$(nproc) test', 'workspace').tier).toBe('routine');
  });

  it.each([
    // Whoever chooses the number chooses the name.
    'cat id_ed$(wc -l < f)',
    'cat id_ed255$(date +%d)',
    'cat server.p$(date +%d)',
    'cat "$(date +server.p%d)"',
    'cat "$(date +id_ed%s)"',
    'cat .s$(nproc)cfg',
    'cat $(nproc)password',
    // Where it leads, and what it is, is in the format.
    'cat "$(date +../../etc/shadow)"',
    'cat "$(date +/root/.ssh/id_%d)"',
    'cat ".env.$(date +%F)"',
    'cat "$(pwd)/.env"',
    'cat "$(pwd)/../../../etc/shadow"',
    'cat "$(pwd).pem"',
    'cat /proc/$(pgrep -o x)/environ',
    'git show $(git rev-parse HEAD):.env',
    // Names that others chose.
    'git diff $(git rev-parse --abbrev-ref HEAD)',
    'git diff $(git rev-parse main)',
    'git diff $(git rev-parse HEAD:x)',
    'git diff $(git merge-base --all main HEAD)',
    'git diff $(git describe --tags)',
    'git diff "$(git merge-base $A HEAD)"',
    'cat $(pgrep -l nginx)',
    'cat $(pgrep nginx)',
    'cat $(pgrep -o -a nginx)',
    'cat "$(date +%Z)"',
    'cat "$(date +%a)"',
    'cat "$(date -f dates +%F)"',
    'cat "$(date +$F)"',
    'cat "$(date -r $F +%F)"',
    'cat "$(LC_ALL=x date +%F)"',
    'cat "$(env date +%F)"',
    'cat "$(./date +%F)"',
    'cat "$(date +%F; echo -x)"',
    'cat "$(date +%F | tr 0-9 a-z)"',
    'cat "$(wc -l *)"',
    'cat "$(pwd -P x)"',
    // Before 1970 and before our era there is a dash in front.
    'cat $(date -d "3000 years ago" +%Y)',
    'cat $(date -d 1960-01-01 +%s)',
    'cat $(date -d @-1 +%s)',
    'cat $(date -d "-999 months" +%s)',
    // Nothing may be printed, and then the next word is the value of the option: here -k would be that of -t.
    'sort -t $(date -d yesterday +%F) -k --output=f',
    'sort -t $(pgrep -o x) -k --output=f',
    // The rest of the word becomes an option, or leads to the root.
    'rg foo $(pgrep -o zz)--pre=./evil',
    'sort $(pgrep -o zz)--output=x f',
    'sort f $(pgrep -o zz)-o x',
    'git log "$(git merge-base a b)--output=src/x"',
    'git grep $(pgrep -o zz)-O./evil foo',
    'tar -tf a.tar "$(pgrep -o zz)--use-compress-program=./evil"',
    'less "$(pgrep -o zz)+!id" f',
    'cat "$(pgrep -o zz)/proc/self/environ"',
    'cat "$(pwd)/proc/self/environ"',
    'cat x/$(pgrep -o zz)../../../../../proc/1/environ',
    'cat ./$(pgrep -o zz).netrc',
    'git -C "$(pgrep -o zz)/tmp/evil" status',
    'touch "$(pgrep -o zz)/etc/cron.d/x"',
    'make -C "$(pgrep -o zz)/tmp/evil" test',
    'npx vitest run "$(pgrep -o zz)/tmp/evil.test.ts"',
    'pytest $(pgrep -o zz)-p/tmp/x',
    'kubectl get pods $(pgrep -o zz)--kubeconfig=./evil',
    'redis-cli -n$(pgrep -o zz) get flushall',
    'kubectl -n$(pgrep -o zz) get delete ns prod',
    // Of two, nothing may be left.
    'find . -not -name $(pgrep -o zz)$(pgrep -o zz) -path -delete',
    'git log --author $(pgrep -o zz)$(pgrep -o zz) --grep --output=x',
    // Messages, of which the agent chooses the text.
    "cat $(wc -l 2>&1 < 'a /proc/self/environ b')",
    'sort $(git rev-parse --short HEAD 2>&1)',
    'cat $(git rev-parse HEAD 2>/dev/stdout)',
    'cat $(git rev-parse HEAD &>/dev/stdout)',
    `psql -c "select '$(wc -l 2>&1 < "x'; drop table t; --")'"`,
    // Code in which a number decides where the pattern ends.
    'sed -n "\\\\$(wc -l < f).3e sh ./evil #1p" g',
    'sed -n "\\\\$(date +%u).3w out1p" g',
    // Words that are not all there yet.
    'cat $(pgrep -o {-fa,mark})',
    'cat $(pgrep -o $x)',
    // Something else prints into it.
    "set -E; trap 'echo /proc/self/environ' ERR; cat $(pgrep -o zzq)",
    "set -T; trap 'echo --output=dbg' debug; sort g $(nproc)",
    'command_not_found_handle() { echo --output=x; }; sort $(pgrep -o zz)',
    'BASH_XTRACEFD=1; set -x; sort $(pgrep -f -o name)',
    // The pipe of the substitution gets the number of the descriptor for messages.
    "{ cat $(wc -l < 'a sec b'); } <&- 2>&-",
    "exec 0<&- 2>&-; cat $(wc -l < 'a sec b')",
    "exec 3>&2 2>&3- <&-; cat $(wc -l < 'a sec b')",
    'bash -c \'cat $(wc -l < "a sec b")\' <&- 2>&-',
    // Hexadecimal as well.
    'cat keys/id_$(git rev-parse --short HEAD)_sk',
    'cat keys/$(git rev-parse --short HEAD)',
    'az group show --name "x=$(git rev-parse @)/etc/shadow"',
    'az group show --name "$(pwd)/root/.netrc"',
    'git diff $(git rev-parse @)',
    'cat shadow_$(nproc)',
    // Options, subcommands and names that the format says.
    "grep $(date +-r) ''",
    'diff $(date +-rN) a b',
    'kubectl logs "$(date +-p)" x',
    'git log $(date +--all)',
    'kubectl logs $(date +prod)',
    'kubectl logs x-$(date +prod%d)',
    // Several words.
    'head -n $(date "+%F %T") f',
    'cat $(pwd)',
    // Programs that do something with it.
    'kill $(pgrep -o nginx)',
    'sh "run-$(date +%F).sh"',
    'timeout 5 rm "log-$(date +%s)"',
    'xargs -a "log-$(date +%s)" rm',
    'rm -rf "$(pwd)"',
    'date() { echo -x; }; cat "$(date +%F)"',
    'alias date=x; cat "$(date +%F)"',
    'IFS=0; cat a$(date +%s)',
    'PATH=.; cat a-$(date +%s)',
  ])('%s asks', (line) => {
    expect(shell(line, 'strict').tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it.each([
    "BASH_ARGV0='a[$(touch P)]'; (( $(wc -l 2>&1 < nosuch) ))",
    '[[ $(wc -l 2>&1 < nosuch) -gt 1 ]]',
    '(( $(wc -l &> /dev/stdout < nosuch) ))',
    `set -E; trap 'echo "a[$(touch P)]"' ERR; (( $(wc -l < nosuch) ))`,
    "date='a[$(touch P)]'; BASH_XTRACEFD=1; set -x; (( $(date +%s) ))",
    `set -T; trap 'echo "a[$(touch P)]"' SIGDEBUG; (( $(nproc) ))`,
    "command_not_found_handle() { echo 'a[$(touch P)]'; }; (( $(nproc) ))",
    "trap 'echo x' $s; (( $(nproc) ))",
    "bash='a[$(touch P)]'; { (( $(wc -l < nosuch) )); } <&- 2>&-",
    "bash='a[$(touch P)]'; exec <&- 2>&-; [[ $(wc -l < nosuch) -gt 1 ]]",
    "(( $(wc -l < >(echo 'a[$(touch P)]') < nosuch) ))",
    "n=$(nproc < >(echo 'x[$(touch P)]')); (( n ))",
    // What the shell's own flags spell.
    "hBc='b[$(touch P)]'; (( $- ))",
    "hBc='b[$(touch P)]'; x[$-]=1",
    "hBc='b[$(touch P)]'; x=abc; echo ${x:$-}",
    "hBc='b[$(touch P)]'; (( ${-} ))",
    // Set by a builtin behind another.
    "command readonly x='b[$(touch P)]'; (( x ))",
    "x=1; builtin readonly x='b[$(touch P)]'; (( x ))",
    "i=1; command readonly i='-v x[$(touch${IFS}P)]'; [ $i ]",
    "x=1; command {readonly,x=b}; b='c[$(touch P)]'; (( x ))",
    // Set around the script that only seems to set a number.
    "x='b[$(touch P)]'; eval '(( x )); x=1'",
    "x='b[$(touch P)]'; eval 'if false; then x=1; fi; (( x ))'",
    "x='b[$(touch P)]'; trap '(( x )); x=1' EXIT",
    "x='-v a[$(touch${IFS}P)]'; eval '[ $x ]; x=1'",
    `X=b bash -c "b='c[\\$(touch P)]'; (( X )); X=1"`,
    `export A=b; bash -c "b='c[\\$(touch P)]'; (( A )); A=1"`,
    // The name of another variable.
    `a1='b[$(touch P)]'; [[ a""1 -gt 1 ]]`,
    `a1='b[$(touch P)]'; [[ "a"1 -gt 1 ]]`,
    `a1='b[$(touch P)]'; (( a""1 ))`,
    `a1='b[$(touch P)]'; echo $(( a""1 ))`,
    `a1='b[$(touch P)]'; for ((i=a""1;i<2;i++)); do :; done`,
    `a1='b[$(touch P)]'; x[a""1]=1`,
    `a1='b[$(touch P)]'; x=([a""1]=1)`,
    `a1='b[$(touch P)]'; echo \${x[a""1]}`,
    `yy='b[$(touch P)]'; x=abc; echo \${x:"y"y}`,
    `xy='b[$(touch P)]'; (( "0"||"x"y ))`,
    "a1='b[$(touch P)]'; (( a\\\n1 ))",
    '(( PA""TH=1 )); ls',
    '[[ PA""TH=1 -eq 1 ]]; ls',
    "a1='b[$(touch P)]'; (( a$(wc -l < one) ))",
    "a1='b[$(touch P)]'; [[ a$(wc -l < one) -gt 1 ]]",
    "a0='b[$(touch P)]'; (( a$? ))",
    "a0='b[$(touch P)]'; echo $((a$#))",
    "a0='b[$(touch P)]'; y=0; (( a$y ))",
    "a1='b[$(touch P)]'; echo $(( 1 + a$(wc -l < f) ))",
    "a1='b[$(touch P)]'; echo ${x[a$(wc -l < f)]}",
    "a1='b[$(touch P)]'; x[a$(wc -l < f)]=1",
    `a1='b[$(touch P)]'; (( "a"$(wc -l < f) ))`,
    `a1='b[$(touch P)]'; (( a"$(wc -l < f)" ))`,
    "a1='b[$(touch P)]'; (( ++a$(wc -l < f) ))",
    "a0='b[$(touch P)]'; (( a$((0)) ))",
    "a1='b[$(touch P)]'; echo ${y:a$?}",
  ])('%s asks: arithmetic would run what is printed', (line) => {
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });
});
