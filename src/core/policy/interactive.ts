import { wordSet } from '../lazily.ts';
import type { ShellWord } from '../shell/word.ts';

const interactive = wordSet(
  'bash sh dash zsh ksh fish csh tcsh python python3 python2 node deno bun perl ruby irb php lua R ghci scala erl elixir iex swift julia groovy jshell openssl sbt sqlite3 psql mysql mariadb mongosh mongo redis-cli clickhouse-client sqlcmd vim vi nvim nano emacs ed ex less more man ftp sftp telnet ssh gdb lldb bc dc',
);

/** Takes commands from the terminal, which nobody can review. */
export function isInteractive(name: string, words: readonly ShellWord[]): boolean {
  if (!interactive.has(name)) return false;
  if (words.length === 2 && /^--(help|version)$/.test(words[1]?.value ?? '')) return false;
  // `-c STRING` is the whole of what these run.
  return !words.some((word) => /^-[a-zA-Z]*c$/.test(word.value) && dialectShell.test(name));
}

const dialectShell = /^(ba|da|z|k|fi|c|tc)?sh$/;
