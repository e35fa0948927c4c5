import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { spawn } from 'node-pty';

/** A tool and a file whose names nothing else on the machine begins with. */
export const uniqueTool = 'zq-only-tool';
export const uniqueFile = 'zq only file.txt';

export function shellPath(shell: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, shell))
    .find((file) => existsSync(file));
}

export interface ShellSession {
  /** Types `keys` and Enter; resolves to the arguments that `guard` was called with. */
  type(keys: string): Promise<string[]>;
  close(): void;
}

/**
 * A real interactive shell on a real PTY in which `guard` is a function that prints its arguments, so a test sees what
 * the Tab key made of a line. It waits for output, never for time.
 */
export async function startShell(shell: 'bash' | 'zsh' | 'fish', script: string): Promise<ShellSession> {
  const home = mkdtempSync(join(tmpdir(), 'guard-shell-'));
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, uniqueTool), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(home, uniqueFile), '');
  const { args, setup } = starts[shell];
  const terminal = spawn(shellPath(shell) ?? shell, args, {
    cwd: home,
    cols: 400,
    rows: 50,
    env: { HOME: home, PATH: `${bin}${delimiter}${process.env['PATH']}`, TERM: 'dumb', LANG: 'C.UTF-8', INPUTRC: '/dev/null' },
  });
  let output = '';
  let wake: (() => void) | undefined;
  terminal.onData((text) => {
    output += text;
    wake?.();
  });
  const until = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(output);
      if (match !== null) {
        output = output.slice(match.index + match[0].length);
        return match;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const submit = async (keys: string) => {
    terminal.write(`${keys}\r`);
    const [, count, text] = await until(/=>(\d+):(.*?)<=/s);
    // Whatever is typed before the shell reads again reaches a terminal in line mode, where Tab is a plain character.
    await until(/ready> /);
    const words = [...(text ?? '').matchAll(/\[(.*?)\]/gs)].map(([, word]) => word ?? '');
    if (words.length !== Number(count)) throw new Error(`the shell printed ${JSON.stringify(text)}`);
    return words;
  };
  for (const line of setup(script)) terminal.write(`${line}\r`);
  await submit('guard up');
  return {
    type: submit,
    close: () => {
      // Not SIGHUP: on that a shell writes its history into the folder that goes.
      terminal.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

// The quotes inside the prompt's text keep the echo of these lines from looking like a prompt.
const starts = {
  bash: {
    args: ['--norc', '--noprofile', '-i'],
    setup: (script: string) => [`source ${script}`, `guard() { printf '=>%d:' $#; printf '[%s]' "$@"; echo '<='; }`, `PS1='rea''dy> '`],
  },
  zsh: {
    args: ['-f', '-i'],
    setup: (script: string) => [
      `autoload -Uz compinit; compinit -u -D; source ${script}`,
      `guard() { printf '=>%d:' $#; printf '[%s]' "$@"; echo '<='; }`,
      `PS1='rea''dy> '`,
    ],
  },
  fish: {
    args: ['--no-config', '-i'],
    setup: (script: string) => [
      `source ${script}`,
      `function guard; printf '=>%d:' (count $argv); printf '[%s]' $argv; echo '<='; end`,
      `function fish_prompt; printf 'rea%s> ' dy; end`,
    ],
  },
};
