import { Chalk, type ChalkInstance } from 'chalk';

export interface ColourStyle {
  readonly tty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Colour only marks, and only on a terminal whose user did not ask for none (no-color.org). */
export function chalkOf({ tty, env }: ColourStyle): ChalkInstance {
  const plain = !tty || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return new Chalk({ level: plain ? 0 : 1 });
}
