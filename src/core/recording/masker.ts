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

/**
 * Finds where a pattern may begin: shift table over pairs of bytes (Wu and Manber, "A fast algorithm for multi-pattern
 * searching", 1994), on the first four bytes of every pattern. Output is scanned at memory speed where nothing looks like a secret.
 */
class Candidates {
  readonly #shift = new Uint8Array(65_536).fill(3);
  readonly #byPair = new Map<number, Pattern[]>();
  readonly #all: readonly Pattern[];

  constructor(patterns: readonly Pattern[]) {
    this.#all = patterns;
    for (const pattern of patterns) {
      const head = pattern.prefix;
      for (let i = 0; i < 3; i++) {
        const pair = ((head[i] as number) << 8) | (head[i + 1] as number);
        this.#shift[pair] = Math.min(this.#shift[pair] as number, 2 - i);
      }
      const pair = ((head[2] as number) << 8) | (head[3] as number);
      this.#byPair.set(pair, [...(this.#byPair.get(pair) ?? []), pattern]);
    }
  }

  /** @returns the next position at or after `from` where a pattern may begin; `data.length - 3` at most: closer to the end anything may. */
  next(data: Uint8Array, from: number): number {
    const shift = this.#shift;
    const last = data.length;
    let at = from + 3;
    while (at < last) {
      const step = shift[((data[at - 1] as number) << 8) | (data[at] as number)] as number;
      if (step === 0) return at - 3;
      at += step;
    }
    return Math.max(from, last - 3);
  }

  at(data: Uint8Array, position: number): readonly Pattern[] {
    if (position + 3 >= data.length) return this.#all;
    return this.#byPair.get(((data[position + 2] as number) << 8) | (data[position + 3] as number)) ?? [];
  }
}

const shapePatterns: Pattern[] = shapes.flatMap((shape) =>
  shape.prefixes.map((prefix) => ({ prefix: Buffer.from(prefix, 'latin1'), find: shape.find, always: false })),
);

/** How much of `prefix` stands at `at`: all, not, or as far as the data goes. */
function begins(data: Uint8Array, at: number, prefix: Uint8Array): 'yes' | 'no' | 'more' {
  const size = Math.min(prefix.length, data.length - at);
  for (let i = 0; i < size; i++) if (data[at + i] !== prefix[i]) return 'no';
  return size === prefix.length ? 'yes' : 'more';
}

/** Tables are built once per list of secrets: an argv of a thousand words is masked word by word. */
const tables = new WeakMap<readonly string[], Candidates>();

function candidatesOf(secrets: readonly string[]): Candidates {
  let table = tables.get(secrets);
  if (table === undefined) {
    const values = new Set(secrets.flatMap(spellings));
    table = new Candidates([...[...values].map(literal), ...shapePatterns]);
    tables.set(secrets, table);
  }
  return table;
}

/** Half-open. */
type Range = [from: number, to: number];

/** Whether the ranges together hold all of `[from, to)`; a token that spans chunks is several ranges. */
function covered(ranges: readonly Range[], from: number, to: number): boolean {
  let at = from;
  for (let grew = true; grew && at < to; ) {
    const next = ranges.find((range) => range[0] <= at && at < range[1]);
    grew = next !== undefined;
    at = next?.[1] ?? at;
  }
  return to > from && at >= to;
}

type Open = { tail: Tail; left: number; dashes: number; ending: boolean };

/** One stream's masker. */
export class Masker {
  readonly #candidates: Candidates;
  /** Bytes not released yet, as they came, and which of them are masked already: ranges relative to #held. */
  #held: Buffer = Buffer.alloc(0);
  #ranges: Range[] = [];
  /** The byte before #held, for word boundaries; -1 at the start. */
  #context = -1;
  /** Tokens that reach to the end of what was seen so far. */
  #open: Open[] = [];
  #redactions = 0;

  constructor(secrets: readonly string[]) {
    this.#candidates = candidatesOf(secrets);
  }

  /** How many secrets were masked. */
  get redactions(): number {
    return this.#redactions;
  }

  /** @returns what can be told apart by now; the input is not kept and not changed. */
  push(bytes: Uint8Array): Buffer {
    return this.#run(bytes, false);
  }

  /** The rest, at the end of the stream. */
  end(): Buffer {
    return this.#run(new Uint8Array(0), true);
  }

  #run(bytes: Uint8Array, last: boolean): Buffer {
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

    let at = context;
    let done = 0;
    scan: while (at < data.length) {
      at = this.#candidates.next(data, at);
      while (done < ranges.length && (ranges[done] as Range)[1] <= at) done++;
      const inside = ranges.slice(done).some((range) => range[0] <= at && at < range[1]);
      let found: { start: number; end: number; tail: Tail | null } | null = null;
      for (const pattern of this.#candidates.at(data, at)) {
        // Inside a token only exact values are looked for: a token's own tail is masked anyway.
        if (inside && !pattern.always) continue;
        const begin = begins(data, at, pattern.prefix);
        const answer: Found = begin === 'yes' ? pattern.find(data, at, pattern.prefix.length, data.length) : { kind: begin };
        if (answer.kind === 'more' && !last) break scan;
        if (answer.kind === 'yes' && (found === null || answer.end > found.end)) found = answer;
      }
      if (found !== null) {
        const { start, tail } = found;
        if (!covered(ranges, start, found.end)) this.#redactions++;
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
