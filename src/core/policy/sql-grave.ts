import { withoutStrings } from './sql-scan.ts';
import { sqlTrees } from './sql-tree.ts';

/** A rule's id and words. */
export interface GraveSql {
  readonly rule: string;
  readonly why: string;
}

/**
 * What is hard to undo in SQL, or in what a database client is told beside it. Read as MySQL and as the standard read
 * strings, and once more by the syntax tree: what one of them finds counts, as each can be led to take code for a string or
 * a comment.
 */
export function graveSql(text: string): GraveSql | null {
  return (
    graveWords(withoutStrings(text) ?? text) ??
    (text.includes('\\') ? graveWords(withoutStrings(text, 'stands') ?? text) : null) ??
    graveTree(text)
  );
}

function graveWords(plain: string): GraveSql | null {
  if (/\b(copy\b[^;]*\bprogram\b)|\\!|\bxp_cmdshell\b|\.shell\b|\.system\b|^\s*system\s/im.test(plain)) return runsProgram;
  if (/\b(drop|truncate)\b/i.test(plain)) return drops;
  if (/\b(grant|revoke|create\s+(user|role)|alter\s+(user|role)|set\s+password|identified\s+by)\b/i.test(plain)) return rights;
  if (/\balter\b/i.test(plain)) return alters;
  if (/^\s*(create|rename\s+table|comment\s+on)\b|;\s*(create|rename\s+table|comment\s+on)\b/im.test(plain)) return creates;
  for (const statement of plain.split(';'))
    if (/\b(delete\s+from|update\b[^;]*\bset)\b/i.test(statement) && !/\bwhere\b/i.test(statement)) return everyRow;
  return null;
}

/** The words that the tree is asked about: other text does not wait for the grammar. */
const changes = /\b(delete|update|create|drop|alter|truncate|comment)\s/i;

/** `update t set a = (select 1 from b where c)` has a WHERE, and changes every row. */
function graveTree(text: string): GraveSql | null {
  if (!changes.test(text)) return null;
  // An option may stand in front, attached: `-eDELETE ...`, `--command=DELETE ...`.
  const read = sqlTrees(text.replace(/^(--?[\w-]+=|-[a-zA-Z])/, '').replace(/\\[gG]\s*;?\s*$/, ''));
  return read.kind === 'trees' ? graveNode(read.trees) : null;
}

function graveNode(value: unknown): GraveSql | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, where } = value as { readonly type?: unknown; readonly where?: unknown };
  if (type === 'delete' || type === 'update') {
    if (where === undefined || where === null || isConstant(where)) return everyRow;
  } else if (typeof type === 'string') {
    if (/^(drop|truncate)\b/.test(type)) return drops;
    if (/^alter\b/.test(type)) return alters;
    if (/^(create|comment|tablespace)\b/.test(type)) return creates;
  }
  for (const inner of Object.values(value)) {
    const found = graveNode(inner);
    if (found !== null) return found;
  }
  return null;
}

/** `WHERE true`, `WHERE 1 = 1`: a condition that names no column is none. */
function isConstant(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return true;
  const { type } = condition as { readonly type?: unknown };
  // What is called or selected may tell rows apart; what is only written cannot.
  if (type === 'ref' || type === 'call' || type === 'select' || type === 'parameter') return false;
  return Object.values(condition).every(isConstant);
}

const runsProgram = { rule: 'sql-runs-program', why: 'runs a program from inside the database client or server' };
const drops = { rule: 'sql-drop', why: 'drops or empties tables, schemas or databases' };
const rights = { rule: 'sql-rights', why: 'changes who may do what in the database' };
const alters = { rule: 'sql-alter', why: 'changes the structure of the database' };
const creates = { rule: 'sql-create', why: 'creates or renames tables, functions, triggers or the like in the database' };
const everyRow = { rule: 'sql-without-where', why: 'changes every row: there is no WHERE that tells rows apart' };
