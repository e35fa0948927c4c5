import type { Command } from 'commander';
import { Fault } from '../../core/fault.ts';
import { completionScript, type Shell, shells } from '../completion/script.ts';
import type { Io } from '../io.ts';

const isShell = (name: string): name is Shell => (shells as readonly string[]).includes(name);

/** `guard completion <shell>`: prints the script; the same text as the file in `completions/`. */
export function completionVerb(io: Io, name: string, program: Command): number {
  if (!isShell(name)) throw new Fault('usage', `there is no completion for ${name}`, { hint: `one of: ${shells.join(', ')}` });
  io.out(completionScript(name, program));
  return 0;
}
