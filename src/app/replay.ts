import { castOutput } from '../core/replay/cast-events.ts';
import { DrawingOnly, resetDrawing } from '../core/replay/drawing-only.ts';
import type { Clock } from './ports.ts';

export interface ReplayOptions {
  /** 2 plays twice as fast. */
  readonly speed: number;
  /** Longest pause, milliseconds of the recording's own time; null keeps all. */
  readonly idleLimitMs: number | null;
  /** Passes every byte on, also what acts on the terminal. Only on purpose. */
  readonly raw: boolean;
  readonly interrupted: AbortSignal;
}

/** Plays the lines of a recording to `write`, in its own time. */
export async function replay(
  cast: AsyncIterable<string>,
  clock: Clock,
  write: (text: string) => void,
  options: ReplayOptions,
): Promise<void> {
  const { speed, idleLimitMs, raw, interrupted } = options;
  const drawing = new DrawingOnly();
  let before = 0;
  try {
    for await (const line of cast) {
      const event = castOutput(line);
      if (event === null) continue;
      const pause = Math.min(Math.max(event.at * 1000 - before, 0), idleLimitMs ?? Number.POSITIVE_INFINITY) / speed;
      before = Math.max(before, event.at * 1000);
      if (pause >= 1) await clock.sleep(Math.min(pause, maxPauseMs), interrupted);
      if (interrupted.aborted) return;
      write(raw ? event.text : drawing.filter(event.text));
    }
  } finally {
    if (!raw) write(resetDrawing);
  }
}

/** Beyond it, timers wrap around; a recording can claim any time. */
const maxPauseMs = 24 * 3600 * 1000;
