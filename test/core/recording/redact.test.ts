import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskArgv, maskText } from '../../../src/core/recording/redact.ts';

const github = `ghp_${'a1B2c3D4e5'.repeat(4)}`;

describe('maskArgv', () => {
  // `_` stands for one masked character.
  it.each([
    ['--password=x', ['tool', '--password=hunter2'], ['tool', '--password=_______']],
    ['--token x', ['tool', '--token', 'abc'], ['tool', '--token', '___']],
    ['--client-secret x', ['tool', '--client-secret', 'a b$c'], ['tool', '--client-secret', '_____']],
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
