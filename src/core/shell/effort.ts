/** Deeper than any command a person reviews; a limit so that hostile input cannot recurse for long. */
const deepestUnwrapping = 16;

/** Syntax inside syntax. Far below where the stack ends, which would be an exception instead of an answer. */
const deepestSyntax = 400;

/** What one command line may cost. A script of this size that somebody reviews does not come from a shell's prompt. */
const most = { nodes: 8000, commands: 500, words: 3000, reread: 150_000, text: 140_000 };

export const tooMuch = 'the command has too many parts to be read';
const tooDeep = 'commands are wrapped too deep to be read';
export const tooNested = 'the command nests too deep to be read';
export const tooLong = 'the command is too long to be read';
export const tooManyDocuments = 'the command has too many here-documents to be read';

/**
 * Work that is left for one command line, with everything that it unwraps to. An agent must not be able to keep guard busy,
 * so that somebody turns it off, or to end it by an exception: what is left over is a blind spot, which asks. Counts, no
 * clock: the same input must get the same answer.
 */
export class Effort {
  private nodes = 0;
  private commands = 0;
  private words = 0;
  private reread = 0;
  private text = 0;
  private surrounding = 0;
  private depth = 0;

  /** No part of the command line is read any more. */
  get spent(): boolean {
    return this.nodes > most.nodes || this.commands > most.commands || this.words > most.words;
  }

  /** Called before a script is parsed: @returns why it is not read, or null. */
  script(depth: number, length: number): string | null {
    if (depth > deepestUnwrapping) return tooDeep;
    this.text += length;
    return this.spent || this.text > most.text ? tooMuch : null;
  }

  /** Called before a simple command is judged: @returns why it is not, or null. */
  command(depth: number, words: number): string | null {
    if (depth > deepestUnwrapping) return tooDeep;
    this.commands++;
    this.words += words;
    return this.spent ? tooMuch : null;
  }

  /** Called before the words of one command or list are resolved: @returns why they are not, or null. */
  wide(words: number): string | null {
    return words > most.words ? tooMuch : null;
  }

  /** Called before what a redirection reads or writes is judged: @returns why it is not, or null. */
  redirect(): string | null {
    this.words++;
    return this.spent ? tooMuch : null;
  }

  /** Called on the way down to a node of the syntax tree: @returns why it is not visited, or null. {@link left} ends it. */
  entered(): string | null {
    this.nodes++;
    this.depth++;
    if (this.depth > deepestSyntax) return tooNested;
    return this.nodes > most.nodes ? tooMuch : null;
  }

  left(): void {
    this.depth--;
  }

  /** Called before the text around a nested script is looked through: @returns whether it may be. */
  around(length: number): boolean {
    this.surrounding += length;
    return this.surrounding <= most.reread;
  }

  /** The parser reads a nested script again when it is asked for it, each time it is nested: @returns why it is not asked, or null. */
  nested(length: number): string | null {
    this.reread += length;
    return this.reread > most.reread ? tooNested : null;
  }
}

/** One makes a command ask, and nobody reads a thousand. */
export const mostBlindSpots = 1000;
