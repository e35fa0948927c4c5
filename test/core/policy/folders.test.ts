import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

describe('after cd, a relative path means another file', () => {
  it.each([
    'cd ~/.ssh && cat backup',
    'cd ~ && cat .netrc',
    'cd /proc/self && cat environ',
    'cd /proc && cat self/environ',
    'cd / && cat etc/shadow',
    'cd .. && cd .. && cat etc/shadow',
    'pushd /etc; cat sudoers',
    'command cd /proc/self; cat environ',
    'builtin cd -P /proc/self; cat environ',
    "eval 'cd /proc/self'; cat environ",
    'cd "$D" && cat environ',
    'cd "$D" && cat self/environ',
    'cd && cat .netrc',
    "cd /proc/self && bash -c 'cat environ'",
    '(cd /proc/self && cat environ)',
    'f() { cd /proc/self; }; f; cat environ',
    'cd /proc/self; cat < environ',
    'cd ~ && rg PRIVATE',
    'cd ~ && grep -r PRIVATE .',
    'cd / && grep -rn PRIVATE',
    'cd "$(echo ~)" && rg -A 3 PRIVATE',
    'cd /etc && cat *',
    'cd ~root; cat notes',
    'cd ~1; cat environ',
    'cat ~root/notes',
    'cd a; cd b; cd c; cd /proc/self; cat environ',
    'cd a; cd b; cd c; cd d; cd /proc/self; cat environ',
    'grep -r PRIVATE ~',
    'grep -r PRIVATE /home',
    'rg -uu . ~',
    'diff -r ~ /nonexistent',
    'grep -r x /',
    'grep -r x /etc',
  ])('%s asks', (line) => {
    expect(shell(line).tier).not.toBe('routine');
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it.each([
    'cd src && ls',
    'cd src && cat a.ts | head',
    'cd /w/tree && git status',
    'cd /tmp && ls -la',
    'cd /var/log && tail -n 20 syslog',
    'cd src && grep -rn foo .',
    '(cd src && wc -l a.ts)',
    'cd - && ls',
    'pushd src && ls && popd',
    'echo cd ~; cat a.ts',
  ])('%s does not', (line) => {
    expect([shell(line).tier, shell(line).findings, shell(line).blindSpots]).toEqual(['routine', [], []]);
  });
});

describe('whose settings a program obeys', () => {
  it.each([
    ['/', 'cd /tmp/evil && git status'],
    ['/tmp', 'cd evil && git status'],
    ['/tmp', 'cd /tmp/evil; git log'],
    ['/tmp', '(pushd evil; git diff)'],
    ['/tmp', "cd evil && bash -c 'git status'"],
  ])('in %s, outside of any work tree, %s asks', (cwd, line) => {
    for (const preset of ['strict', 'workspace'] as const) {
      expect(shell(line, preset, { cwd, workTree: null }).tier).not.toBe('routine');
    }
  });

  it.each(['git status', 'cd /tmp && git status', 'cd evil && ls'])('%s does not', (line) => {
    expect(shell(line, 'strict', { cwd: '/tmp', workTree: null }).tier).toBe('routine');
  });

  it.each(['cd .git && touch hooks/pre-commit', 'cd .claude && touch settings.json', 'cd .git/modules/x && git status'])(
    '%s asks inside of one',
    (line) => {
      expect(shell(line, 'workspace').tier).not.toBe('routine');
    },
  );

  it('sees a new value of what was inherited', () => {
    expect(shell('MANLESS=x; man ls', 'strict', { env: { MANLESS: 'y' } }).tier).not.toBe('routine');
    expect(shell('MANLESS=x; man ls').tier).toBe('routine');
  });

  it('lets make expand nothing out of the environment', () => {
    for (const line of ["A='$(shell id)' make", "NODE_ENV='$(shell id)' make test"]) {
      expect(shell(line, 'workspace').tier).not.toBe('routine');
    }
  });
});

describe('what a work tree builds, it builds at home', () => {
  it.each([
    'cd /tmp/other; touch x',
    'cd ..; touch x',
    '(cd /tmp/other && touch x)',
    'pushd /tmp; touch x',
    'f() { cd /tmp; }; f; touch x',
    "bash -c 'cd /tmp; touch x'",
    "cd /tmp; bash -c 'touch x'",
    'command cd /tmp; touch x',
    "eval 'cd /tmp'; touch x",
    'cd "$D"; touch x',
    'cd; touch x',
    'cd sub && touch ../../w/tree/x',
    'cd -; touch x',
    "find /tmp -execdir sh -c 'touch x' \\;",
  ])('%s asks', (line) => {
    expect(shell(line, 'workspace').tier).not.toBe('routine');
  });

  it.each(['cd sub && touch x', 'cd /w/tree && touch x', 'cd /w/tree/sub && touch x', 'cd -- sub && cd deeper && touch x'])(
    '%s does not',
    (line) => {
      expect([shell(line, 'workspace').tier, shell(line).tier]).toEqual(['routine', 'sensitive']);
    },
  );
});

describe('--help', () => {
  it.each(['rm --help', 'git log --help', 'python3 --version', 'docker ps --help', 'cargo --version', 'npm run --help', 'dd --help'])(
    '%s only helps',
    (line) => {
      expect(shell(line).tier).toBe('routine');
    },
  );

  it.each([
    'yarn deploy --help',
    'pnpm deploy --help',
    'pnpm run --help',
    'npm frobnicate --help',
    'git frobnicate --help',
    'kubectl frobnicate --help',
    'mvn --version',
    'flask --help',
    'react-scripts build --help',
    'zig build --help',
    'prisma --help',
    'terragrunt plan --help',
    'jekyll --help',
    'typedoc --help',
    'nyc --help',
    'rector --help',
    'fab --help',
    'hardhat --help',
    'timeout touch --help',
    'frobnicate --help',
    'docker frobnicate --help',
    'sudo touch --help',
    'cargo frobnicate --help',
  ])('%s may run something', (line) => {
    expect(shell(line).tier).not.toBe('routine');
  });
});
