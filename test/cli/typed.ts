import { spawn } from 'node-pty';
import { guardBin } from './harness.ts';

/**
 * Runs guard on a terminal and types each of `keys` once the screen shows what it answers.
 * What was shown before the key before it does not count: a key typed into the prompt that is just ending is lost.
 */
export function typed(
  args: readonly string[],
  prompts: readonly RegExp[],
  keys: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<{ code: number; output: string }> {
  const given = Object.entries({ ...env, TERM: 'xterm' }).filter(([, value]) => value !== undefined);
  const terminal = spawn(process.execPath, [guardBin, ...args], {
    cwd,
    cols: 200,
    rows: 60,
    env: Object.fromEntries(given) as Record<string, string>,
  });
  let output = '';
  let next = 0;
  let answered = 0;
  terminal.onData((text) => {
    output += text;
    const key = keys[next];
    if (key === undefined || prompts[next]?.test(output.slice(answered)) !== true) return;
    next += 1;
    answered = output.length;
    terminal.write(key);
  });
  return new Promise((resolve) => terminal.onExit(({ exitCode }) => resolve({ code: exitCode, output })));
}
