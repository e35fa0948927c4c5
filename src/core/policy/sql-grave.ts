import { withoutStrings } from './sql-scan.ts';
import { sqlTrees } from './sql-tree.ts';

/**
 * Whether rows, or a whole database, are written to a file or handed on: by the server, or by what the client is told.
 * Text in strings counts for nothing, since `select 'copy x to y'` writes nothing.
 */
export function exportsData(text: string): boolean {
  return codesOf(text).some((code) => {
    const plain = withoutStrings(code) ?? code;
    return (
      /\binto\s+(outfile|dumpfile)\b|\bbackup\s+(database|log|table)\b|\bunload\s*\(|\bexport\s+data\b/i.test(plain) ||
      plain.split(';').some((one) => follows(one, /^[ \t]*\\?copy\b/im, /\bto\b/i) || follows(one, /\bvacuum\b/i, /\binto\b/i)) ||
      /(^|\s)\\(o|out|w|write|g|gx)\s+[^\s;]|^[^\S\r\n\u2028\u2029]*(\.(output|once|excel|backup|save|clone|archive)\b|(tee|pager)\s)/im.test(
        plain,
      )
    );
  });
}

/** A rule's id and words. */
export interface GraveSql {
  readonly rule: string;
  readonly why: string;
}

/**
 * What is hard to undo in SQL, or in what a database client is told beside it. Read as MySQL, the standard and PostgreSQL read
 * strings, and once more by the syntax tree: what one of them finds counts, as each can be led to take code for a string or
 * a comment.
 */
export function graveSql(text: string): GraveSql | null {
  for (const code of codesOf(text)) {
    for (const reading of ['mysql', 'standard', 'postgres'] as const) {
      const found = graveWords(withoutStrings(code, reading) ?? code);
      if (found !== null) return found;
    }
    const found = graveTree(code);
    if (found !== null) return found;
  }
  return null;
}

/** The text, and what is left of it when an option stands in front, attached: `-eDROP ...`, `--command=DROP ...`. */
function codesOf(text: string): readonly string[] {
  const code = text.replace(/^(--[\w-]+=|-[a-zA-Z])/, '');
  return code === text ? [text] : [text, code];
}

/** In patterns of lines, blanks are those of one line: else each of many empty lines would be searched to the end. */
function graveWords(plain: string): GraveSql | null {
  const statements = plain.split(';');
  if (statements.some((statement) => follows(statement, /\bcopy\b/i, /\bprogram\b/i))) return runsProgram;
  if (/\\!|\bxp_cmdshell\b|\.shell\b|\.system\b|^[^\S\r\n\u2028\u2029]*system\s/im.test(plain)) return runsProgram;
  if (/\b(drop|truncate)\b/i.test(plain)) return drops;
  if (/\b(grant|revoke|create\s+(user|role)|alter\s+(user|role)|set\s+password|identified\s+by)\b/i.test(plain)) return rights;
  if (/\balter\b/i.test(plain)) return alters;
  if (/(^|;)[^\S\r\n\u2028\u2029]*(create|rename\s+table|comment\s+on)\b/im.test(plain)) return creates;
  for (const statement of statements)
    if ((/\bdelete\s+from\b/i.test(statement) || follows(statement, /\bupdate\b/i, /\bset\b/i)) && !/\bwhere\b/i.test(statement))
      return everyRow;
  return null;
}

/** Two searches, since one pattern with anything between both words would start anew at each of many first words. */
function follows(statement: string, first: RegExp, second: RegExp): boolean {
  const start = statement.search(first);
  return start >= 0 && second.test(statement.slice(start));
}

/** The words that the tree is asked about: other text does not wait for the grammar. */
const changes = /\b(delete|update|create|drop|alter|truncate|comment)\s/i;

/**
 * `update t set a = (select 1 from b where c)` has a WHERE, and changes every row. What cannot be read as a whole, such as a
 * script with words for the client in it, is read statement by statement.
 */
function graveTree(text: string): GraveSql | null {
  if (!changes.test(text)) return null;
  // `\g`, `\G`, `\gx`, `\gset p` and `\g file` end a statement as `;` does; the last four are psql's, up to the end of the line.
  const code = text.replace(/\\(g(x|set|exec|desc)(?![A-Za-z])[^\n;]*|g[ \t]+[^\s;]+[ \t]*(?=\n|$)|[gG](?![A-Za-z]))/g, ';');
  const whole = sqlTrees(code);
  if (whole.kind === 'trees') return graveNode(whole.trees);
  let left = longestScript;
  for (const statement of (withoutStrings(code) ?? code).split(';')) {
    if (!changes.test(statement)) continue;
    // Each has a price, however short: failing takes time, too.
    left -= Math.max(64, statement.length);
    if (left < 0) break;
    const read = sqlTrees(statement.replace(/^(\s*\\.*\n)+/, ''));
    const found = read.kind === 'trees' ? graveNode(read.trees) : null;
    if (found !== null) return found;
  }
  return null;
}

/** UTF-16 code units of statements that are read one by one: they ask anyway, and the tree only tells how grave they are. */
const longestScript = 2048;

function graveNode(value: unknown): GraveSql | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, where } = value as { readonly type?: unknown; readonly where?: unknown };
  if (type === 'delete' || type === 'update') {
    if (isConstant(where)) return everyRow;
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
