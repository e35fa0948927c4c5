import { describe, expect, it } from 'vitest';
import { exportsData, graveSql } from '../../../src/core/policy/sql-grave.ts';
import { shell } from './a-context.ts';

const ruleOf = (sql: string) => graveSql(sql)?.rule ?? null;

describe('what a database client is told that is grave', () => {
  it.each([
    // Programs, of the server or of the client.
    ["copy t from program 'id'; select 1", 'sql-runs-program'],
    ["select 1; copy t to program 'id'", 'sql-runs-program'],
    ['\\! id', 'sql-runs-program'],
    ["exec xp_cmdshell 'dir'", 'sql-runs-program'],
    ['.shell id', 'sql-runs-program'],
    ['.system id', 'sql-runs-program'],
    ['system id', 'sql-runs-program'],
    ['  system id', 'sql-runs-program'],
    ['select 1;\n system id', 'sql-runs-program'],
    // Rights.
    ['create  user u', 'sql-rights'],
    ['create\nrole r', 'sql-rights'],
    ['alter  user u', 'sql-rights'],
    ['alter\trole r superuser', 'sql-rights'],
    ["set  password for u = 'p'", 'sql-rights'],
    ['create database link l connect to u identified  by p using x', 'sql-rights'],
    ['grant all on t to u', 'sql-rights'],
    // Structure.
    ['alter table t add b int', 'sql-alter'],
    ['alter table copy rename to b', 'sql-alter'],
    ['alter system set work_mem = 1', 'sql-alter'],
    // Dollars quote, so that no string is emptied, and the tree sees what stands behind the comment.
    ['select $$a$$; /* x */ create table t (a int)', 'sql-create'],
    ['rename  table a to b', 'sql-create'],
    ["comment  on table t is 'x'", 'sql-create'],
    ["comment  on aggregate f(int) is 'x'", 'sql-create'],
    // Rows, in words that only some server knows: the grammar does not read these.
    ['delete from t limit 10', 'sql-without-where'],
    ['delete  from t limit 10', 'sql-without-where'],
    ['delete\nfrom t order by a limit 10', 'sql-without-where'],
    ['update low_priority t set a = 1', 'sql-without-where'],
    ['delete from t where a = 1 limit 10', null],
    ['select a, deleted from t', null],
    // Rows, where the syntax tree alone knows that the WHERE is another's.
    ['update t set a = (select 1 from b where c)\\g', 'sql-without-where'],
    ['update t set a = (select 1 from b where c)\\G', 'sql-without-where'],
    ['update t set a = (select 1 from b where c) \\G ; ', 'sql-without-where'],
    ['select 1\\G; update t set a = (select 1 from b where c)\\G', 'sql-without-where'],
    ['update t set a = (select 1 from b where c)\\gx', 'sql-without-where'],
    ['update t set a = (select 1 from b where c) returning a \\gset p_', 'sql-without-where'],
    ['update t set a = (select 1 from b where c) \\g out.txt', 'sql-without-where'],
    ['select 1\\g\nupdate t set a = (select 1 from b where c);', 'sql-without-where'],
    ['select 1\\g out.txt\nupdate t set a = (select 1 from b where c);', 'sql-without-where'],
    ['select 1\\G update t set a = (select 1 from b where c);', 'sql-without-where'],
    // PostgreSQL's comments nest.
    ["/* /* */ ' */ drop table t; -- '", 'sql-drop'],
    ["/* a /* b */ ' /* */ */ truncate t; -- '", 'sql-drop'],
    ["/* /* ' */ drop table t", 'sql-drop'],
    ['\\set A 1\n\\set B 2\nupdate t set a = (select 1 from b where c)', 'sql-without-where'],
    ['select 1;\n  \\x\nupdate t set a = (select 1 from b where c)', 'sql-without-where'],
    ['\\x\nupdate t set a = 1 where id = 3; update t set a = (select 1 from b where c)', 'sql-without-where'],
    ["delete from t where null is null or 'a' = 'b'", 'sql-without-where'],
    // A condition that calls, asks another table, or is given later, may tell rows apart.
    ['delete from t where random() < 0.5', null],
    ['delete from t where 1 in (select 1 from u)', null],
    ['delete from t where $1', null],
    // Only SQLite knows `glob`, so that the tree knows nothing, and MySQL takes the second line for a string.
    ["select a glob 'x' from t --it's\n; drop table t; -- '", 'sql-drop'],
  ])('%s: %s', (sql, rule) => {
    expect(ruleOf(sql)).toBe(rule);
  });

  it.each([
    'select operating_system from t',
    'select total -edrop from t',
    'select program as copy from t',
    'select settled, updated from t',
    'select user, role from t',
  ])('%s only has a part of such words, or has them the other way round', (sql) => {
    expect(graveSql(sql)).toBeNull();
  });

  const update = 'update t set a = 1 where id = 1;';
  const everyRow = 'update t set a = (select 1 from b where c)';
  it('is found by the tree behind many statements, as long as they are read as a whole', () => {
    expect(ruleOf(update.repeat(33) + everyRow)).toBe('sql-without-where');
  });

  // Text that is not read as a whole is read statement by statement, and each has a price: guard must not be kept busy.
  it.each([
    ['the last of 32 statements', `\\x\n${update.repeat(31)}${everyRow}`, 'sql-without-where'],
    ['not that of 33, however short', `\\x\n${update.repeat(32)}${everyRow}`, null],
    ['behind many that only read', `\\x\n${'select 1;'.repeat(100)}${everyRow}`, 'sql-without-where'],
    ['not behind a long one', `\\x\nupdate t set a = ${'1'.repeat(2048)} where id = 1;${everyRow}`, null],
  ])('is found by the tree in parts: %s', (_which, sql, rule) => {
    expect(ruleOf(sql)).toBe(rule);
  });

  it.each([
    ['psql -c "\\\\! id"', 'sql-runs-program', 'critical'],
    ["mysql -e 'system id'", 'sql-runs-program', 'critical'],
    ["sqlite3 a.db '.shell id'", 'sql-runs-program', 'critical'],
    ["psql -c 'truncate t'", 'sql-drop', 'critical'],
    ["psql --command='alter table t add b int'", 'sql-alter', 'critical'],
    ["mysql -e'grant all on t to u'", 'sql-rights', 'critical'],
    ["sqlite3 a.db 'create trigger x after insert on t begin select 1; end'", 'sql-create', 'critical'],
    ["mysql -e 'delete from t limit 10'", 'sql-without-where', 'critical'],
    ["mysql -e 'tee /tmp/f'", 'sql-export', 'sensitive'],
    ["psql -c '\\copy t to f'", 'sql-export', 'sensitive'],
  ])('%s asks by %s, %s', (command, rule, tier) => {
    const found = shell(command).findings.find((finding) => finding.rule === rule);
    expect(found?.tier).toBe(tier);
  });
});

describe('what takes rows out of a database', () => {
  it.each([
    "select 1 into  outfile '/tmp/f'",
    "select a into dumpfile '/tmp/f' from t",
    // SQL Server, Redshift and BigQuery.
    "backup  database x to disk = 'f'",
    'backup log x to d',
    "unload ('select * from t') to 's3://b/p'",
    "unload('select * from t') to 's3://b/p'",
    "export  data options (uri = 'gs://b/x') as select 1",
    'copy t to stdout; select 1',
    'select 1; copy t to stdout',
    '  copy t to stdout',
    'select 1;\n\t\\copy t to f',
    'select 1; vacuum into 1; select 2',
    '\\o  f',
    'select 1 \\gx  f',
    'tee f',
    '  tee f',
    'select 1;\npager less',
  ])('%s', (sql) => {
    expect(exportsData(sql)).toBe(true);
  });

  it.each([
    'select job.output from job',
    'select tee from t',
    'select copy from t where a = 1',
    'alter table copy rename to b',
    'insert into outfiles values (1)',
    'export dataset x',
    'select 1 \\gx',
    'vacuum',
  ])('not %s', (sql) => {
    expect(exportsData(sql)).toBe(false);
  });
});
