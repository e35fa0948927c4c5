import { describe, expect, it } from 'vitest';
import { withoutStrings } from '../../../src/core/policy/sql-scan.ts';

describe('SQL without its strings and comments', () => {
  it.each([
    ["select 'a b' x", "select '' x"],
    ['select "a b" x', 'select x x'],
    ['select `a b` x', 'select x x'],
    ["select 'it''s'", "select ''''"],
    ['select \'"\', "\'" from t', "select '', x from t"],
    ['select 1 -- x\nfrom t', 'select 1 \nfrom t'],
    ['select 1 --', 'select 1 \n'],
    ['select a - b -c', 'select a - b -c'],
    ['select 1-', 'select 1-'],
    ['select/* x */1', 'select 1'],
    ['select /*/ x */1', 'select  1'],
    ['a/*x*/b/*y*/c', 'a b c'],
    ['select a / b * c', 'select a / b * c'],
  ])('is the same for every server: %s', (sql, plain) => {
    expect(withoutStrings(sql, 'mysql')).toBe(plain);
    expect(withoutStrings(sql, 'standard')).toBe(plain);
  });

  it.each([
    // A backslash escapes a quote for MySQL, and stands for itself in the standard.
    ["select 'a\\'b'", "select ''", null],
    ["select 'a\\', 'b'", null, "select '', ''"],
    ['select "a\\"b"', 'select x', null],
    // `#` is an operator of PostgreSQL.
    ['select 1 # 2', 'select 1 \n', 'select 1 # 2'],
    // MySQL wants a blank behind `--`, as `5--1` is 6 there.
    ['select 5--1', 'select 5--1', 'select 5\n'],
    ["select 1 --'", null, 'select 1 \n'],
    ["select 1 --\t'\nx", 'select 1 \nx', 'select 1 \nx'],
  ])('differs between MySQL and the standard: %s', (sql, mysql, standard) => {
    expect(withoutStrings(sql, 'mysql')).toBe(mysql);
    expect(withoutStrings(sql, 'standard')).toBe(standard);
  });

  it.each([
    "select 'a",
    'select "a',
    'select `a',
    'select /* a',
    'select /*/ a',
    'select /*! 1 */ 2',
    "select $$it's$$, ''",
    'select $a$ x $a$',
    'select $tag$ x $tag$',
    "select E'a'",
  ])('is not known of what does not end, runs, or is quoted in another way: %s', (sql) => {
    expect(withoutStrings(sql)).toBeNull();
    expect(withoutStrings(sql, 'standard')).toBeNull();
  });
});
