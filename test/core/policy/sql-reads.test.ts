import { describe, expect, it } from 'vitest';
import { sqlProblem } from '../../../src/core/policy/sql.ts';
import { longestSql, queryProblem, sqlTrees } from '../../../src/core/policy/sql-tree.ts';
import { rulesOf, shell } from './a-context.ts';

const notKnown = 'SQL that guard does not know to only read';
const changes = 'SQL that changes data, structure or rights';
const secrets = 'SQL that may show secrets';

describe('reads, however they are laid out', () => {
  it.each([
    'show  create  table  t  format  TSV',
    'show\ncreate\ntable\nt',
    'select * from t\\G',
    'select * from t \\G ; ',
    'select 1 ; select 2 ; ',
    `${'select 1;'.repeat(15)}select 1`,
    'explain  select 1',
    'explain select glob from patterns',
    'explain query  plan select 1',
    'explain query plan  select 1',
    'explain format=json  select 1',
    'explain format = json select 1',
    'explain ( verbose ) select 1',
    'describe  t',
    'describe table  t',
    'describe keyspace ks',
    'describe keyspaces  ks',
    'pragma  page_count',
    'pragma table_info ( t )',
    'pragma table_info( "" )',
    'pragma table_info("users")',
    "pragma table_info('users')",
    '.table',
    '.tables  a%',
    '.schema  users  t',
    '\\dt  public.*',
    '\\dew+',
    '\\det',
    '\\dfw',
    '\\dfnw',
    '\\dFd',
    '\\dFp',
    '\\dAc',
    '\\dAfo',
    '\\dPti',
    // Words of clients, where they are names.
    'select source, edit from t',
    'select id, user from visits',
    'select 1, user from t',
    'select glob from patterns',
    'select regexp, rlike from t',
    // What another server says otherwise than PostgreSQL.
    'select * from t where at > date_sub(now(), interval  30  day)',
    'select * from t where at > date_sub(now(), interval 7 hour)',
    'select date_add(now(), interval -7 day)',
    'select date_add(now(), interval -30 day)',
    'select date_add(now(), interval - 30 day)',
    "select date_add(now(), interval '7' day)",
    'select * from t a natural join u b',
    'select * from t a natural  left  join u b',
    'select * from t a natural  left  outer  join u b',
    'select * from t  natural  join u',
    'select a from t intersect select a from u',
    'select a from t except select a from u',
    "with recursive r as (select 1 as n union all select n + 1 from r limit 5) select n from r where n glob '1'",
    "with  recursive r as (select 1 as n union all select n + 1 from r limit 5) select n from r where n glob '1'",
    'select a, count(*) from t group by a with  rollup',
    "select count(*) as  'n' from t",
    "select * from (select 1 as a) as 'd' where a glob 'x'",
    "select trim(both 'x' from a) from t",
    "select trim ( leading  'x'  from a ) from t",
    "select trim(both 'x'from a) from t",
    'select trim(trailing from a) from t',
    'select trim(trailing  from a) from t',
    'select 1 format  JSON',
    'select 1 format JSONEachRow ;',
    'select 1 format CSV',
    'select 1 format CSVWithNames;',
    'select 1 format TSV',
    'select 1 format TSVWithNames',
    'select 1 format Pretty',
    'select 1 format PrettyCompact',
    'select 1 format TabSeparated',
    'select 1 format TabSeparatedRaw',
    'select 1 format Vertical',
    // What only strings may hold.
    "select * from t where email = 'a@b.c'",
    'select * from t where email = "a@b.c"',
    'select * from t where data @> \'{"a": [1, 2]}\'',
    "select * from t where data <@ '{}'",
    "select * from t where url like '%?a=1&b=2'",
    'select * from t where at > now() - interval $$1 day$$',
    'explain select * from t where email = $$a@b.c$$',
    // It runs the query, and no more than that.
    'explain analyze select 1',
    'explain analyze verbose select 1',
    'explain (analyze, buffers) select * from t',
    'EXPLAIN (ANALYZE ON, BUFFERS, FORMAT json) WITH a AS (SELECT 1) SELECT * FROM a',
    // Functions that only one server has.
    "select find_in_set('a', b), dayofweek(at), inet_ntoa(ip) from t",
    'select toStartOfMonth(at), argMax(a, b), arrayJoin(c) from t group by 1',
  ])('%s', (sql) => {
    expect(sqlProblem(sql)).toBeNull();
  });
});

describe('SQL that asks, and why', () => {
  it.each([
    // A semicolon in a string is cut there: the whole is told by its first word.
    ["select 'a;b'", notKnown],
    ["delete from t where a = 'x;y'", changes],
    ["insert into t values ('x;y'); select 1", changes],
    ['update t set a = "x;y"', changes],
    [`${'select 1;'.repeat(16)}select 1`, notKnown],
    // Strings between dollars are none to MySQL, and what is no query does more when it is analysed.
    ['select 1 from t where a = $$ for update $$', notKnown],
    ["select $$ ', drop_all(1), ' $$", notKnown],
    ["select '$$' , $$ for update $$", notKnown],
    ['select $x$ 1 $x$', notKnown],
    ['select a$$b$$', notKnown],
    ['select $$b$$$c', notKnown],
    ['select @@version', notKnown],
    ['select @a := 1', notKnown],
    ["select 'a@b", notKnown],
    ["select 'a@b' -- c", notKnown],
    ["select 'a@b' # c", notKnown],
    ["select 'a@b\\', load_file(1), '", notKnown],
    ["select * from t where a = '@' and password = 'x'", secrets],
    ['select * from t where a = $$x$$ union select token from t', secrets],
    ["select f(1) from t where e = 'a@b.c'", notKnown],
    ['explain analyze t', notKnown],
    ['explain (analyze) execute p', notKnown],
    ['explain (analyze) with a as (delete from t returning a) select * from a', notKnown],
    ['explain (analyze, buffers) select f(1)', notKnown],
    ['explain (analyze, evil) select 1', notKnown],
    // What only ends, or begins, like a read.
    ['show create table t into f', notKnown],
    ['vacuum show create table t', notKnown],
    ['vacuum pragma page_count', notKnown],
    ['delete from t \\dt', changes],
    ['.system id .tables', notKnown],
    ['select a\\G b', notKnown],
    ['select show, a::evil from t', 'casts to a type'],
    ['with', 'cannot read'],
    ['explain', 'cannot read'],
    ['select a from t format JSON limit 1', 'cannot read'],
    // mysql obeys such a word in the middle of a statement, too.
    ['select a\ndelimiter\nfrom t', notKnown],
    ['select a\n  delimiter\nfrom t', notKnown],
    // Locks, and a sequence that moves.
    ['select * from t for share', notKnown],
    ['select * from t for  share', notKnown],
    ['select * from t for key share', notKnown],
    ['select * from t for  key  share', notKnown],
    ['select * from t for update', notKnown],
    ['select * from t for no key update', notKnown],
    ['select next value for s', notKnown],
    ['select next  value for s', notKnown],
    // A quoted name keeps its capitals, and is another function than lower.
    ['select "Lower"(1)', notKnown],
    ['select "Lower" (1)', notKnown],
    ["select 'lower'(1)", notKnown],
    ["select 'lower' (1)", notKnown],
    ['select public . lower(1)', notKnown],
    ['select public .lower(1)', notKnown],
    ['select public. lower(1)', notKnown],
    // Accounts and what they know.
    ['select * from db, user', secrets],
    ['select * from db,user', secrets],
    ['select * from db,  user', secrets],
    ['select * from db, "user"', secrets],
    ['select * from db join user using (host)', secrets],
    ['select * from (table user) x', secrets],
    ['table servers', secrets],
    ['select * from csv', secrets],
    ['select * from  csv', secrets],
    ['select * from "csv"', secrets],
    ["select * from 'csv'", secrets],
    ['select 1 from mysql .user', secrets],
    ['select private_key from t', secrets],
    ['select privatekey from t', secrets],
    ['select api_key from t', secrets],
    ['select apikey from t', secrets],
    ['show all', secrets],
    ['show  grants', secrets],
    ['show create user u', secrets],
    ['show create  user u', secrets],
  ])('%s: %s', (sql, why) => {
    expect(sqlProblem(sql)).toContain(why);
  });

  it('is SQL longer than is read, even if it would be harmless', () => {
    const like = (length: number) => `show tables like '${'a'.repeat(length - 19)}'`;
    expect(like(longestSql)).toHaveLength(longestSql);
    expect(sqlProblem(like(longestSql))).toBeNull();
    expect(sqlProblem(like(longestSql + 1))).toBe('SQL that is too long to be read');
  });

  it.each([
    ['psql -c', 'select private_key from t'],
    ['mysql -e', 'select * from db, user'],
    ['sqlite3 a.db', 'select * from csv'],
    ['mysql -e', 'select * from t for share'],
  ])('%s asks: %s', (client, sql) => {
    expect(shell(`${client} '${sql}'`).tier).not.toBe('routine');
  });

  it.each([
    ['psql -c', 'select id, user from visits'],
    ['psql -c', '\\dfnw'],
    ['mysql -e', 'select * from t a natural left join u b'],
    ['sqlite3 a.db', '.schema  users'],
    ['sqlite3 a.db', 'select glob from patterns'],
  ])('%s does not ask: %s', (client, sql) => {
    const found = shell(`${client} '${sql}'`);
    expect([found.tier, rulesOf(found)]).toEqual(['routine', []]);
  });
});

describe('the syntax tree', () => {
  const problem = (sql: string) => {
    const read = sqlTrees(sql);
    return read.kind === 'trees' ? queryProblem(read.trees, (name) => name === 'lower') : read.kind;
  };

  it.each([
    'select 1 union all select 2',
    'select 1 union select 2',
    'with recursive r(n) as (select 1 union all select 2) select * from r',
    'select * from (values (1, 2)) x',
    'select -a, not b, a[1], array[1, null]',
    'select array(select 1)',
    'select current_date, user',
    'select true, false',
    "select case a when 1 then 'x' else 'y' end from t",
    'select a::double precision, b::character varying(3), c::timestamp with time zone',
    'select * from a right join b on a.x = b.x',
    'select * from a right join b using (x)',
    'select * from a full join b on a.x = b.x',
    'select * from a full join b using (x)',
    'select * from a cross join b on a.x = b.x',
    'select * from a cross join b',
  ])('is a known query: %s', (sql) => {
    expect(problem(sql)).toBeNull();
  });

  it.each([
    ['select 1, f(1)', 'calls a function'],
    ['select 1, 2 from t, u where a = 1 and b = f(1)', 'calls a function'],
    // A type of a schema, or in quotes, is the database's own.
    ['select a::public.int', 'does not know this SQL type'],
    ['select a::"int"', 'does not know this SQL type'],
    ['select a::public.int[]', 'casts to a type'],
  ])('%s: %s', (sql, why) => {
    expect(problem(sql)).toContain(why);
  });

  const ones = (count: number) => `select ${'1,'.repeat(count - 1)}1`;
  const nested = (depth: number) => `select ${'('.repeat(depth)}1${')'.repeat(depth)}`;
  it.each([
    ['500 words and signs', ones(250), 'trees'],
    ['501', `${ones(250)} a`, 'too-long'],
    ['200 long words', `select ${'abcdefgh,'.repeat(199)}a`, 'trees'],
    ['8192 characters', `select '${'a'.repeat(8183)}'`, 'trees'],
    ['8193 characters', `select '${'a'.repeat(8184)}'`, 'too-long'],
    ['brackets 32 deep', nested(32), 'trees'],
    ['brackets 33 deep', nested(33), 'unread'],
    ['square brackets 33 deep', `select ${'array['.repeat(33)}1${']'.repeat(33)}`, 'unread'],
    ['brackets side by side', `select ${'(1),'.repeat(40)}(1)`, 'trees'],
    ['square brackets side by side', `select ${'a[1],'.repeat(40)}a[1]`, 'trees'],
    ['brackets that a string seems to close before', `select ')))', ${'('.repeat(33)}1${')'.repeat(33)}`, 'unread'],
    ['no SQL', 'select select', 'unread'],
  ])('is made of so much only: %s', (_what, sql, kind) => {
    expect(sqlTrees(sql).kind).toBe(kind);
  });
});
