import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlProblem } from '../../../src/core/policy/sql.ts';
import { exportsData, graveSql } from '../../../src/core/policy/sql-grave.ts';
import { queryProblem, sqlTrees } from '../../../src/core/policy/sql-tree.ts';
import { rulesOf, shell } from './a-context.ts';

describe('SQL that only reads', () => {
  it.each([
    'select 1',
    'select 1; select 2;',
    "show global variables like 'innodb%'; show global status like 'Threads%'",
    'pragma integrity_check; pragma index_list("visits"); pragma page_count;',
    'show create table hits format TSVRaw',
    'select conname, pg_get_constraintdef(oid) from pg_constraint',
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
    'select 1; delete from t',
    "select 1; select ';' ; drop table t",
    "select 'a; select 2",
    'select \'"; select "\'',
    ';',
    'select 1;; select 2',
    `${'select 1; '.repeat(17)}select 1`,
    'select 1; set role postgres; select 2',
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
    'select * from "mysql"."user"',
    'select * from `mysql`.user',
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

describe('reads in the words of each server', () => {
  it.each([
    // PostgreSQL
    "select extract(epoch from now() - at)::int from t where at > now() - interval '7 days'",
    "select count(distinct a) filter (where ok), string_agg(name, ',' order by name) from t",
    'select percentile_cont(0.5) within group (order by x) from t',
    'select distinct on (a) a, b from t order by a, b nulls last limit 5 offset 2',
    'with recursive r as (select 1 as n union all select n + 1 from r where n < 10) select * from r',
    "select data->>'name' from t",
    'select a from t where exists (select 1 from u where u.id = t.id) and b = any(array_agg(c)) or c in (1, 2)',
    'select case when a > 1 then 2 else 3 end, row_number() over (partition by b order by c) from t left join u using (id)',
    'select coalesce(sum(x), 0)::numeric(10,2), a::timestamptz, b::text from t',
    'select relname, n_live_tup from pg_stat_user_tables order by n_live_tup desc',
    'explain (costs, verbose) select * from t',
    // MySQL
    'select * from t where at >= date_sub(now(), interval 7 day)',
    "select count(*) as 'n' from t where a regexp 'x' group by b with rollup",
    'select table_schema, sum(data_length + index_length) / 1024 from information_schema.tables group by table_schema',
    'describe orders',
    "show tables like 'a%'",
    'explain format=json select 1',
    // SQLite
    "select name, sql from sqlite_master where type = 'table' and name glob 'a*'",
    "select strftime('%Y', at), ifnull(a, 0) from t natural join u",
    'explain query plan select * from t',
    // ClickHouse and Cassandra
    'select countIf(a > 1) from t format JSONEachRow',
    'describe keyspaces',
    "select * from users where id = 'x' limit 1",
  ])('%s', (sql) => {
    expect(sqlProblem(sql)).toBeNull();
  });
});

describe('what one of the two readings takes for a read, and the other does not', () => {
  it.each([
    // A cast to a type of the database's own calls what CREATE CAST names.
    ['select a::evil from t', 'casts to a type'],
    ['select cast(a as public.evil) from t', 'type'],
    // Words of SQL that PostgreSQL lets a function have for its name.
    ['select partition(1)', 'calls a function'],
    ['select filter(1) from t', 'calls a function'],
    ['select within(1) from t', 'calls a function'],
    ['select * from over(1)', 'calls a function'],
    ['select 1f(1)', 'does not know'],
    // An operator may be the database's own.
    ['select a =!= b from t', 'cannot read'],
    ['select 1 limit 1 from t', 'cannot read'],
    ['select select', 'cannot read'],
    ['explain t t', 'cannot read'],
    ['explain (verbose, analyse) execute p', 'does not know'],
    ['describe x y z', 'cannot read'],
    [`select ${'1,'.repeat(300)}1`, 'too long'],
    [`select ${'('.repeat(40)}1${')'.repeat(40)}`, 'cannot read'],
  ])('the tree: %s', (sql, why) => {
    expect(sqlProblem(sql)).toContain(why);
  });

  const known = (name: string) => name === 'lower';
  const ofTree = (sql: string) => {
    const read = sqlTrees(sql);
    return read.kind === 'trees' ? queryProblem(read.trees, known) : read.kind;
  };
  it('the tree alone knows queries from what is none', () => {
    const table = {
      "select lower('a'), x::int from t": null,
      'select f(1)': 'SQL that calls a function that guard does not know to only read',
      'select public.lower(1)': 'SQL that calls a function that guard does not know to only read',
      'select * from f(1)': 'SQL that calls a function that guard does not know to only read',
      'select 1; select 2': 'more or less than one SQL statement',
      'select 1;': null,
      'select a::int[], array[1]': null,
      'select a::evil[]': 'SQL that casts to a type that guard does not know',
      '': 'unread',
      'delete from t': 'SQL that is no query',
      'with x as (delete from t returning *) select * from x': 'guard does not know this part of SQL to only read: delete',
      'select * from t for update': 'guard does not know this part of SQL to only read: for',
      'select $1': 'guard does not know this part of SQL to only read: parameter',
      begin: 'SQL that is no query',
      'do $$ begin end $$': 'SQL that is no query',
      'select 1 into f': 'unread',
      "copy t to 'f'": 'unread',
    };
    expect(Object.fromEntries(Object.keys(table).map((sql) => [sql, ofTree(sql)]))).toEqual(table);
  });

  // What MySQL runs, the grammar takes for a comment: the characters ask.
  it.each(['select 1 --1; drop table t', 'select 1 /*! into outfile 2 */', "select 'a\\'; drop table t; --'"])(
    'the characters: %s',
    (sql) => {
      expect(ofTree('select 1 --1; drop table t')).toBeNull();
      expect(sqlProblem(sql)).not.toBeNull();
    },
  );
});

describe('SQL that is hard to undo', () => {
  it.each([
    ['update t set a = (select 1 from b where c)', 'sql-without-where'],
    ['delete from t where true', 'sql-without-where'],
    ['delete from t where 1 = 1', 'sql-without-where'],
    ["update t set a = 1 where 'a' = 'a'", 'sql-without-where'],
    ['with x as (delete from t returning *) select * from x where y', 'sql-without-where'],
    ['\\set ON_ERROR_STOP 1\nupdate t set a = (select 1 from b where c);', 'sql-without-where'],
    ['\\connect a\nselect 1; \n update t set a = (select 1 from b where c); \\x', 'sql-without-where'],
    ["select 'a\\'; drop table t; --'", 'sql-drop'],
    ["select 'a\\\\\\'; drop table t; --'", 'sql-drop'],
    ['/*! drop table t */', 'sql-drop'],
    ['select 1 --1; drop table t', 'sql-drop'],
    ["select 1 # it's\ndrop table t; -- '", 'sql-drop'],
    ["select 1 -- it's\n; drop table t; -- '", 'sql-drop'],
    ['select 1 -- drop table t', null],
    ['select a /* drop */ from t', null],
    ['select 1 /* /* */ drop table t', 'sql-drop'],
    ['-eDROP TABLE t', 'sql-drop'],
    ['--execute=create table t (a int)', 'sql-create'],
    ['create or replace function f() returns int as $$ select 1 $$ language sql', 'sql-create'],
    ['select 1; create trigger x', 'sql-create'],
    ['\\x\n\n\n  create trigger x', 'sql-create'],
    ['rename table a to b', 'sql-create'],
    ['comment on table t is null', 'sql-create'],
    ['update t set a = 1 where id = 3', null],
    ['delete from t where id in (select id from u)', null],
    ["insert into t values ('drop table x; delete from y')", null],
    ["select 'create table x'", null],
  ])('%s: %s', (sql, rule) => {
    expect(graveSql(sql)?.rule ?? null).toBe(rule);
  });

  it.each([
    "select * from t into outfile '/tmp/x'",
    'COPY t TO STDOUT',
    "copy (select * from t) to '/tmp/x'",
    '\\copy t to f',
    'select 1 \\g f',
    '\\o f',
    '.output f',
    '.backup f',
    'vacuum into 1',
    '-cCOPY t TO 1',
  ])('%s takes data out', (sql) => {
    expect(exportsData(sql)).toBe(true);
  });

  it.each(["select 'copy t to x'", 'copy t from f', 'select 1 \\g', '\\dt', '.tables', 'insert into t values (1)'])(
    '%s does not',
    (sql) => {
      expect(exportsData(sql)).toBe(false);
    },
  );

  it('is told with its rule, whichever client', () => {
    expect(rulesOf(shell("psql -c 'update t set a = (select 1 from b where c)'"))).toContain('sql-without-where');
    expect(rulesOf(shell("mysql -e 'select * from t into outfile 1'"))).toContain('sql-export');
    expect(rulesOf(shell("sqlite3 a.db '.backup f'"))).toContain('sql-export');
  });
});

describe('whatever stands in the text', () => {
  const token = fc.constantFrom(
    ..."select from t where a = 1 ( ) , ; ' \" ` $$ -- /* */ /*! # \\ \n case when then end union with as delete update set cast( :: int f( [ ] . * - E' interval like".split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' ')),
  );

  it('nothing throws, and the same text gets the same answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([sqlProblem(text), graveSql(text), exportsData(text)]).toEqual([sqlProblem(text), graveSql(text), exportsData(text)]);
      }),
    );
  });

  const reads = fc.constantFrom(
    'select 1',
    "select 'x' from t where a = 2",
    'with a as (select 1) select * from a',
    'show tables',
    'describe t',
    'explain select 1',
    'PRAGMA user_version',
    '\\dt',
    '.tables',
  );
  const writes = fc.constantFrom(
    'delete from t where id = 1',
    'insert into t values (1)',
    'drop table t',
    'call f()',
    'set role x',
    'vacuum',
    'select f()',
  );
  const between = fc.constantFrom(';', '; ', ';\n', '\n;', ' ; -- x\n', ';/**/', '\\;', '\\g ');
  it('a read and a write after it ask', () => {
    fc.assert(
      fc.property(reads, between, writes, fc.constantFrom('', ';', ' -- x', '\\G'), (read, end, write, rest) => {
        expect(sqlProblem(read)).toBeNull();
        expect(sqlProblem(`${read}${end}${write}${rest}`)).not.toBeNull();
        expect(sqlProblem(`${write}${end}${read}${rest}`)).not.toBeNull();
      }),
    );
  });

  it('a write inside a query asks, wherever it stands', () => {
    const places = fc.constantFrom(
      (write: string) => `with x as (${write}) select * from x`,
      (write: string) => `select * from (${write}) x`,
      (write: string) => `select (${write})`,
      (write: string) => `explain analyze ${write}`,
      (write: string) => `explain (analyze) ${write}`,
      (write: string) => `select 1 union ${write}`,
    );
    fc.assert(
      fc.property(places, writes, (place, write) => {
        expect(sqlProblem(place(write))).not.toBeNull();
      }),
    );
  });
});
