import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleRecords } from '../../core/record/merkle.ts';
import type { StoredBundle } from '../../core/record/verify.ts';

/** `entries/000000012.jsonl`: exactly 256 lines, never written again. */
export function sealedPath(folder: string, index: number): string {
  return join(folder, 'entries', `${digits(index, 9)}.jsonl`);
}

/** `entries/000000013.p`: partial bundles of the last bundle, each named by how many lines it has. */
export function partialFolder(folder: string, index: number): string {
  return join(folder, 'entries', `${digits(index, 9)}.p`);
}

/** `entries/000000013.p/037.jsonl`: the first 37 lines of bundle 13. */
export function partialPath(folder: string, index: number, width: number): string {
  return join(partialFolder(folder, index), `${digits(width, 3)}.jsonl`);
}

/** Widths of the partials in a folder; empty when there is no such folder. */
export function partialWidths(folder: string, index: number): number[] {
  try {
    return readdirSync(partialFolder(folder, index)).flatMap((name) =>
      /^(?:0\d\d|1\d\d|2[0-5]\d)\.jsonl$/.test(name) ? [Number(name.slice(0, 3))] : [],
    );
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/**
 * One bundle as it stands: sealed, else its widest partial, else empty (width 0). One character a byte.
 * A partial that goes away while it is read was replaced by a wider one: look again.
 */
export function readBundle(folder: string, index: number): StoredBundle {
  for (;;) {
    const sealed = sealedPath(folder, index);
    if (existsSync(sealed)) return { index, width: bundleRecords, text: readFileSync(sealed, 'latin1') };
    const width = Math.max(0, ...partialWidths(folder, index));
    if (width === 0 && !existsSync(sealed)) return { index, width, text: '' };
    try {
      if (width > 0) return { index, width, text: readFileSync(partialPath(folder, index, width), 'latin1') };
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
    }
  }
}

/** Numbers of all bundles that exist, in order. */
export function bundleIndexes(folder: string): number[] {
  const found = new Set<number>();
  for (const name of readdirSync(join(folder, 'entries'))) {
    const match = /^(\d{9})\.(?:jsonl|p)$/.exec(name);
    if (match === null) continue;
    const index = Number(match[1]);
    if (name.endsWith('.jsonl') || partialWidths(folder, index).length > 0) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/** Content of a file, or null when there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
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
