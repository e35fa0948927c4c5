import { describe, expect, it } from 'vitest';
import { awkProblem } from '../../../src/core/policy/awk.ts';
import { sedProblem } from '../../../src/core/policy/sed.ts';
import { sqlProblem } from '../../../src/core/policy/sql.ts';
import { graveSql } from '../../../src/core/policy/sql-grave.ts';

describe('sed', () => {
  it.each([
    'p',
    '1,5p',
    's/a/b/g',
    's|a|b|',
    '/x/d',
    '$!N;P;D',
    '/a/,/b/{s/x/y/;p}',
    'y/abc/def/',
    's/a\\/b/c/2p',
    '1i\\ text e w',
    ':a;N;$!ba;s/\\n/ /g',
    '10q',
    's/[a-z]*/x/',
    '# comment',
  ])('%s only edits the stream', (script) => {
    expect(sedProblem(script)).toBeNull();
  });

  it.each([
    'e',
    '1e id',
    's/a/b/e',
    's/a/b/ge',
    'w out',
    's/a/b/w out',
    'r /etc/shadow',
    'R f',
    'p;e id',
    '{e id}',
    '1!e id',
    '/x/e',
    's/a/b',
    's,a,b,;w f',
    '$e id',
    '\\,x,e id',
    's/[/]/x/e',
    'v',
    'k',
    '1~2e id',
    '/a/I,+3e id',
    'a\\\ntext\ne id',
  ])('%s is not', (script) => {
    expect(sedProblem(script)).not.toBeNull();
  });

  it.each([
    '=',
    'g',
    'G',
    'h',
    'H;x',
    'n',
    'z',
    'F',
    'l 5',
    'L',
    'q 5',
    'Q',
    'a\\\ntext\\\nmore',
    'i text',
    'c\\ text',
    'a text\np',
    'b end;:end',
    't end',
    'T  x',
    '#n w f\np',
    's/a/b/I',
    's/a/b/gpM2',
    's/a\\nb/c/',
    's/[[:alpha:]]/x/',
    's/[^]]/x/',
    '\\,x,d',
    '\\%x%Ip',
    '/x/ , /y/ !p',
    '5 ! ! d',
    '2 { p ; n } # e id',
    ' ; p ; ',
    '',
  ])('%j only edits the stream', (script) => {
    expect(sedProblem(script)).toBeNull();
  });

  it.each([
    ['e id', 'runs'],
    ['s/a/id/e', 'runs'],
    ['s/a/id/ge', 'runs'],
    ['w f', 'writes'],
    ['W f', 'writes'],
    ['s/a/b/w f', 'writes'],
    ['r f', 'reads'],
    ['R f', 'reads'],
    ['p;/x/,5!{n;e id}', 'runs'],
    ['a text\ne id', 'runs'],
    ['i\\\ntext\nw f', 'writes'],
    ['# p\ne id', 'runs'],
    ['l 5;e id', 'runs'],
    ['q\nw f', 'writes'],
    ['b x;e id', 'runs'],
    ['y/a/b/;e id', 'runs'],
    ['\\,x,e id', 'runs'],
    ['/a\\/b/w f', 'writes'],
    // What sed itself would not read, or reads in another way than the next one.
    ['s', 'cannot read'],
    ['s/a/b', 'cannot read'],
    ['s/a', 'cannot read'],
    ['s\na\nb\n', 'cannot read'],
    ['s\\a\\b\\', 'cannot read'],
    ['s/a\n/b/', 'cannot read'],
    ['s/a/b/k', 'cannot read'],
    ['s/a/b/ w', 'cannot read'],
    ['s/[/]/x/', 'cannot read'],
    ['s/[[:alpha:]/]/x/', 'cannot read'],
    ['y', 'cannot read'],
    ['y/a/b', 'cannot read'],
    ['y/a/b/x', 'cannot read'],
    ['/x', 'cannot read'],
    ['1,/x', 'cannot read'],
    ['\\', 'cannot read'],
    ['\\,x', 'cannot read'],
    ['a\\', 'cannot read'],
    ['a text\\', 'cannot read'],
    ['p w', 'cannot read'],
    ['=e', 'cannot read'],
    ['l x', 'cannot read'],
    [':a e', 'cannot read'],
    ['k', 'cannot read'],
    ['1', 'cannot read'],
  ])('%j is told to be one that %s', (script, why) => {
    expect(sedProblem(script)).toContain(why);
  });
});

describe('awk', () => {
  it.each([
    '{print $1}',
    'NR>1',
    '$3 > 100 {print $1}',
    '{print ($1 > 2)}',
    '{printf "%s|%s\\n", $1, $2}',
    'BEGIN{FS=","} {s+=$2} END{print s/NR}',
    '!seen[$0]++',
    '{print > 0 ? 1 : 2}'.slice(0, 7) + '}',
    'a || b',
    '{print "ENVIRON"}',
    '{print (x[1] > 2)}',
    '{print $1} # say "x > f',
    '# c\n/"/ {print $1} /"/',
    '{print (a) "x"}',
    '{x = a / "2"}',
    '{x = "4" / 2}',
    '{print "\\"", "a > b"}',
    '/[[x]/',
    '/[a]/ {print}',
    '/[[:alpha:]"]/ {print "x"}',
    '/[a-z]"/',
    'x\n/"/ {print $1}\n/"/',
    '{print $1/$2 || 0}',
  ])('%s only reads', (program) => {
    expect(awkProblem(program)).toBeNull();
  });

  it.each([
    'BEGIN{system("id")}',
    '{print > "f"}',
    '{print >> "f"}',
    '{print | "sh"}',
    '"id" | getline',
    '{printf "x" > $1}',
    '@load "x"',
    '@include "x"',
    'BEGIN{print ENVIRON["X"]}',
    '{getline < "f"}',
    'BEGIN{ARGV[1]="f"}',
    '{print "a',
    '{f="system"; @f("id")}',
    '{print /"/ > "f"; if (/"/) x}',
    '(x)/"/; print > "f"; /"/',
    // Where a slash divides, a `>` in what may be an expression is not told from one outside.
    '{print (a/b > 2)}',
    '{printf ("%d", a/b\n> 2)}',
    '{x=a/b; print "ENVIRON"}',
    '{x=a/b; print "ARGV"}',
    '{x = (a) / "2"}',
    'FILENAME  = 1',
    'FILENAME= 1',
    '{print $1, \t\n  $2 > "f"}',
    '{print a ||\nb > "f"}',
    '{if (x) print 1; else\nprint 2 > "f"}',
    '{print x ?\n1 : 2 > "f"}',
    '{print (1) > "f"}',
    '{print x[1] > "f"}',
    '{print (x[1]) > "f"}',
    '# a\n{print > "f"}',
    '{print "a\nb"}',
    '/[[.a.]]/',
    '/[[=a=]]/',
    '/[]/]/',
    '/[^]/]/',
    '/a[/]b/ {print "x"}',
    '/[[:alpha:]/"]/ {print "x"}',
  ])('%s does more', (program) => {
    expect(awkProblem(program)).not.toBeNull();
  });
});

describe('SQL', () => {
  it.each([
    'select 1',
    'SELECT count(*) FROM users WHERE x = 1;',
    'show tables',
    'explain select * from t',
    "select * from t where a = 'drop table x'",
    'with a as (select 1) select * from a',
    '\\dt',
    '\\d+ users',
  ])('%s only reads', (sql) => {
    expect(sqlProblem(sql)).toBeNull();
  });

  it.each([
    'drop table x',
    'select 1; delete from t',
    'select * into x from y',
    "copy t to program 'id'",
    '\\! id',
    'select pg_read_file(1)',
    'explain analyze delete from t',
    'with a as (delete from t returning *) select * from a',
    'select * from t for update',
    '/*! drop table x */',
    "select 'a",
    'select $$x',
    'select lo_export(1, 2)',
    '\\copy t from f',
    '\\i f',
    'call p()',
  ])('%s does more', (sql) => {
    expect(sqlProblem(sql)).not.toBeNull();
  });

  it.each([
    ['DROP TABLE x', 'sql-drop'],
    ['truncate t', 'sql-drop'],
    ['DELETE FROM users', 'sql-without-where'],
    ['update t set a = 1', 'sql-without-where'],
    ['GRANT ALL ON x TO y', 'sql-rights'],
    ['ALTER TABLE x ADD y', 'sql-alter'],
    ["COPY t TO PROGRAM 'id'", 'sql-runs-program'],
  ])('%s is grave', (sql, rule) => {
    expect(graveSql(sql)?.rule).toBe(rule);
  });

  it('a change with a condition is not', () => {
    expect(graveSql('DELETE FROM users WHERE id = 1')).toBeNull();
  });
});
