/** One thing a recording shows. */
export interface CastEvent {
  /** Seconds since its start. */
  readonly at: number;
  readonly text: string;
}

export interface CastSize {
  readonly columns: number;
  readonly rows: number;
}

/** Size from the header line of an asciicast v2; 80x24 where it says nothing sensible. */
export function castSize(header: string): CastSize {
  const value = parse(header) as { width?: unknown; height?: unknown } | null;
  return { columns: within(value?.width, 80), rows: within(value?.height, 24) };
}

/**
 * Output of an event line (`o`, and `e` in pipe mode); null for everything else, unreadable lines included: a recording cut
 * by a crash ends in the middle of a line.
 */
export function castOutput(line: string): CastEvent | null {
  const value = parse(line);
  if (!Array.isArray(value)) return null;
  const [at, type, text] = value as unknown[];
  if (typeof at !== 'number' || !Number.isFinite(at) || at < 0 || typeof text !== 'string') return null;
  return type === 'o' || type === 'e' ? { at, text } : null;
}

function within(value: unknown, otherwise: number): number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1000 ? (value as number) : otherwise;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
