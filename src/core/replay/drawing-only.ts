/**
 * Lets through what draws and nothing that acts: a recording is the output of a program nobody trusts, and the
 * terminal it is played to obeys whoever writes to it (clipboard by OSC 52, titles, answers typed into the shell by DSR, DA
 * and title reports, printing, resizing). Allowed are text, SGR, cursor movement, erasing, inserting and scrolling;
 * everything else is dropped, known or not.
 */
export class DrawingOnly {
  #state: 'ground' | 'escape' | 'charset' | 'csi' | 'string' = 'ground';
  #sequence = '';

  /** @param text a piece of the recording; sequences may be split anywhere */
  filter(text: string): string {
    let out = '';
    for (const char of text) out += this.#step(char);
    return out;
  }

  #step(char: string): string {
    const code = char.codePointAt(0) as number;
    // CAN and SUB end any sequence; a terminal does so, and then draws what follows.
    if (code === 0x18 || code === 0x1a) return this.#end();
    if (code === 0x1b) {
      this.#end();
      this.#state = 'escape';
      return '';
    }
    switch (this.#state) {
      case 'ground':
        return isText(code) ? char : '';
      case 'escape':
        return this.#escape(char, code);
      case 'charset':
        return this.#end();
      case 'csi':
        return this.#csi(char, code);
      case 'string':
        // An unfinished string would swallow the rest of the recording: it hides nothing beyond its line.
        if (code === 0x07 || code === 0x9c) return this.#end();
        return code === 0x0a ? this.#end() + char : '';
    }
  }

  #escape(char: string, code: number): string {
    if (char === '[') {
      this.#state = 'csi';
      this.#sequence = '';
      return '';
    }
    if (']PX^_'.includes(char)) {
      this.#state = 'string';
      return '';
    }
    if (code >= 0x20 && code <= 0x2f) {
      this.#state = 'charset';
      return '';
    }
    this.#end();
    // Save and restore cursor, index, next line, reverse index.
    return '78DEM'.includes(char) ? `\u001b${char}` : '';
  }

  #csi(char: string, code: number): string {
    if (code >= 0x20 && code <= 0x3f && this.#sequence.length < 64) {
      this.#sequence += char;
      return '';
    }
    const parameters = this.#sequence;
    this.#end();
    return isDrawing(char, parameters) ? `\u001b[${parameters}${char}` : '';
  }

  #end(): string {
    this.#state = 'ground';
    this.#sequence = '';
    return '';
  }
}

/** Puts the terminal back: attributes, scroll region, cursor. */
export const resetDrawing = '\u001b[0m\u001b[r';

function isText(code: number): boolean {
  if (code < 0x20) return code === 0x08 || code === 0x09 || code === 0x0a || code === 0x0d;
  // 8-bit C1: 0x9b is CSI and 0x9d is OSC to a terminal that decodes UTF-8 first (bytes C2 9D).
  return code < 0x7f || (code > 0x9f && !(code >= 0xd800 && code <= 0xdfff));
}

function isDrawing(final: string, parameters: string): boolean {
  // No private marks (< = > ?) and no intermediates: those change modes, report, or are unknown.
  if (!/^[\d;:]*$/.test(parameters)) return false;
  const numbers = parameters.split(/[;:]/);
  if (numbers.some((number) => number.length > 5)) return false;
  switch (final) {
    case 'm':
      return true;
    case 'A':
    case 'B':
    case 'C':
    case 'D':
    case 'E':
    case 'F':
    case 'G':
    case 'd':
    case 'a':
    case 'e':
    case '`':
    case 'X':
    case 'K':
    case 'L':
    case 'M':
    case 'P':
    case '@':
    case 'S':
    case 'T':
      // One number: T with five starts mouse tracking.
      return numbers.length === 1;
    case 'J':
      // 3 J wipes the reader's own scrollback.
      return numbers.length === 1 && Number(parameters) !== 3;
    case 'H':
    case 'f':
    case 'r':
      return numbers.length <= 2;
    default:
      return false;
  }
}
