/**
 * Whether an awk program only reads its input and prints. awk can run commands (`system`, `|`), write files (`>`),
 * open sockets (`/inet/`), and load code (`@load`, `@include`, `-f`). Strings and regular expressions are left out
 * first; a `>` or `|` that is left is taken for a redirection unless it is plainly a comparison in a condition.
 *
 * @returns why not, or null.
 */
export function awkProblem(program: string): string | null {
  // Where a slash divides and where it opens an expression cannot always be told, so these count wherever they stand.
  if (/system|getline|extension|@/.test(program)) return 'awk runs shell commands, or reads other files';
  if (program.includes('/') && program.replaceAll('||', '').includes('|')) return 'awk may run shell commands';
  if (program.includes('/') && /printf?\b[\s\S]*>/.test(program)) return 'awk writes a file';
  const code = withoutStrings(program);
  if (code === null) return 'guard cannot read this awk program';
  if (/\bsystem\b|\|/.test(code.replaceAll('||', ''))) return 'awk runs shell commands';
  if (/@|\bgetline\b|\bextension\b|\bENVIRON\b|\bPROCINFO\b|\bSYMTAB\b|\bFUNCTAB\b/.test(code))
    return 'awk reads other files or the environment, or loads code';
  if (/\bARG[VC]\b|\bFILENAME\s*=|\bclose\b|\bfflush\b/.test(code)) return 'awk chooses its own files';
  if (printsIntoFile(code)) return 'awk writes a file';
  return null;
}

/** `print ... > x`: any `>` after a print of the same statement, outside parentheses, is a redirection. */
function printsIntoFile(code: string): boolean {
  for (const match of code.matchAll(/\bprintf?\b([^;}\n]*)/g)) {
    let depth = 0;
    for (const char of match[1] as string) {
      if (char === '(' || char === '[') depth++;
      else if (char === ')' || char === ']') depth--;
      else if (char === '>' && depth <= 0) return true;
    }
  }
  return false;
}

const keywordAtEnd = /\b(print|printf|return|in|else|do|case|getline|delete|exit)\s*$/;

/** The program with strings and regular expressions emptied, or null when that is not certain. */
function withoutStrings(program: string): string | null {
  let out = '';
  let last = '';
  for (let index = 0; index < program.length; index++) {
    const char = program[index] as string;
    if (char === '#') {
      while (index < program.length && program[index] !== '\n') index++;
      out += '\n';
      last = '';
      continue;
    }
    // A slash after a value divides, elsewhere it opens a regular expression. After `)` both can be meant.
    if (char === '/' && last === ')' && program.includes('"', index)) return null;
    const regex = char === '/' && (!/[\w)\]$"]/.test(last) || keywordAtEnd.test(out));
    if (char === '"' || regex) {
      let end = index + 1;
      let bracket = false;
      for (; end < program.length; end++) {
        const inner = program[end];
        if (inner === '\\') end++;
        else if (inner === '\n') return null;
        else if (regex && inner === '[') bracket = true;
        else if (regex && inner === ']') bracket = false;
        else if (inner === char) {
          if (bracket) return null;
          break;
        }
      }
      if (end >= program.length) return null;
      out += '""';
      last = '"';
      index = end;
      continue;
    }
    out += char;
    if (!/\s/.test(char)) last = char;
  }
  return out;
}
