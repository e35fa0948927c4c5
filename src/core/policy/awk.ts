/**
 * Whether an awk program only reads its input and prints. awk can run commands (`system`, `|`), write files (`>`),
 * open sockets (`/inet/`), and load code (`@load`, `@include`, `-f`). Strings and regular expressions are left out
 * first; a `>` or `|` that is left is taken for a redirection unless it is plainly a comparison in a condition.
 *
 * @returns why not, or null.
 */
export function awkProblem(program: string): string | null {
  // Where a slash divides and where it opens an expression cannot always be told, so these count wherever they stand.
  if (/[^\t\n\x20-\x7e\x80-\uffff]/.test(program)) return 'guard cannot read this awk program';
  // Each slash is held against what stands before it; nobody writes, or reviews, so much of it.
  if (program.length > longest || /\s{200}/.test(program)) return 'the awk program is too long to be read';
  if (/system|getline|extension|@/.test(program)) return 'awk runs shell commands, or reads other files';
  const read = withoutStrings(program);
  if (read === null) return 'guard cannot read this awk program';
  if (!read.certain && program.replaceAll('||', '').includes('|')) return 'awk may run shell commands';
  const print = program.search(/printf?\b/);
  if (!read.certain && print >= 0 && program.includes('>', print)) return 'awk writes a file';
  if (!read.certain && /\b(ENVIRON|PROCINFO|SYMTAB|FUNCTAB|ARG[VC])\b/.test(program)) return 'awk reads the environment';
  // A backslash at the end of a line joins it with the next.
  const code = read.code.replace(/\\\n/g, ' ');
  if (/\bsystem\b|\|/.test(code.replaceAll('||', ''))) return 'awk runs shell commands';
  if (/@|\bgetline\b|\bextension\b|\bENVIRON\b|\bPROCINFO\b|\bSYMTAB\b|\bFUNCTAB\b/.test(code))
    return 'awk reads other files or the environment, or loads code';
  if (/\bARG[VC]\b|\bFILENAME\s*=|\bclose\b|\bfflush\b/.test(code)) return 'awk chooses its own files';
  if (printsIntoFile(code)) return 'awk writes a file';
  return null;
}

/**
 * `print ... > x`: any `>` after a print of the same statement, outside parentheses, is a redirection. A line break does
 * not end a statement behind a comma, `&&`, `||`, `{`, `do` or `else`, so only `;` and `}` are taken for an end where one stands.
 */
function printsIntoFile(code: string): boolean {
  const joined = code.replace(/(,|&&|\|\||\{|\?|:|\bdo|\belse)[ \t]*\n\s*/g, '$1 ');
  for (const match of joined.matchAll(/\bprintf?\b([^;}\n]*)/g)) {
    let depth = 0;
    for (const char of match[1] as string) {
      if (char === '(' || char === '[') depth++;
      else if (char === ')' || char === ']') depth--;
      else if (char === '>' && depth <= 0) return true;
    }
  }
  return false;
}

/** UTF-16 code units. */
const longest = 16_384;

const keywordAtEnd = /\b(print|printf|return|in|else|do|case|getline|delete|exit)\s*$/;

interface Emptied {
  readonly code: string;
  /** Every slash opens or closes a regular expression, where nothing else can stand. */
  readonly certain: boolean;
}

/** The program with strings and regular expressions emptied, or null when it cannot be read. */
function withoutStrings(program: string): Emptied | null {
  let out = '';
  let certain = true;
  let last = '';
  const lastQuote = program.lastIndexOf('"');
  for (let index = 0; index < program.length; index++) {
    const char = program[index] as string;
    if (char === '#') {
      while (index < program.length && program[index] !== '\n') index++;
      out += '\n';
      last = '';
      continue;
    }
    // A slash after a value divides, elsewhere it opens a regular expression. After `)` both can be meant.
    if (char === '/' && last === ')' && index < lastQuote) return null;
    const regex = char === '/' && (!/[\w)\]$"]/.test(last) || keywordAtEnd.test(out.slice(-256)));
    if (char === '"' || regex) {
      let end = index + 1;
      let bracket = false;
      if (regex && !/^[{};(,!~&|]?$/.test(last)) certain = false;
      for (; end < program.length; end++) {
        const inner = program[end];
        if (inner === '\\') end++;
        else if (inner === '\n') return null;
        else if (regex && bracket && inner === '[') {
          // `[[:alpha:]/"]`: the class has brackets of its own.
          const named = /^:[a-z]+:\]/.exec(program.slice(end + 1, end + 16));
          if (named !== null) end += named[0].length;
          else if (/[:.=]/.test(program[end + 1] ?? '')) return null;
        } else if (regex && inner === '[') {
          // `[]/]` and `[^]/]`: implementations differ in where such an expression ends.
          if (/^\^?\]/.test(program.slice(end + 1, end + 3))) return null;
          bracket = true;
        } else if (regex && inner === ']') bracket = false;
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
    if (char === '/') certain = false;
    out += char;
    if (char === '\n' && program[index - 1] !== '\\') last = '';
    else if (!/\s/.test(char)) last = char;
  }
  return { code: out, certain };
}
