import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { Fault } from '../../core/fault.ts';
import { maxLineBytes } from '../../core/record/envelope.ts';
import { bundleRecords } from '../../core/record/merkle.ts';
import type { StoredBundle } from '../../core/record/verify.ts';

/*
 * Paths are put together as texts: the folder is absolute and clean, and node:path's `join` reads every character of every path
 * again, some fifty times a command.
 */

/** `entries/000000012.jsonl`: exactly 256 lines, never written again. */
export function sealedPath(folder: string, index: number): string {
  return `${folder}/entries/${digits(index, 9)}.jsonl`;
}

/** `entries/000000013.p`: partial bundles of the last bundle, each named by how many lines it has. */
export function partialFolder(folder: string, index: number): string {
  return `${folder}/entries/${digits(index, 9)}.p`;
}

/** `entries/000000013.p/037.jsonl`: the first 37 lines of bundle 13. */
export function partialPath(folder: string, index: number, width: number): string {
  return `${partialFolder(folder, index)}/${digits(width, 3)}.jsonl`;
}

/** Widths of the partials in a folder; empty when there is no such folder. */
export function partialWidths(folder: string, index: number): number[] {
  try {
    return readdirSync(partialFolder(folder, index)).flatMap((name) =>
      /^(?!000)(?:[01]\d\d|2[0-4]\d|25[0-5])\.jsonl$/.test(name) ? [Number(name.slice(0, 3))] : [],
    );
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** How many lines the last bundle has, by the names alone. */
export function partialWidth(folder: string, index: number): number {
  return existsSync(sealedPath(folder, index)) ? bundleRecords : Math.max(0, ...partialWidths(folder, index));
}

/** {@link readBundle}, one character a byte. */
export function readBundle(folder: string, index: number): StoredBundle {
  const { width, bytes } = readBundleBytes(folder, index);
  return { index, width, text: bytes.toString('latin1') };
}

export interface BundleBytes {
  readonly index: number;
  /** Lines. */
  readonly width: number;
  readonly bytes: Buffer;
}

/**
 * One bundle as it stands: sealed, else its widest partial, else empty (width 0).
 * A partial that goes away while it is read was replaced by a wider one: look again.
 */
export function readBundleBytes(folder: string, index: number): BundleBytes {
  for (;;) {
    const sealed = sealedPath(folder, index);
    if (existsSync(sealed)) return { index, width: bundleRecords, bytes: readLines(sealed, bundleRecords) };
    const width = Math.max(0, ...partialWidths(folder, index));
    if (width === 0 && !existsSync(sealed)) return { index, width, bytes: Buffer.alloc(0) };
    try {
      if (width > 0) return { index, width, bytes: readLines(partialPath(folder, index, width), width) };
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
    }
  }
}

/** Numbers of all bundles that exist, in order. */
export function bundleIndexes(folder: string): number[] {
  const found = new Set<number>();
  for (const name of readdirSync(`${folder}/entries`)) {
    const match = /^(\d{9})\.(?:jsonl|p)$/.exec(name);
    if (match === null) continue;
    const index = Number(match[1]);
    if (name.endsWith('.jsonl') || partialWidths(folder, index).length > 0) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/** Opens whatever has the name without following a link and without waiting for a pipe's other end. */
export const openSafely = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * A whole file of at most `maxBytes`. A foreign folder may hold a pipe that never answers, a device that never ends or a
 * file that fills the memory: none of them is read.
 */
function readRegular(path: string, maxBytes: number): Buffer {
  const fd = openSync(path, openSafely);
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new Fault('io', `${path} is not a file`, { hint: 'guard writes only files there: find out who made it' });
    if (stat.size > maxBytes)
      throw new Fault('io', `${path} is too large: ${stat.size} bytes, at most ${maxBytes}`, { hint: 'guard did not write it' });
    return readWhole(fd, stat.size);
  } finally {
    closeSync(fd);
  }
}

/** As `readFileSync`, which looks at the size once more and for more than that. */
function readWhole(fd: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let done = 0;
  for (let more = size; more > 0 && done < size; done += more) more = readSync(fd, bytes, done, size - done, null);
  return bytes.subarray(0, done);
}

function readLines(path: string, width: number): Buffer {
  return readRegular(path, width * maxLineBytes);
}

/** Content of a small file, or null when there is none. Default limit: that of a checkpoint note. */
export function readIfThere(path: string, maxBytes = 16_384): string | null {
  try {
    return readRegular(path, maxBytes).toString('utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
