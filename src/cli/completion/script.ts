import type { Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { treeOf, type Verb } from './tree.ts';
import { zshScript } from './zsh.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, (tree: Verb) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** File names under `completions/`, as each shell's own loader wants them. */
export const completionFiles: Readonly<Record<Shell, string>> = { bash: 'guard.bash', zsh: '_guard', fish: 'guard.fish' };

/** The completion script of `shell` for the command tree of `program`: what `guard completion <shell>` prints. */
export function completionScript(shell: Shell, program: Command): string {
  return scripts[shell](treeOf(program));
}
