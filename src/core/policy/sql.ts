/**
 * Whether SQL only reads. Statements are told apart after comments and strings are emptied; functions must be known ones,
 * since a function of the database's own can do anything.
 *
 * @returns why not, or null.
 */
export function sqlProblem(text: string): string | null {
  // Servers differ in what ends a string or a comment, and in what their functions do: what is not plain is not read.
  if (!/^\s*\\(l|d[a-zA-Z]*|conninfo|timing|x|z)[+S]*(\s+[\w.*]+)?\s*;?\s*$/.test(text)) {
    if (!/^\s*(select|with|show|explain|describe|desc)\b[\w ,.*()=<>'%\n+-]*;?\s*$/i.test(text) || /--/.test(text)) {
      return grave.test(text.trim()) ? 'SQL that changes data, structure or rights' : 'SQL that guard does not know to only read';
    }
    if (/passw|secret|token|authid|shadow|user_mapping|mysql\.user/i.test(text)) return 'SQL that may show secrets';
  }
  const plain = withoutStrings(text);
  if (plain === null) return 'guard cannot read this SQL';
  for (const statement of plain.split(';')) {
    const words = statement.trim();
    if (words === '') continue;
    if (/^\\/.test(words)) {
      if (/^\\(l|d[a-zA-Z]*|conninfo|dt|di|dv|du|dn|df|timing|x|z)[+S]*(\s+[\w.*"]+)?$/.test(words)) continue;
      return 'a command of the database client';
    }
    if (/^(select|show|explain|describe|desc|values|table|with)\b/i.test(words) && !changing.test(words) && onlyKnownFunctions(words))
      continue;
    return grave.test(words) ? 'SQL that changes data, structure or rights' : 'SQL that guard does not know to only read';
  }
  return null;
}

/** @returns the rule-like id and words of what is hard to undo, or null. */
export function graveSql(text: string): { readonly rule: string; readonly why: string } | null {
  const plain = withoutStrings(text) ?? text;
  if (/\b(copy\b[^;]*\bprogram\b)|\\!|\bxp_cmdshell\b|\.shell\b|\.system\b|^\s*system\s/im.test(plain))
    return { rule: 'sql-runs-program', why: 'runs a program from inside the database client or server' };
  if (/\b(drop|truncate)\b/i.test(plain)) return { rule: 'sql-drop', why: 'drops or empties tables, schemas or databases' };
  if (/\b(grant|revoke|create\s+(user|role)|alter\s+(user|role)|set\s+password|identified\s+by)\b/i.test(plain))
    return { rule: 'sql-rights', why: 'changes who may do what in the database' };
  if (/\balter\b/i.test(plain)) return { rule: 'sql-alter', why: 'changes the structure of the database' };
  for (const statement of plain.split(';')) {
    if (/\b(delete\s+from|update\b[^;]*\bset)\b/i.test(statement) && !/\bwhere\b/i.test(statement))
      return { rule: 'sql-without-where', why: 'changes every row: there is no WHERE' };
  }
  return null;
}

const changing =
  /\b(insert|update|delete|merge|create|drop|alter|truncate|grant|revoke|into|copy|call|exec|execute|do|lock|vacuum|reindex|refresh|analyze|outfile|dumpfile|load_file|load_extension|for\s+(update|share)|set)\b|\\/i;
const grave = /^(insert|update|delete|merge|create|drop|alter|truncate|grant|revoke|copy|replace)\b/i;
const functions = new Set(
  'count sum avg min max now in and or not on as over by where from any all when then else select distinct'.split(' '),
);

function onlyKnownFunctions(statement: string): boolean {
  for (const match of statement.matchAll(/([A-Za-z_][\w.]*)\s*\(/g)) if (!functions.has((match[1] as string).toLowerCase())) return false;
  return true;
}

/** Comments and quoted text emptied; null when a quote does not end, or is of a kind that is not read here. */
function withoutStrings(text: string): string | null {
  if (/\$\w*\$|\bE'/.test(text)) return null;
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string;
    if (char === "'" || char === '"' || char === '`') {
      let end = index + 1;
      while (end < text.length && text[end] !== char) end += text[end] === '\\' ? 2 : 1;
      if (end >= text.length) return null;
      out += char === "'" ? "''" : 'x';
      index = end;
    } else if (char === '-' && text[index + 1] === '-') {
      while (index < text.length && text[index] !== '\n') index++;
      out += '\n';
    } else if (char === '/' && text[index + 1] === '*') {
      // MySQL runs what stands in /*! ... */.
      if (text[index + 2] === '!') return null;
      const end = text.indexOf('*/', index + 2);
      if (end < 0) return null;
      index = end + 1;
      out += ' ';
    } else out += char;
  }
  return out;
}
