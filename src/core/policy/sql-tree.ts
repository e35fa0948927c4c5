import { lazily, wordSet } from '../lazily.ts';
import { parseSql } from './sql-grammar.ts';

/**
 * UTF-16 code units, and words or signs. The grammar needs some 50 us for each of the latter, and an agent must not be able
 * to keep guard busy. They are counted without regard to quotes, so the count can only be too high.
 */
export const longestSql = 8192;
const mostTokens = 500;

/** The time that brackets take grows with the square of their depth. */
const deepestBrackets = 32;

export type SqlTrees = { readonly kind: 'trees'; readonly trees: readonly unknown[] } | { readonly kind: 'unread' | 'too-long' };

export function sqlTrees(text: string): SqlTrees {
  if (text.length > longestSql || countTokens(text) > mostTokens) return { kind: 'too-long' };
  if (depthOfBrackets(text) > deepestBrackets) return { kind: 'unread' };
  try {
    return { kind: 'trees', trees: parseSql(text) };
  } catch {
    // A parser that gives up must never look like a parser that found nothing.
    return { kind: 'unread' };
  }
}

function countTokens(text: string): number {
  return text.match(/\w+|[^\s\w]/g)?.length ?? 0;
}

function depthOfBrackets(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text)
    if (char === '(' || char === '[') deepest = Math.max(deepest, ++depth);
    else if ((char === ')' || char === ']') && depth > 0) depth--;
  return deepest;
}

/**
 * Whether one statement is a query, by its syntax tree: nodes, their parts, functions and types must all be known to only
 * read, so that what a newer grammar adds asks until somebody has looked at it.
 *
 * @returns why not, or null.
 */
export function queryProblem(trees: readonly unknown[], isKnownFunction: (name: string) => boolean): string | null {
  const [tree] = trees;
  if (trees.length !== 1 || !isNode(tree)) return 'more or less than one SQL statement';
  if (!queries.has(String(tree['type']).replaceAll(' ', '-'))) return 'SQL that is no query';
  return problemIn(tree, isKnownFunction);
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

function problemIn(value: unknown, isKnownFunction: (name: string) => boolean): string | null {
  if (Array.isArray(value)) {
    for (const one of value) {
      const problem = problemIn(one, isKnownFunction);
      if (problem !== null) return problem;
    }
    return null;
  }
  if (!isNode(value)) return null;
  const type = value['type'];
  const parts = type === undefined ? namelessParts : nodes().get(String(type));
  if (parts === undefined) return `guard does not know this part of SQL to only read: ${String(type)}`;
  for (const [part, inner] of Object.entries(value)) {
    if (part === 'type' || inner === undefined || inner === null) continue;
    if (!parts.has(part)) return `guard does not know this part of SQL to only read: ${part}`;
    const problem = part === 'function' ? callProblem(inner, isKnownFunction) : part === 'to' ? castProblem(inner) : null;
    if (problem !== null) return problem;
    if (part === 'to') continue;
    const deeper = problemIn(inner, isKnownFunction);
    if (deeper !== null) return deeper;
  }
  return null;
}

/** A function of a schema can be the database's own, whatever its name. */
function callProblem(called: unknown, isKnownFunction: (name: string) => boolean): string | null {
  if (isNode(called) && Object.keys(called).every((key) => key === 'name') && isKnownFunction(String(called['name']).toLowerCase()))
    return null;
  return 'SQL that calls a function that guard does not know to only read';
}

/** A cast to a type of the database's own runs a function of its own (CREATE CAST ... WITH FUNCTION). */
function castProblem(to: unknown): string | null {
  if (!isNode(to)) return 'guard does not know this SQL type';
  for (const [key, value] of Object.entries(to)) {
    if (key === 'name' ? !types.has(String(value).toLowerCase().replaceAll(' ', '-')) : key === 'arrayOf' && castProblem(value) !== null)
      return 'SQL that casts to a type that guard does not know';
    if (!castParts.has(key)) return 'guard does not know this SQL type';
  }
  return null;
}

const queries = wordSet('select union union-all with with-recursive');

/** What each node of a query may hold. Not `for` and `skip`, which lock rows, nor `into`, which makes tables and files. */
const nodes = lazily(
  () =>
    new Map(
      Object.entries({
        select: 'columns from where groupBy having limit orderBy distinct',
        union: 'left right',
        'union all': 'left right',
        values: 'values',
        with: 'bind in',
        'with recursive': 'alias columnNames bind in',
        table: 'name join lateral',
        statement: 'statement alias columnNames join lateral',
        ref: 'name table',
        call: 'function args distinct orderBy filter over withinGroup alias join lateral withOrdinality',
        cast: 'operand to',
        extract: 'field from',
        overlay: 'value placing from for',
        substring: 'value from for',
        case: 'value whens else',
        binary: 'left right op',
        unary: 'operand op',
        ternary: 'value lo hi op',
        member: 'operand op member',
        arrayIndex: 'array index',
        array: 'expressions',
        list: 'expressions',
        'array select': 'select',
        keyword: 'keyword',
        string: 'value',
        integer: 'value',
        numeric: 'value',
        boolean: 'value',
        null: '',
        'INNER JOIN': 'on using',
        'LEFT JOIN': 'on using',
        'RIGHT JOIN': 'on using',
        'FULL JOIN': 'on using',
        'CROSS JOIN': 'on using',
      }).map(([type, parts]) => [type, wordSet(parts)] as const),
    ),
);

/** Of columns, names, orders, limits, windows, branches and `WITH` entries, which have no type of their own. */
const namelessParts = wordSet('expr alias name schema column by order nulls limit offset partitionBy orderBy when value statement');

const castParts = wordSet('name kind config arrayOf');

const types = wordSet(
  'int integer bigint smallint tinyint int2 int4 int8 numeric decimal real double double-precision float float4 float8 money text varchar char character character-varying bpchar string ' +
    'bool boolean date time timetz time-with-time-zone time-without-time-zone timestamp timestamptz timestamp-with-time-zone timestamp-without-time-zone datetime interval ' +
    'json jsonb uuid bytea bit varbit inet cidr macaddr oid regclass regtype name xml signed unsigned blob',
);
