/**
 * Whether a sed script only edits the stream. GNU sed runs shell commands with `e` and with the `e` flag of `s`, and
 * writes files with `w`, `W` and the `w` flag; `r` and `R` read any file. Read by sed's own grammar, and whatever does
 * not parse here is not harmless.
 *
 * @returns why not, or null.
 */
export function sedProblem(script: string): string | null {
  const reader = new SedReader(script);
  while (!reader.ended()) {
    const problem = reader.command();
    if (problem !== null) return problem;
  }
  return null;
}

const unread = 'guard cannot read this sed script';

class SedReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  ended(): boolean {
    this.skip(/[\s;]/);
    return this.at >= this.text.length;
  }

  command(): string | null {
    if (!this.address()) return unread;
    this.skip(/\s/);
    if (this.peek() === ',') {
      this.at++;
      this.skip(/\s/);
      if (!this.address()) return unread;
      this.skip(/\s/);
    }
    while (this.peek() === '!') {
      this.at++;
      this.skip(/\s/);
    }
    const name = this.text[this.at++];
    switch (name) {
      case '{':
      case '}':
        return null;
      case '=':
      case 'd':
      case 'D':
      case 'g':
      case 'G':
      case 'h':
      case 'H':
      case 'n':
      case 'N':
      case 'p':
      case 'P':
      case 'x':
      case 'z':
      case 'F':
        return this.end();
      case 'l':
      case 'L':
      case 'q':
      case 'Q':
        this.skip(/[ \t]/);
        this.skip(/[0-9]/);
        return this.end();
      case 'a':
      case 'i':
      case 'c':
        return this.text_();
      case ':':
      case 'b':
      case 't':
      case 'T':
        // GNU sed ends a label at white space, and reads on.
        this.skip(/[ \t]/);
        this.skip(/[\w.-]/);
        return this.end();
      case '#':
        this.skip(/[^\n]/);
        return null;
      case 's':
        return this.substitute();
      case 'y': {
        const delimiter = this.text[this.at++];
        return delimiter !== undefined && this.delimited(delimiter) && this.delimited(delimiter) ? this.end() : unread;
      }
      case 'e':
        return 'sed runs shell commands';
      case 'w':
      case 'W':
        return 'sed writes a file';
      case 'r':
      case 'R':
        return 'sed reads another file';
      default:
        return unread;
    }
  }

  private substitute(): string | null {
    const delimiter = this.text[this.at++];
    if (delimiter === undefined || delimiter === '\n' || delimiter === '\\') return unread;
    if (!this.delimited(delimiter) || !this.delimited(delimiter)) return unread;
    for (;;) {
      const flag = this.peek();
      if (flag === undefined || !/[a-zA-Z0-9]/.test(flag)) return this.end();
      if (flag === 'e') return 'sed runs the outcome of a substitution as a shell command';
      if (flag === 'w') return 'sed writes a file';
      if (!/[gpiImM0-9]/.test(flag)) return unread;
      this.at++;
    }
  }

  /** Text of a, i, c goes to the end of the line, with `\` continuing it. */
  private text_(): string | null {
    while (this.at < this.text.length && this.text[this.at] !== '\n') this.at += this.text[this.at] === '\\' ? 2 : 1;
    // A backslash at the very end goes on in the next `-e`.
    return this.at > this.text.length ? unread : null;
  }

  private address(): boolean {
    const first = this.peek();
    if (first === undefined) return true;
    if (/[0-9+~]/.test(first)) {
      this.skip(/[0-9+~]/);
      return true;
    }
    if (first === '$') {
      this.at++;
      return true;
    }
    if (first !== '/' && first !== '\\') return true;
    this.at++;
    const delimiter = first === '/' ? '/' : this.text[this.at++];
    if (delimiter === undefined || !this.delimited(delimiter)) return false;
    this.skip(/[IM]/);
    return true;
  }

  /** Up to the next delimiter that is neither escaped nor inside brackets. */
  private delimited(delimiter: string): boolean {
    while (this.at < this.text.length) {
      const char = this.text[this.at++];
      if (char === delimiter) return true;
      // sed refuses it; and behind `-e 'a\'` the first line is text, so that the next would be a command.
      if (char === '\n') return false;
      if (char === '\\') this.at++;
      // GNU sed ends the expression at the first unescaped delimiter, brackets or not; POSIX does not. Refuse the difference.
      else if (char === '[' && this.bracketHides(delimiter)) return false;
    }
    return false;
  }

  private bracketHides(delimiter: string): boolean {
    // The brackets of `[:alpha:]` do not end what they stand in.
    const inside = /^\^?\]?(\[([:.=]).*?\2\]|[^\]])*/s.exec(this.text.slice(this.at, this.at + 4096))?.[0] ?? '';
    return inside.includes(delimiter);
  }

  private end(): string | null {
    this.skip(/[ \t]/);
    const next = this.peek();
    return next === undefined || /[\n;}#]/.test(next) ? null : unread;
  }

  private skip(chars: RegExp): void {
    while (this.at < this.text.length && chars.test(this.text[this.at] as string)) this.at++;
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }
}
