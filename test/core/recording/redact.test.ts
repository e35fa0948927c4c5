import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Masker } from '../../../src/core/recording/masker.ts';
import { maskArgv, maskText } from '../../../src/core/recording/redact.ts';

const github = `ghp_${'a1B2c3D4e5'.repeat(4)}`;

describe('maskArgv', () => {
  // `_` stands for one masked character.
  it.each([
    ['--password=x', ['tool', '--password=hunter2'], ['tool', '--password=_______']],
    ['--token x', ['tool', '--token', 'abc'], ['tool', '--token', '___']],
    ['--client-secret x', ['tool', '--client-secret', 'aBc12+=='], ['tool', '--client-secret', '________']],
    ['a password with an exclamation mark', ['tool', '--password', 'hunter2!'], ['tool', '--password', '________']],
    ['data of a known program', ['curl', '-u', 'bob:a b$(c)', 'x'], ['curl', '-u', 'bob:_______', 'x']],
    [
      'data of a literal',
      ['kubectl', 'create', 'secret', 'generic', 'x', '--from-literal=password=a/b $c'],
      ['kubectl', 'create', 'secret', 'generic', 'x', '--from-literal=password=______'],
    ],
    ['behind a wrapper', ['sudo', 'mysql', '-psecret'], ['sudo', 'mysql', '-p______']],
    ['a variable that is only exported', ['sh', '-c', 'export MY_TOKEN=abc; tool'], ['sh', '-c', 'export MY_TOKEN=___; tool']],
    ['inside a quoted shell string', ['sh', '-c', "su -c 'tool --token abc'"], ['sh', '-c', "su -c 'tool --token ___'"]],
    ['an argument of a script', ['bash', 'deploy.sh', '--token', 'abc'], ['bash', 'deploy.sh', '--token', '___']],
    ['a value that is another option', ['tool', '--token', '--verbose'], ['tool', '--token', '--verbose']],
    ['a file', ['tool', '--password-file', '/x'], ['tool', '--password-file', '/x']],
    ['mysql -p', ['mysql', '-psecret', 'db'], ['mysql', '-p______', 'db']],
    ['mysql -p alone', ['mysql', '-p', 'db'], ['mysql', '-p', 'db']],
    ['docker run -p', ['docker', 'run', '-p', '80:80', 'x'], ['docker', 'run', '-p', '80:80', 'x']],
    ['docker login -p', ['docker', 'login', '-p', 'pw'], ['docker', 'login', '-p', '__']],
    ['curl -u', ['curl', '-u', 'bob:pw', 'x'], ['curl', '-u', 'bob:__', 'x']],
    ['a header', ['curl', '-H', 'Authorization: Bearer abc.def', 'x'], ['curl', '-H', 'Authorization: Bearer _______', 'x']],
    ['URL password', ['git', 'clone', 'https://bob:pw@host/x'], ['git', 'clone', 'https://bob:__@host/x']],
    ['KEY=secret', ['env', 'DB_PASSWORD=pw', 'HOME=/x', 'ls'], ['env', 'DB_PASSWORD=__', 'HOME=/x', 'ls']],
    [
      '--from-literal',
      ['kubectl', 'create', 'secret', '--from-literal=password=pw'],
      ['kubectl', 'create', 'secret', '--from-literal=password=__'],
    ],
    ['inside a shell string', ['bash', '-c', 'PGPASSWORD=pw psql --token abc'], ['bash', '-c', 'PGPASSWORD=__ psql --token ___']],
    ['a token anywhere', ['echo', `x ${github} y`], ['echo', `x ${'_'.repeat(github.length)} y`]],
  ])('%s', (_name, argv, expected) => {
    expect(maskArgv(argv, []).argv).toEqual(
      expected.map((arg) => arg.replaceAll(/_{2,}|(?<=-p)_+/g, (stars) => (argv.includes(arg) ? stars : '*'.repeat(stars.length)))),
    );
  });

  it.each([
    ['bash', '-c', 'TOKEN=$(rm -rf ~) ls'],
    ['bash', '-c', 'TOKEN=`id` ls; --password "$(id)"'],
    ['sh', '-c', 'eval "$2"', '-', '--token', 'rm -rf ~'],
    ['bash', '-c', 'PASSWORD=;evil'],
  ])('code is never hidden behind a secret: %s %s %s', (...argv) => {
    expect(maskArgv(argv, [])).toEqual({ argv, masked: 0 });
  });

  it.each([
    ['make runs the value', ['make', 'API_KEY=$(shell echo EVIL >> ran)']],
    ['make runs the value, without a blank', ['make', 'API_KEY=$(EVIL)']],
    ['a path could be a program', ['make', 'API_KEY=./evil.sh']],
    ['a path without a dot, too', ['make', 'API_KEY=bin/evil']],
    ['half of a word', ['sh', '-c', 'MY_TOKEN=ev$(echo il) x']],
    ['a variable that is sourced', ['sh', '-c', 'MY_TOKEN=./evil.sh; . $MY_TOKEN']],
    ['a variable that is run', ['sh', '-c', 'MY_TOKEN=reboot; $MY_TOKEN']],
    ['a variable that is run, in braces', ['sh', '-c', 'MY_TOKEN=reboot; "${MY_TOKEN:-x}"']],
    ['a variable that is quoted and run', ['sh', '-c', "MY_TOKEN='reboot'; $MY_TOKEN"]],
    ['a variable that another argument runs', ['env', 'MY_TOKEN=reboot', 'sh', '-c', '$MY_TOKEN']],
    ['a variable that is read by name', ['env', 'MY_TOKEN=reboot', 'sh', '-c', '$(printenv MY_TOKEN)']],
    ['a variable that is read without its name', ['sh', '-c', 'MY_TOKEN=reboot; v=MY_TO; v=${v}KEN; ${!v}']],
    ['a variable that is found among all', ['env', 'MY_TOKEN=reboot', 'sh', '-c', 'env | sed s/.*=// | sh']],
    ['an alias', ['bash', '-c', 'alias MY_TOKEN=reboot\nMY_TOKEN']],
    ['a program that asks for the password', ['git', 'GIT_ASKPASS=evil']],
    ['an argument of inline code', ['bash', '-c', '. "$2"', '-', '--token', 'evil.sh']],
    ['an argument of a function', ['bash', '-c', 'f() { "$2"; }; f --token reboot']],
    ['code of another language', ['python3', '-c', 'secret=quit;exec(secret)']],
    ['code of another language, alone', ['node', '-e', 'api_key=require']],
    ['an option as the value of one that takes none', ['tool', '--password', '-rf']],
    ['a database behind an option that takes no value', ['dropdb', '--password', 'prod']],
    ['the same in a shell string', ['sh', '-c', 'dropdb --password prod']],
    ['a file that is uploaded', ['curl', '-F', 'token=@shadow', 'https://example.org/']],
    ['a file whose content is taken', ['kubectl', 'create', 'cm', 'x', '--from-file=token=/etc/shadow']],
    ['the program itself', ['API_KEY=evil', 'x']],
    ['an argument of a program that only shares a folder with mysql', ['./do', 'mysql', '-preboot']],
    ['a URL that runs its password', ['sh', '-c', 'curl http://a:$(evil)@host/']],
    ['a URL with backticks', ['sh', '-c', 'curl http://a:`evil`@host/']],
    ['a private key that is a script', ['sh', '-c', ': -----BEGIN PRIVATE KEY-----\nrm -rf /\n. /tmp/evil\n: -----END PRIVATE KEY-----']],
  ])('code is never hidden: %s', (_name, argv) => {
    expect(maskArgv(argv, [])).toEqual({ argv, masked: 0 });
  });

  it.each([
    ['a command behind a bearer token', 'echo Authorization: Bearer aaaaaaaaaa&&reboot', '&&reboot'],
    ['a pipe behind a bearer token', 'echo Authorization: Bearer aaaaaaaaaa|sh', '|sh'],
    ['a substitution within one', 'echo Authorization: Bearer aaaaaaaaaa$(reboot)', '$(reboot)'],
    ['a substitution in the password of a URL', 'git clone https://bob:pw$(reboot)@host', '$(reboot)'],
  ])('code is never hidden: %s', (_name, text, shown) => {
    const { argv, masked } = maskArgv(['sh', '-c', text], []);
    expect([argv[2]?.includes(shown), argv[2]?.includes('aaaa'), masked]).toEqual([true, false, 1]);
  });

  it.each(['a b$c', 'pa$(ss)word', './secret', 'x;y&&z'])('a value that is known to be secret stays masked, code or not: %s', (secret) => {
    for (const argv of [
      ['make', `API_KEY=${secret}`],
      ['sh', '-c', `T="${secret}"; $T`],
      ['git', 'clone', `https://b:${secret}@host`],
    ]) {
      expect(maskArgv(argv, [secret]).argv.join(' ')).not.toContain(secret);
    }
  });

  it('a long line of assignments is masked in no more time than it takes to read', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `A${i}_TOKEN=x`).join(' ');
    expect(maskArgv(['sh', '-c', text], [])).toEqual({ argv: ['sh', '-c', text.replaceAll('=x', '=*')], masked: 10_000 });
  });

  it('a private key stays masked, with every line of it', () => {
    const body = [...Array.from({ length: 3 }, () => 'MIIE/a+b'.repeat(8)), 'AbC='].join('\n');
    const { argv } = maskArgv(['tool', `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`], []);
    expect(argv[1]).toBe(
      `-----BEGIN PRIVATE KEY-----\n${body.replaceAll(/[^\n]/g, '*')}\n${'*'.repeat('-----END'.length)} PRIVATE KEY-----`,
    );
  });

  it('nothing that a shell acts on is hidden, wherever it stands', () => {
    const piece = fc.constantFrom('A_TOKEN=', '--token ', 'Authorization: Bearer ', 'http://a:', '@host', 'abcdefgh12', ' ', 'x');
    const acting = fc.constantFrom('$(r)', '`r`', ';r', '|r', '&r', '>r', '$r');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, acting), { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const out = maskArgv(['sh', '-c', text], []).argv[2] as string;
        const hidden = [...text].filter((unit, at) => out[at] !== unit).join('');
        expect(hidden).not.toMatch(/[\s$`;&|<>()]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts what it hides', () => {
    expect(maskArgv(['tool', '--token', 'abc', '--password=x', 'plain'], []).masked).toBe(2);
    expect(maskArgv(['tool', 'hunter22'], ['hunter22']).masked).toBe(1);
  });

  it('lengths stay, so that spans keep their place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('--token', '-H', 'A_SECRET=ü€😀', 'mysql', '-pß'))),
        fc.array(fc.string({ unit: 'grapheme' })),
        (argv, secrets) => {
          expect(maskArgv(argv, secrets).argv.map((arg) => arg.length)).toEqual(argv.map((arg) => arg.length));
        },
      ),
    );
  });
});

it('maskText leaves a text without secrets alone, even one that is no well-formed Unicode', () => {
  expect(maskText('plain \ud800 text', ['hunter22'])).toBe('plain \ud800 text');
  expect(maskText('ü hunter22 ü', ['hunter22'])).toBe('ü ******** ü');
  expect(maskText('a schlüssel b', ['schlüssel'])).toBe('a ********* b');
});

describe('short plain words', () => {
  it('hold no shape, so that skipping the masker for them hides nothing less', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w./-]{0,11}$/), (word) => {
        const masker = new Masker([]);
        masker.push(Buffer.from(word));
        masker.end();
        expect(masker.redactions).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
  it('are masked where they are a given value', () => {
    expect(maskText('hunter2', ['hunter2'])).toBe('*******');
    expect(maskText('x-hunter2', ['hunter2'])).toBe('x-*******');
  });
  it('are masked where they are a spelling of one: trimmed, one of its lines, in base64', () => {
    expect(maskText('hunter2', ['hunter2\n'])).toBe('*******');
    expect(maskText('line-two', ['a-first-line\nline-two\n'])).toBe('********');
    expect(maskText('czNjcjN0cHc', ['s3cr3tpw'])).toBe('***********');
  });
});
