import { describe, expect, it } from 'vitest';
import { picksSecrets } from '../../../src/core/policy/find.ts';
import { mayNameSecret } from '../../../src/core/policy/paths.ts';
import { shell } from './a-context.ts';

const told = (command: string) => {
  const { findings, blindSpots } = shell(command);
  return [
    ...findings.map(({ rule, tier, span }) => `${rule}${tier === 'sensitive' ? '' : ` ${tier}`}: ${command.slice(...span)}`),
    ...blindSpots.map(({ span }) => `? ${command.slice(...span)}`),
  ];
};

describe('find only looks', () => {
  it.each([
    'find . x?',
    'find . -name "$x"',
    'find . -newer -delete',
    'find . -newermt -delete',
    'find . -newermt x',
    'find -O3 . -print',
    'find -D exec . -print',
    'find ~/.ssh -type f',
    'find . -exec ls',
    'find . -exec ls {} ;',
    'find . -exec ls {} \\;',
    'find . -exec ls + {} \\;',
    'find . -execdir ls {} \\;',
    'find . -exec wc -l {} \\;',
    'find . -exec stat {} \\;',
    'find . -exec basename {} \\;',
    'find . -perm /u=x -exec ls -l {} \\;',
    'find . -name "*.ts" -exec wc {} {} +',
    'find . -name "*.ts" -exec cat {} \\;',
    'find . -name "*.ts" -execdir cat {} \\;',
    'find . -name "*.ts" -exec grep -l x {} \\;',
    'find . -iname "*.ts" -exec cat {} \\;',
    'find . -path "*/src/*.ts" -exec cat {} \\;',
    'find . -wholename "*/a.ts" -exec cat {} \\;',
    'find . \\( -name "*.ts" -o -name "*.js" \\) -exec cat {} \\;',
    'find . -name "*.json" -exec cat {} \\;',
    'find . -O -print',
    'find /usr/share -name "*.md" -exec cat {} \\;',
    'find /usr/share// -name "*.md" -exec cat {} \\;',
    'find src/ -name "*.md" -execdir cat {} +',
    'find . \\( -name a.ts -o -name b.ts \\) -type f -exec cat {} \\;',
    'find . \\( \\( -name a.ts \\) -o -name b.ts \\) -exec cat {} \\;',
    'find . -name a.ts \\( -type f -o -type l \\) -exec cat {} \\;',
    'find . -name a.ts -o -name b.ts -exec cat {} \\;',
    'find . -iwholename "*/x.ts" -exec cat {} \\;',
    'find . -name "*.md" -exec head -n1 {} \\; -exec tail -n1 {} \\;',
    'find . -name "*.ts" -exec cat {} + -name "*.js"',
    'find . -exec echo {} \\; -name "*.ts" -exec cat {} \\;',
    'find . -newerma x -name "*.ts" -exec cat {} \\;',
  ])('%s', (command) => {
    expect(told(command)).toEqual([]);
  });
});

describe('find does more', () => {
  it.each([
    // Words that may turn out to be actions.
    ['find . $x', ['? $x']],
    ['find . "$x"', ['? "$x"']],
    ['find . -name $x', ['? $x']],
    ['find . -name *', ['? *']],
    ['find . -name -*', ['? -*']],
    ['find . -*', ['? -*']],
    ['find . ?delete', ['? ?delete']],
    ['find . [-]delete', ['? [-]delete']],
    ['find . x-O3 -delete', ['find-delete: -delete']],
    ['find . -name x "$y" -print', ['? "$y"']],
    ['find . -path ".e*" -print -fls out', ['find-writes: -fls']],
    ['find / -exec ls {} + -delete', ['find-delete critical: -delete']],
    ['find -f . / -delete', ['find-delete critical: -delete']],
    ['find a,b -delete', ['find-delete: -delete']],
    ['find a-b / -delete', ['find-delete critical: -delete']],
    ['find -L', []],
    ['find . -exec cat {}x{} \\;', ['secret-file: -exec', '? {}x{}']],
    ['find x/y//* -delete', ['find-delete: -delete']],
    ['find /** -delete', ['find-delete critical: -delete']],
    ['find x/home/bob -delete', ['find-delete: -delete']],
    ['find . -exec xgrep x {} \\;', ['secret-file: -exec', 'unknown-program: xgrep']],
    ['find . -exec grep "" {} \\;', ['secret-file: -exec']],
    ['find . -xname a.ts -exec cat {} \\;', ['not-proved-harmless: -xname', 'secret-file: -exec']],
    ['find . -ilname a.ts -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\( -name a.ts -o -name b.ts \\) -type f -o -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -name a.ts -o \\( -type f -o -name b.ts \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -path ".ssh/x" -exec cat {} \\;', ['secret-file: ".ssh/x"']],
    ['find . -name "[.]env" -exec cat {} \\;', ['secret-file: "[.]env"']],
    ['find . -name "?env" -exec cat {} \\;', ['secret-file: "?env"']],
    ['find . -anewer .env -exec wc {} \\;', ['secret-file: .env']],
    // What it does not know.
    ['find . -foo', ['not-proved-harmless: -foo']],
    ['find . -newerXY f', ['not-proved-harmless: -newerXY']],
    ['find . -newermtx f', ['not-proved-harmless: -newermtx']],
    ['find . -O9', ['not-proved-harmless: -O9']],
    ['find . -O3x', ['not-proved-harmless: -O3x']],
    ['find . -files0-from x', ['not-proved-harmless: -files0-from']],
    // What it deletes, and where.
    ['find . -delete', ['find-delete: -delete']],
    ['find -delete', ['find-delete: -delete']],
    ['find / -delete', ['find-delete critical: -delete']],
    ['find src / -delete', ['find-delete critical: -delete']],
    ['find / src -delete', ['find-delete critical: -delete']],
    ['find -L / -delete', ['find-delete critical: -delete']],
    ['find -Lx / -delete', ['not-proved-harmless: -Lx', 'find-delete critical: -delete']],
    ['find -O3 / -delete', ['find-delete critical: -delete']],
    ['find -D exec / -delete', ['find-delete critical: -delete']],
    ['find -f / -delete', ['find-delete critical: -delete']],
    ['find -- / -delete', ['not-proved-harmless: --', 'find-delete critical: -delete']],
    ['find ~ -delete', ['find-delete critical: -delete']],
    ['find ~/ -delete', ['find-delete critical: -delete']],
    ['find /home/bob -delete', ['find-delete critical: -delete']],
    ['find /etc/ -delete', ['find-delete critical: -delete']],
    ['find /* -delete', ['find-delete critical: -delete']],
    ['find /usr/../ -delete', ['find-delete critical: -delete']],
    ['find ~/x -delete', ['find-delete: -delete']],
    ['find srv/x/ -delete', ['find-delete: -delete']],
    ['find x/etc -delete', ['find-delete: -delete']],
    ['find x/* -delete', ['find-delete: -delete']],
    ['find x-L -delete', ['find-delete: -delete']],
    ['find . x-newermt -delete', ['find-delete: -delete']],
    // What it writes, and where the action ends.
    ['find . -fls out', ['find-writes: -fls']],
    ['find . -fprintf out x -delete', ['find-writes: -fprintf', 'find-delete: -delete']],
    ['find . -fprint out -delete', ['find-writes: -fprint', 'find-delete: -delete']],
    ['find . -fprint0 out', ['find-writes: -fprint0']],
    // What it runs.
    ['find . -exec rm {} \\;', ['secret-file: -exec', 'rm: rm {}']],
    ['find . -exec ls {} \\; -delete', ['find-delete: -delete']],
    ['find . -exec ls {} + -delete', ['find-delete: -delete']],
    ['find . -execdir ls {} + -delete', ['find-delete: -delete']],
    // For -ok no plus ends the command, so that this is still part of it.
    ['find . -ok ls {} + -delete \\;', ['not-proved-harmless: -delete']],
    ['find . -exec', ['secret-file: -exec']],
    ['find . -exec {} \\;', ['secret-file: -exec', '? {}']],
    ['find . -execdir ./{} \\;', ['secret-file: -execdir', '? ./{}']],
    ['find . -exec $x {} \\;', ['secret-file: -exec', '? $x']],
    ['find . -exec sh -c "cat {}" \\;', ['secret-file: -exec', '? "cat {}"', '? "cat {}"']],
    ['find . -exec ls {} \\; -exec rm {} \\;', ['secret-file: -exec', 'rm: rm {}']],
    ['find . -name "*.ts" -exec cat {}.env \\;', ['? {}.env']],
    ['find $x -exec stat {} \\;', ['? $x']],
    // What it shows of files that were not picked by name.
    ['find . -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -exec grep x {} \\;', ['secret-file: -exec']],
    ['find . -exec egrep x {} \\;', ['secret-file: -exec']],
    ['find . -name "*" -exec cat {} \\;', ['secret-file: -exec']],
    ['find . ! -name "*.ts" -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -not -name "*.ts" -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -name "*.ts" , -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -name "*.ts" -o -type f -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -name "*.ts" -or -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\( -name "*.ts" -o -type f \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\( -name a.ts -o -name b.ts \\) -o -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -path "*/src/*" -exec cat {} \\;', ['secret-file: -exec']],
    ['find /etc -name "*.conf" -exec cat {} \\;', ['? {}']],
    ['find ~/.ssh -exec cat {} \\;', ['secret-file: -exec', 'secret-file critical: {}', '? {}']],
    ['find . \\( -type f \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\( -type f -o -name b.ts \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\( -name a.ts -o -type f -o -name b.ts \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . \\) -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -exec cat {} + -name "*.ts"', ['secret-file: -exec']],
    ['find . -exec echo -name a.ts \\; -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -exec echo -name a.ts {} + -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -ok echo {} + -name a.ts \\; -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -newerma -name -type f -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -name "$x" -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -path "./src/$x" -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -samefile x -exec cat {} \\;', ['secret-file: -exec']],
    ['find . -namex a.ts -exec cat {} \\;', ['not-proved-harmless: -namex', 'secret-file: -exec']],
    ['find . -exec ggrep x {} \\;', ['secret-file: -exec', 'unknown-program: ggrep']],
    ['find . -exec grepx x {} \\;', ['secret-file: -exec', 'unknown-program: grepx']],
    ['find /etc/wireguard -name wg0.conf -execdir cat {} \\;', ['secret-file critical: {}', '? {}']],
    ['find ~ -name "*.ts" -execdir cat {} +', ['? {}']],
    ['find / -name "*.md" -exec cat {} +', ['? {}']],
    // And of those that were.
    ['find . -name .env -exec cat {} \\;', ['secret-file: .env']],
    ['find . -name ".e*" -exec cat {} \\;', ['secret-file: ".e*"']],
    ['find . -name "id_*" -exec cat {} +', ['secret-file: "id_*"']],
    ['find . -name "secret*" -exec cat {} +', ['secret-file: "secret*"']],
    ['find . -name "*TOKEN*" -exec cat {} +', ['secret-file: "*TOKEN*"']],
    ['find . -newer .env -exec wc {} \\;', ['secret-file: .env']],
    ['find . -regex ".*x" -exec wc {} \\;', ['secret-file: ".*x"']],
  ])('%s: %j', (command, expected) => {
    expect(told(command)).toEqual(expected);
  });

  it('in more folders than it will look at', () => {
    const folders = [...Array(30).keys()].map((n) => `d${n}`).join(' ');
    expect(told(`find ${folders} -exec stat {} \\;`)).toEqual(['? find']);
    expect(told('find a b c -exec stat {} \\;')).toEqual([]);
  });

  it('and tells which program is handed them, in words that fit a line', () => {
    const why = (name: string) => shell(`find . -exec ${name} {} +`).findings[0]?.why;
    expect(why('cat')).toContain('to cat,');
    expect(why('g++-12.1')).toContain('to g++-12.1,');
    for (const name of ['"a;b"', '"\u009b31m"', 'y'.repeat(41)]) expect(why(name)).toContain('to a program,');
  });

  it('to the effect that rules of documents ask for', () => {
    const effects = (command: string) => shell(command).findings.flatMap((finding) => [...finding.effects, finding.source]);
    expect(effects('find . -delete')).toEqual(['deletes', 'pack:files']);
    expect(effects('find . -fls out')).toEqual(['writes-files', 'pack:files']);
    expect(effects('find . -exec cat {} +')).toEqual(['reads-secrets', 'pack:secrets']);
    expect(effects('find . -name .env -exec cat {} +')).toEqual(['reads-secrets', 'pack:secrets']);
    expect(effects('find . -foo')).toEqual(['pack:files']);
  });
});

describe('a pattern that looks for secrets', () => {
  it.each([
    ['*', false],
    ['**', false],
    ['*.ts', false],
    ['*.json', false],
    ['*.y*ml', false],
    ['README*', false],
    ['token*.ts', false],
    ['secret*', true],
    ['*secret*', true],
    ['*Secrets*', true],
    ['cred*', true],
    ['pass*', true],
    ['tok*', true],
    ['*_rsa', true],
    ['*.pe?', true],
    ['*.tfv*', true],
    ['*.tfstate*', true],
    ['service*', true],
    ['*history', true],
    ['.en?', true],
    ['kube*', true],
  ])('%s: %s', (pattern, expected) => {
    expect(mayNameSecret(pattern)).toBe(expected);
  });

  it('is read as a shell reads it, wherever a shell shows what it meets', () => {
    for (const pattern of ['*_rsa', '*secret*', '*.pe?', '*.tfv*']) {
      expect([pattern, shell(`cat ${pattern}`).tier]).toEqual([pattern, 'sensitive']);
      expect([pattern, shell(`find . -name '${pattern}' | xargs cat`).tier]).toEqual([pattern, 'sensitive']);
    }
    for (const pattern of ['*', '*.ts', 'README*']) expect([pattern, shell(`cat ${pattern}`).tier]).toEqual([pattern, 'routine']);
  });

  it.each([
    ['.env', true],
    ['.EN?', true],
    ['ID_RSA', true],
    ['*.{ts,env}', true],
    ['*.{ts,tsx}', false],
    ['{.env,x}', true],
    ['a{b}c', false],
    ['!.env', false],
    ['!*.ts', false],
    ['.github/*', false],
    ['.gitignore', false],
    ['*.ts', false],
  ])('of rg or grep, %s: %s', (pattern, expected) => {
    expect(picksSecrets(pattern)).toBe(expected);
  });
});
