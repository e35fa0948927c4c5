/**
 * asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/): one JSON header line, then one JSON array a line.
 *
 * Events: `o` output, `e` standard error where the streams are separate, `r` resize (`"80x24"`), `m` marker, `x` exit status,
 * `i` input; and `B`: the exact bytes, in base64, of the `o` or `e` that follows it and could not be written as text.
 * Players skip the types that they do not know.
 */
import type { Sha256 } from '../model.ts';
import { escapeJson, longestEscape } from './json-text.ts';
import { RunningDigest } from './running-digest.ts';
import { decodeUtf8, incompleteTail } from './utf8.ts';

/** Which of the child's streams: `o` terminal or stdout, `e` stderr. */
export type Lane = 'o' | 'e';

export interface CastHeader {
  readonly width: number;
  readonly height: number;
  /** Seconds since the Unix epoch. */
  readonly timestamp: number;
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface CastTotals {
  /** Of the file. */
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Of the output, in the order of the events. */
  readonly raw: { readonly bytes: number; readonly sha256: Sha256 };
  readonly truncated: boolean;
}

/** At most one event per lane in this time ... */
export const windowUs = 10_000;
/** ... or this many bytes. */
export const windowBytes = 65_536;

interface Pending {
  readonly bytes: Buffer;
  fill: number;
  /** When the first byte came, microseconds since the start. */
  since: number;
}

/**
 * Turns output into the lines of a cast file and keeps both digests. Knows no clock and no file: times come in, lines go out.
 * Memory is three fixed buffers, however long the run.
 */
export class CastEncoder {
  readonly #write: (line: Buffer) => boolean;
  readonly #capBytes: number;
  readonly #file = new RunningDigest();
  readonly #raw = new RunningDigest();
  readonly #lanes: Record<Lane, Pending | null> = { o: null, e: null };
  /** Where an event's line is put together; as large as the largest event so far needed. */
  #draft: Buffer = Buffer.alloc(0);
  #fileBytes = 0;
  #rawBytes = 0;
  #truncated = false;
  #broken = false;
  #lastUs = 0;

  /**
   * @param write takes one or two whole lines, in a buffer that is used again afterwards. false: the file can take no more; then output is only counted and hashed, and
   *   the file's digest stays that of what was taken.
   * @param capBytes raw bytes after which output is counted and hashed but no longer written.
   */
  constructor(header: CastHeader, capBytes: number, write: (line: Buffer) => boolean) {
    this.#write = write;
    this.#capBytes = capBytes;
    this.#line(`${JSON.stringify({ version: 2, ...header })}\n`);
  }

  /** Takes output; `bytes` may be reused by the caller afterwards. */
  output(atUs: number, lane: Lane, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#flushLane(lane === 'o' ? 'e' : 'o', false);
    let pending = this.#lane(lane);
    if (pending.fill > 0 && atUs - pending.since >= windowUs) this.#flushLane(lane, false);
    for (let from = 0; from < bytes.length; ) {
      pending = this.#lane(lane);
      if (pending.fill === 0) pending.since = atUs;
      const take = Math.min(bytes.length - from, windowBytes - pending.fill);
      pending.bytes.set(bytes.subarray(from, from + take), pending.fill);
      pending.fill += take;
      from += take;
      if (pending.fill === windowBytes) this.#flushLane(lane, false);
    }
  }

  /** True while output waits for company; the caller then flushes within {@link windowUs}. */
  get waiting(): boolean {
    return this.#lanes.o !== null && this.#lanes.o.fill > 0 ? true : this.#lanes.e !== null && this.#lanes.e.fill > 0;
  }

  /** Writes what waits, except the beginning of a character that is not complete. */
  flush(): void {
    this.#flushLane('o', false);
    this.#flushLane('e', false);
  }

  resize(atUs: number, width: number, height: number): void {
    this.#event(atUs, 'r', `${width}x${height}`);
  }

  mark(atUs: number, text: string): void {
    this.#event(atUs, 'm', text);
  }

  input(atUs: number, text: string): void {
    this.#event(atUs, 'i', text);
  }

  /** Ends the file. @param status what `guard exec` exits with. */
  end(atUs: number, status: number): CastTotals {
    this.#flushLane('o', true);
    this.#flushLane('e', true);
    this.#event(atUs, 'x', String(status));
    return this.totals();
  }

  totals(): CastTotals {
    return {
      bytes: this.#fileBytes,
      sha256: this.#file.digest(),
      raw: { bytes: this.#rawBytes, sha256: this.#raw.digest() },
      truncated: this.#truncated,
    };
  }

  #lane(lane: Lane): Pending {
    this.#lanes[lane] ??= { bytes: Buffer.allocUnsafe(windowBytes), fill: 0, since: 0 };
    return this.#lanes[lane];
  }

  #event(atUs: number, type: string, data: string): void {
    this.flush();
    this.#line(`[${this.#time(atUs)},"${type}",${JSON.stringify(data)}]\n`);
  }

  #flushLane(lane: Lane, last: boolean): void {
    const pending = this.#lanes[lane];
    if (pending === null || pending.fill === 0) return;
    const keep = last ? 0 : incompleteTail(pending.bytes.subarray(0, pending.fill));
    const size = pending.fill - keep;
    if (size === 0) return;
    const bytes = pending.bytes.subarray(0, size);
    this.#emit(pending.since, lane, bytes);
    if (keep > 0) pending.bytes.copyWithin(0, size, pending.fill);
    pending.fill = keep;
  }

  #emit(atUs: number, lane: Lane, bytes: Buffer): void {
    const time = this.#time(atUs);
    if (!this.#truncated && this.#rawBytes + bytes.length > this.#capBytes) {
      this.#truncated = true;
      this.#line(`[${time},"m",${JSON.stringify(`guard: recording truncated at ${this.#rawBytes} bytes`)}]\n`);
    }
    this.#raw.update(bytes);
    this.#rawBytes += bytes.length;
    if (this.#truncated) return;
    const room = bytes.length * longestEscape + 64;
    if (this.#draft.length < room) this.#draft = Buffer.allocUnsafeSlow(room);
    const draft = this.#draft;
    const { end, ascii } = escapeJson(bytes, draft, draft.write(`[${time},"${lane}","`, 0, 'latin1'));
    const text = ascii ? null : decodeUtf8(bytes);
    if (text !== null && !text.exact) {
      this.#line(`[${time},"B","${bytes.toString('base64')}"]\n[${time},"${lane}",${JSON.stringify(text.text)}]\n`);
      return;
    }
    this.#take(draft.subarray(0, end + draft.write('"]\n', end, 'latin1')));
  }

  #line(text: string): void {
    this.#take(Buffer.from(text, 'utf8'));
  }

  #take(line: Buffer): void {
    if (this.#broken) return;
    if (!this.#write(line)) {
      this.#broken = true;
      this.#truncated = true;
      return;
    }
    this.#file.update(line);
    this.#fileBytes += line.length;
  }

  /** Seconds with six decimals; never before the event in front of it, as players sleep for the difference. */
  #time(us: number): string {
    this.#lastUs = Math.max(this.#lastUs, Math.max(0, Math.round(us)));
    const seconds = Math.floor(this.#lastUs / 1_000_000);
    return `${seconds}.${String(this.#lastUs % 1_000_000).padStart(6, '0')}`;
  }
}

/**
 * Rebuilds the output from the lines of a cast file, byte for byte; the inverse of {@link CastEncoder}.
 * @param lanes which events count; both is what `raw.sha256` covers.
 */
export function* rawBytes(lines: Iterable<string>, lanes: readonly Lane[] = ['o', 'e']): Generator<Buffer> {
  let exact: Buffer | null = null;
  let header = true;
  for (const line of lines) {
    if (header) {
      header = false;
      continue;
    }
    if (line === '') continue;
    const [, type, data] = JSON.parse(line) as [number, string, string];
    if (type === 'B') {
      exact = Buffer.from(data, 'base64');
    } else if (type === 'o' || type === 'e') {
      if (lanes.includes(type)) yield exact ?? Buffer.from(data, 'utf8');
      exact = null;
    }
  }
}
