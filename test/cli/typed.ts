import { spawn } from 'node-pty';
import { guardBin } from './harness.ts';

/** Runs guard on a terminal and types each of `keys` once the screen shows what it answers. */
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
  terminal.onData((text) => {
    output += text;
    const key = keys[next];
    if (key === undefined || prompts[next]?.test(output) !== true) return;
    next += 1;
    terminal.write(key);
  });
  return new Promise((resolve) => terminal.onExit(({ exitCode }) => resolve({ code: exitCode, output })));
}
