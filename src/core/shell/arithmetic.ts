import type { BlindSpot, Span } from '../model.ts';
import { tooMuch } from './effort.ts';
import type { ParsedScript, Word, WordPart } from './parse.ts';
import { printsNumber } from './printed.ts';
import type { Place } from './word.ts';

/** Bash evaluates a variable's *value* in arithmetic, so `x='a[$(cmd)]'; ((x))` runs cmd. */
export interface ArithmeticUse {
  readonly name: string;
  readonly span: Span;
}

/** Of one operand. The parser reads a nested script when it is looked at: 16,000 of them cost 60 ms. */
const mostParts = 1000;

const integer = /^-?[0-9]+$/;

/** Finds what Bash evaluates as arithmetic: the variables that it asks for, and what no reader can know. */
export class ArithmeticReader {
  private readonly uses: ArithmeticUse[];
  private readonly blindSpots: BlindSpot[];

  constructor(uses: ArithmeticUse[], blindSpots: BlindSpot[]) {
    this.uses = uses;
    this.blindSpots = blindSpots;
  }

  /** `([i]=1)`: a key is evaluated, unless the array is known to be an associative one. */
  elements(elements: readonly Word[], associative: boolean, place: Place): void {
    for (const word of elements) {
      const span = place(word.pos, word.end);
      const key = /^\[([^\]]*)\]\+?=/.exec(word.text);
      if (key === null) {
        // A key in quotes, or with brackets of its own.
        if (word.text.startsWith('[') && word.text.includes('='))
          this.blind('a subscript is evaluated as arithmetic, which can run code', span);
      } else if (!associative) this.text(key[1] as string, span);
      else if (!/^[\w.:/-]*$/.test(key[1] as string)) this.blind('this key of an array cannot be read with certainty', span);
    }
  }

  /** A word that Bash evaluates as arithmetic. */
  evaluated(word: Word, place: Place): void {
    if (word.parts === undefined) this.text(word.value, place(word.pos, word.end));
    else this.parts(word.parts, place(word.pos, word.end), place);
  }

  /** One operand of `$((...))`. */
  operand(
    node: { readonly pos: number; readonly end: number; readonly value: string; readonly parts?: readonly WordPart[] | undefined },
    place: Place,
  ): void {
    // `$(( $x + 1 ))`: what x holds is read as if it stood here.
    const name = node.parts === undefined ? /^\$([A-Za-z_]\w*)$/.exec(node.value) : null;
    if (name !== null) this.uses.push({ name: name[1] as string, span: place(node.pos, node.end) });
    else if (node.parts === undefined) this.text(node.value.replace(/^0[xX][0-9a-fA-F]+$|^[0-9]+#\w+$/, ''), place(node.pos, node.end));
    else this.parts(node.parts, place(node.pos, node.end), place);
  }

  /** `$(( $(cmd) ))` evaluates what cmd prints, as `a[$(other)]` if it likes. */
  output(script: ParsedScript | undefined, span: Span): void {
    if (!printsNumber(script)) this.blind('the outcome of a command is evaluated as arithmetic, which can run code', span);
  }

  /** The operand of `-v`. */
  variableName(word: Word, place: Place): void {
    if (word.parts !== undefined || !/^\w+(\[[@*0-9]+\])?$/.test(word.value))
      this.blind('a subscript is evaluated as arithmetic, which can run code', place(word.pos, word.end));
  }

  private parts(parts: readonly WordPart[], span: Span, place: Place): void {
    if (parts.length > mostParts) {
      this.blind(tooMuch, span);
      return;
    }
    // `a$?` is the variable a0, and `a""1` is a1.
    if (makesName(parts)) this.blind('which variable is evaluated as arithmetic cannot be told from the text', span);
    for (const part of parts) this.part(part, place);
  }

  private part(part: WordPart, place: Place): void {
    const span = place(part.pos, part.end);
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        this.text(part.value, span);
        return;
      case 'DoubleQuoted':
      case 'LocaleString':
        this.parts(part.parts, span, place);
        return;
      case 'SimpleExpansion':
        if (!/^\$[#?$!]$/.test(part.text)) this.uses.push({ name: part.text.slice(1), span });
        return;
      case 'ParameterExpansion':
        if (part.prefix === '#') return;
        this.uses.push({ name: part.parameter, span });
        // `${x:-a[$(cmd)]}`: the default is evaluated as well.
        if (part.operation !== undefined) this.blind('the outcome of an expansion is evaluated as arithmetic, which can run code', span);
        return;
      case 'ArithmeticExpansion':
        return;
      case 'CommandExpansion':
        this.output(part.script, span);
        return;
      default:
        this.blind('the outcome of a command is evaluated as arithmetic, which can run code', span);
    }
  }

  private text(text: string, span: Span): void {
    if (/["'\\]/.test(text)) this.blind('which variable is evaluated as arithmetic cannot be told from the text', span);
    // An element that is named by its number: its value is what counts.
    const plain = text.replace(/\b([A-Za-z_]\w*)\[[0-9]+\]/g, '$1');
    if (/[[`$]/.test(plain)) this.blind('a subscript is evaluated as arithmetic, which can run code', span);
    for (const name of plain.match(/[A-Za-z_]\w*/g) ?? []) this.uses.push({ name, span });
  }

  private blind(why: string, span: Span): void {
    this.blindSpots.push({ why, span });
  }
}

/** A name is put together, of pieces (`a""1`) or with something that is only known when it runs. */
function makesName(parts: readonly WordPart[]): boolean {
  let text = '';
  for (const part of parts.flatMap(unquoted)) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted') {
      if (/\w$/.test(text) && /^\w/.test(part.value)) return true;
      text += part.value;
    } else if (part.type !== 'Glob' && endsInName(text)) return true;
    else text = '';
  }
  return false;
}

/** Read from its end: a pattern would begin anew at each of forty thousand letters, which took a second. */
function endsInName(text: string): boolean {
  for (let at = text.length - 1; /\w/.test(text.charAt(at)); at--) if (/[A-Za-z_]/.test(text.charAt(at))) return true;
  return false;
}

function unquoted(part: WordPart): readonly WordPart[] {
  return part.type === 'DoubleQuoted' || part.type === 'LocaleString' ? part.parts : [part];
}

/** What is assigned here can only be a number. */
export function isNumber(word: Word): boolean {
  if (word.parts === undefined) return integer.test(word.value);
  const only = word.parts.length === 1 ? word.parts[0] : undefined;
  if (only?.type === 'CommandExpansion') return printsNumber(only.script);
  return only?.type === 'ArithmeticExpansion';
}

export function isNumberOrRange(word: Word): boolean {
  return word.parts === undefined ? integer.test(word.value) : /^\{-?[0-9]+\.\.-?[0-9]+(\.\.-?[0-9]+)?\}$/.test(word.text);
}
