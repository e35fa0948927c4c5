/**
 * Masks secrets in a stream at equal length, across chunk borders. Where a stream is split never changes what is masked:
 * whatever could still become a secret is held back until it is told apart.
 */
import { type Found, pemBody, pemLabel, type Shape, shapes, type Tail } from './token-shapes.ts';

const star = 0x2a;
const newline = 0x0a;
const carriageReturn = 0x0d;
const dash = 0x2d;

/** Shorter values are not masked: they would blacken the recording and be guessable from what is left of it. */
export const shortestSecret = 4;

/**
 * The spellings in which a value can come back on a terminal: as it is, with the PTY's CRLF, each long line of it,
 * percent-encoded, as JSON, and in base64.
 */
function spellings(secret: string): string[] {
  const found = new Set<string>([secret, secret.trim()]);
  if (secret.includes('\n')) {
    found.add(secret.replace(/\r?\n/g, '\r\n'));
    for (const line of secret.split(/\r?\n/)) if (line.length >= 8) found.add(line);
  }
  if (!/\p{Surrogate}/u.test(secret)) found.add(encodeURIComponent(secret));
  found.add(JSON.stringify(secret).slice(1, -1));
  if (secret.length >= 8) found.add(Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, ''));
  return [...found].filter((text) => Buffer.byteLength(text) >= shortestSecret);
}

interface Pattern {
  readonly prefix: Buffer;
  readonly find: Shape['find'];
  readonly always: boolean;
}

function literal(secret: string): Pattern {
  const bytes = Buffer.from(secret, 'utf8');
  return {
    prefix: bytes,
    always: true,
    find: (_data, at): Found => ({ kind: 'yes', start: at, end: at + bytes.length, tail: null }),
  };
}

const slotBits = 13;

/** A hash of the four bytes at `at`. */
function slotAt(data: Uint8Array, at: number): number {
  const four = ((data[at] as number) << 24) | ((data[at + 1] as number) << 16) | ((data[at + 2] as number) << 8) | (data[at + 3] as number);
  return Math.imul(four, 0x9e3779b1) >>> (32 - slotBits);
}

/** Finds where a pattern may begin. */
class Candidates {
  readonly #first = new Uint8Array(256);
  readonly #all: readonly Pattern[];
  #tables: Tables | null = null;

  constructor(patterns: readonly Pattern[]) {
    this.#all = patterns;
    for (const { prefix } of patterns) this.#first[prefix[0] as number] = 1;
  }

  /** @returns the next position at or after `from` where a pattern may begin; `data.length`: there is none. */
  next(data: Uint8Array, from: number): number {
    const last = data.length;
    let at = from;
    if (last - from > smallBytes) {
      this.#tables ??= new Tables(this.#all);
      at = this.#tables.next(data, from);
      if (at < last - 3) return at;
    }
    // Closer to the end, what follows may still make it one.
    for (; at < last; at++) {
      if (this.#first[data[at] as number] === 1 && anyBegins(this.#all, data, at)) return at;
    }
    return last;
  }

  at(data: Uint8Array, position: number): readonly Pattern[] {
    return this.#tables === null || position + 3 >= data.length ? this.#all : this.#tables.at(data, position);
  }
}

/** Up to this, looking at every byte costs less than to make the tables: most commands say little. */
const smallBytes = 2_048;

/**
 * Shift table over pairs of bytes (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994), on the first four
 * bytes of every pattern. Output is scanned at memory speed where nothing looks like a secret.
 */
class Tables {
  readonly #shift = new Uint8Array(65_536).fill(3);
  /** By a hash of four bytes: which list has the patterns that may begin with them. The first is empty: most pairs end here. */
  readonly #slots = new Uint16Array(1 << slotBits);
  readonly #lists: Pattern[][] = [[]];

  constructor(patterns: readonly Pattern[]) {
    for (const pattern of patterns) {
      const head = pattern.prefix;
      for (let i = 0; i < 3; i++) {
        const pair = ((head[i] as number) << 8) | (head[i + 1] as number);
        this.#shift[pair] = Math.min(this.#shift[pair] as number, 2 - i);
      }
      const slot = slotAt(head, 0);
      if (this.#slots[slot] === 0) this.#slots[slot] = this.#lists.push([]) - 1;
      this.#lists[this.#slots[slot] as number]?.push(pattern);
    }
  }

  /** As {@link Candidates.next}, but at least the last three bytes are left to be looked at. */
  next(data: Uint8Array, from: number): number {
    const shift = this.#shift;
    const slots = this.#slots;
    const last = data.length;
    let at = from + 3;
    while (at < last) {
      const step = shift[((data[at - 1] as number) << 8) | (data[at] as number)] as number;
      if (step === 0) {
        const list = slots[slotAt(data, at - 3)] as number;
        if (list !== 0 && anyBegins(this.#lists[list] as Pattern[], data, at - 3)) return at - 3;
        at++;
      } else at += step;
    }
    return Math.max(from, last - 3);
  }

  at(data: Uint8Array, position: number): readonly Pattern[] {
    return this.#lists[this.#slots[slotAt(data, position)] as number] as Pattern[];
  }
}

let madeShapes: Pattern[] | null = null;

function shapePatterns(): Pattern[] {
  madeShapes ??= shapes().flatMap((shape) =>
    shape.prefixes.map((prefix) => ({ prefix: Buffer.from(prefix, 'latin1'), find: shape.find, always: false })),
  );
  return madeShapes;
}

/** How much of `prefix` stands at `at`: all, not, or as far as the data goes. From its end, as a row of dashes is no BEGIN line. */
function begins(data: Uint8Array, at: number, prefix: Uint8Array): 'yes' | 'no' | 'more' {
  const size = Math.min(prefix.length, data.length - at);
  for (let i = size - 1; i >= 0; i--) if (data[at + i] !== prefix[i]) return 'no';
  return size === prefix.length ? 'yes' : 'more';
}

function anyBegins(patterns: readonly Pattern[], data: Uint8Array, at: number): boolean {
  for (const { prefix } of patterns) if (begins(data, at, prefix) !== 'no') return true;
  return false;
}

/** Tables are built once per list of secrets: an argv of a thousand words is masked word by word. */
const tables = new WeakMap<readonly string[], Candidates>();

function candidatesOf(secrets: readonly string[]): Candidates {
  let table = tables.get(secrets);
  if (table === undefined) {
    const values = new Set(secrets.flatMap(spellings));
    table = new Candidates([...[...values].map(literal), ...shapePatterns()]);
    tables.set(secrets, table);
  }
  return table;
}

/** Half-open. */
type Range = [from: number, to: number];

/** Whether the ranges from index `first` on together hold all of `[from, to)`; a token that spans chunks is several ranges. */
function covered(ranges: readonly Range[], first: number, from: number, to: number): boolean {
  let at = from;
  for (let grew = true; grew && at < to; ) {
    grew = false;
    for (let i = first; i < ranges.length && !grew; i++) {
      const [start, end] = ranges[i] as Range;
      if (start > at || at >= end) continue;
      at = end;
      grew = true;
    }
  }
  return to > from && at >= to;
}

function within(ranges: readonly Range[], first: number, at: number): boolean {
  for (let i = first; i < ranges.length; i++) {
    const [start, end] = ranges[i] as Range;
    if (start <= at && at < end) return true;
  }
  return false;
}

type Open = { tail: Tail; left: number; dashes: number; ending: boolean };

/** One stream's masker. */
export class Masker {
  readonly #secrets: readonly string[];
  /** Bytes not released yet, as they came, and which of them are masked already: ranges relative to #held. */
  #held: Buffer = Buffer.alloc(0);
  #ranges: Range[] = [];
  /** The byte before #held, for word boundaries; -1 at the start. */
  #context = -1;
  /** Tokens that reach to the end of what was seen so far. */
  #open: Open[] = [];
  #redactions = 0;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Made for the first byte: many commands say nothing. */
  get #candidates(): Candidates {
    return candidatesOf(this.#secrets);
  }

  /** How many secrets were masked. */
  get redactions(): number {
    return this.#redactions;
  }

  /** @returns what can be told apart by now: `bytes` itself where nothing in it may be a secret. The input is not kept and not changed. */
  push(bytes: Uint8Array): Uint8Array {
    if (this.#held.length > 0 || this.#open.length > 0 || bytes.length === 0) return this.#run(bytes, false, 0);
    const clean = this.#candidates.next(bytes, 0);
    if (clean < bytes.length) return this.#run(bytes, false, clean);
    this.#context = bytes[clean - 1] as number;
    return bytes;
  }

  /** The rest, at the end of the stream. */
  end(): Buffer {
    return this.#run(new Uint8Array(0), true, 0);
  }

  /** @param clean so many of the bytes were looked at already, when nothing was held. */
  #run(bytes: Uint8Array, last: boolean, clean: number): Buffer {
    const context = this.#context >= 0 ? 1 : 0;
    const fresh = context + this.#held.length;
    const data = Buffer.allocUnsafe(fresh + bytes.length);
    if (context === 1) data[0] = this.#context;
    data.set(this.#held, context);
    data.set(bytes, fresh);
    const ranges = this.#ranges.map((range): Range => [range[0] + context, range[1] + context]);
    const open = this.#open;
    this.#open = [];
    for (const token of open) ranges.push([fresh, this.#extend(token, data, fresh)]);

    let at = context + clean;
    let done = 0;
    scan: while (at < data.length) {
      at = this.#candidates.next(data, at);
      if (at === data.length) break;
      while (done < ranges.length && (ranges[done] as Range)[1] <= at) done++;
      let found: { start: number; end: number; tail: Tail | null } | null = null;
      for (const pattern of this.#candidates.at(data, at)) {
        const begin = begins(data, at, pattern.prefix);
        // Inside a token only exact values are looked for: a token's own tail is masked anyway.
        if (begin === 'no' || (!pattern.always && within(ranges, done, at))) continue;
        const answer: Found = begin === 'yes' ? pattern.find(data, at, pattern.prefix.length, data.length) : { kind: begin };
        if (answer.kind === 'more' && !last) break scan;
        if (answer.kind === 'yes' && (found === null || answer.end > found.end)) found = answer;
      }
      if (found !== null) {
        const { start, tail } = found;
        if (!covered(ranges, done, start, found.end)) this.#redactions++;
        let end = found.end;
        if (tail !== null) {
          end = this.#extend({ tail, left: tail.left, dashes: 0, ending: false }, data, end);
        }
        ranges.push([start, end]);
      }
      at++;
    }
    if (last || at > data.length) at = data.length;
    this.#held = Buffer.from(data.subarray(at));
    this.#ranges = ranges.filter((range) => range[1] > at).map((range): Range => [Math.max(0, range[0] - at), range[1] - at]);
    if (at > 0) this.#context = data[at - 1] as number;
    // Line ends stay, so that the masked text keeps its lines. The buffer is ours: what is scanned again was copied above.
    for (const [from, to] of ranges) {
      for (let i = from; i < Math.min(to, at); i++) if (data[i] !== newline && data[i] !== carriageReturn) data[i] = star;
    }
    return data.subarray(context, at);
  }

  /** Follows a token from `from`, and remembers it if it may go on. @returns where the masked bytes end. */
  #extend(open: Open, data: Uint8Array, from: number): number {
    let at = from;
    while (at < data.length && open.left > 0 && this.#belongs(open, data[at] as number)) {
      at++;
      open.left--;
    }
    if (at === data.length && open.left > 0) this.#open.push(open);
    return at;
  }

  #belongs(open: Open, byte: number): boolean {
    if (open.tail.kind === 'class') return open.tail.chars[byte] === 1;
    if ((open.ending ? pemLabel : pemBody)[byte] !== 1) return false;
    open.dashes = byte === dash ? open.dashes + 1 : 0;
    // Five dashes begin the END line; five more close it.
    if (open.dashes === 5) {
      if (open.ending) open.left = 1;
      open.ending = true;
      open.dashes = 0;
    }
    return true;
  }
}
