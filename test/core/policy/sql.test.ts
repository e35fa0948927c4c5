import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlProblem } from '../../../src/core/policy/sql.ts';

describe('SQL that only reads', () => {
  it.each([
    'select 1',
    "select id, name || ' ' || surname from people where age >= 18 and name != 'x' order by id desc limit 10;",
    "SELECT date_trunc('day', at)::date AS day, count(*) FROM visits GROUP BY 1",
    'select "Id" from "Users"',
    'select pg_size_pretty(pg_database_size(current_database()))',
    'with a as (select 1 as x) select * from a join b using (x)',
    'show tables',
    'SHOW CREATE TABLE orders',
    'SHOW REPLICA STATUS\\G',
    'describe orders',
    'explain select * from t',
    'PRAGMA table_info(users)',
    '.tables',
    '.schema users',
    '\\dt',
    '\\d+ public.users',
  ])('%s', (sql) => {
    expect(sqlProblem(sql)).toBeNull();
  });
});

describe('SQL that does more, or may', () => {
  it.each([
    'select 1; select 2',
    "select lo_export(1, 'f')",
    'select "lo_export"(1)',
    'select public . lower(1)',
    'select public.lower(1)',
    'select ["], writefile(1, 2) as ["]',
    "select data from fsdir where path = 'x'",
    "select * from url('http://x')",
    "select name from zipfile where file = 'x'",
    'select /* */ 1',
    'select 1 -- x',
    'select 1 # x',
    'select `a` from t',
    'select $$a$$',
    'select * from t for update',
    'select 1 into f',
    "select '\\'",
    'select 1\ndelimiter x',
    'select 1\nsource f',
    'pragma journal_mode(wal)',
    'pragma user_version = 1',
    'show grants',
    'show all',
    'select * from mysql.user',
    'select * from user',
    'select authentication_string from users',
    'select * from pg_settings',
    'select subconninfo from pg_subscription',
    '.shell id',
    '.output f',
    '.read f',
    '.schema\n.shell id',
    '\\! id',
    '\\dt \\! id',
    '\\g |id',
    '\\o f',
    '\\i f',
    '\\copy t to f',
    '\\deu+',
    'call f()',
    'vacuum',
    'kill 3',
    'values (1)',
  ])('%s', (sql) => {
    expect(sqlProblem(sql)).not.toBeNull();
  });

  it('whatever stands around a function that nobody knows', () => {
    const around = fc.array(
      fc.constantFrom(' ', '\n', ',', '(', ')', "'", '"', 'select', '1', 'x', '.', '=', 'as', '[', ']', ';', '--', '/*', '*/'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(around, around, (before, after) => {
        // Inside a string of every dialect it is no call: then the text in front of it opens a quote.
        const head = before.join(' ');
        fc.pre(!/['"]/.test(head));
        expect(sqlProblem(`select ${head} , do_harm(1) ${after.join(' ')}`)).not.toBeNull();
      }),
    );
  });

  it('any text that has a second statement', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.constantFrom('drop table t', 'select f()', '\\! id'), (text, more) => {
        expect(sqlProblem(`select ${text}; ${more}`)).not.toBeNull();
      }),
    );
  });
});
