import type { Io } from './io.ts';
import type { Screen } from './render/news.ts';

/** The terminal behind stderr, for what guard says while it waits. */
export function screenOf(io: Io): Screen {
  return {
    write: io.err,
    columns: () => (io.tty.stderr ? (process.stderr.columns ?? 80) : null),
    now: Date.now,
    every: (second) => {
      const timer = setInterval(second, 1000);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
