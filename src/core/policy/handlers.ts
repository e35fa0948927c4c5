import { lazily, wordSet } from '../lazily.ts';
import type { Span } from '../model.ts';
import { dialectOf } from '../shell/dialect.ts';
import type { ShellWord } from '../shell/word.ts';
import { environmentThenCommand } from './assigned.ts';
import { judgeFind } from './find.ts';
import type { Judging, Scope } from './judging.ts';
import { judgeShell } from './shells.ts';
import { exportsData, graveSql } from './sql-grave.ts';
import { judgeTest } from './test-builtin.ts';
import { judgeXargs } from './xargs.ts';

/**
 * Looks inside a program that starts others or reads code from its words.
 * `settled`: everything about the command is judged; `open`: its grammar still has to prove it harmless.
 */
export type Handler = (judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span) => 'settled' | 'open';

export function handlerOf(name: string): Handler | null {
  if (dialectOf(name) !== null) return judgeShell;
  switch (name) {
    case 'eval':
      return evaluate;
    case 'trap':
      return trap;
    case 'exec':
      return replace;
    case 'command':
    case 'builtin':
      return commandBuiltin;
    case 'find':
    case 'gfind':
      return judgeFind;
    case 'xargs':
    case 'gxargs':
      return judgeXargs;
    case 'test':
    case '[':
      return judgeTest;
    case 'alias':
      return alias;
    case 'printf':
      return formatted;
    case 'sudo':
    case 'doas':
    case 'pkexec':
    case 'run0':
    case 'gosu':
    case 'su-exec':
      return otherUser;
    case 'watch':
      return watched;
    case 'env':
    case 'genv':
      return splitString;
    case 'psql':
    case 'mysql':
    case 'mariadb':
    case 'sqlite3':
    case 'sqlcmd':
    case 'clickhouse-client':
    case 'clickhouse':
    case 'cockroach':
    case 'duckdb':
    case 'usql':
    case 'pgcli':
    case 'mycli':
    case 'mysqladmin':
      return databaseClient;
    default:
      return runners.has(name) ? looseInner : null;
  }
}

/** Start what their operands name, after options and operands of their own. */
const runners = wordSet(
  'su runuser nohup nice ionice timeout time gtimeout stdbuf setsid chroot unshare nsenter parallel flock script ssh docker podman nerdctl kubectl oc busybox toybox ' +
    'strace ltrace chrt taskset prlimit choom setarch linux32 linux64 capsh setpriv tini dumb-init systemd-run systemd-inhibit fakeroot faketime dbus-run-session caffeinate unbuffer rlwrap ' +
    'torsocks proxychains proxychains4 numactl cpulimit direnv aws-vault op doppler poetry uv pipenv bundle npx pnpx bunx npm pnpm yarn hyperfine entr watchexec perf valgrind gdb lxc incus vagrant multipass ' +
    'flatpak snap toolbox distrobox firejail bwrap systemd-nspawn machinectl screen tmux start-stop-daemon daemonize at batch mosh sshpass coproc ansible salt fd fdfind git',
);

function evaluate(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' {
  const args = words.slice(1);
  const only = args[0];
  if (only !== undefined && args.length === 1) judge.code(only, 'bash', scope);
  else if (args.every((word) => word.kind === 'known'))
    judge.script(args.map((word) => word.value).join(' '), () => whole, scope.depth + 1, scope.settled);
  else judge.blind('the code that a shell runs is only known when it runs', whole);
  return 'settled';
}

function trap(judge: Judging, words: readonly ShellWord[], scope: Scope): 'settled' | 'open' {
  const ended = words[1]?.value === '--';
  const code = words[ended ? 2 : 1];
  // Behind `--` it is no option: `-p` is run, which may be a function.
  if (code === undefined || (ended ? code.value === '-' : /^-[lpP]?$/.test(code.value))) return 'settled';
  for (const { kind, value, span } of words.slice(ended ? 3 : 2)) {
    if (kind !== 'known') judge.blind('the signals that this code is for are only known when it runs', span);
    // With `set -E` or `-T` inside `$(...)` as well: what it prints is then read as what the command there printed.
    else if (/^(sig)?(debug|err|return)$/i.test(value))
      judge.find('trap-everywhere', 'sensitive', 'runs code around every command; what it prints can be taken for what they print', span, [
        'executes',
      ]);
  }
  judge.code(code, 'bash', scope);
  return 'settled';
}

/** `exec cmd`, or `exec` with nothing but redirections. */
function replace(judge: Judging, words: readonly ShellWord[], scope: Scope): 'settled' {
  let index = 1;
  // The first `a` takes what is behind it for a name, or the next word: `exec -aa reboot` is called `a` and reboots.
  for (; /^-([cl]+$|[cl]*a)/.test(words[index]?.value ?? ''); index++) if (/^-[cl]*a$/.test(words[index]?.value ?? '')) index++;
  for (const { kind, splits, span } of words.slice(1, index))
    if (kind !== 'known' && splits) judge.blind('this may become several words, and one of them the command', span);
  if (index < words.length) judge.command(words.slice(index), scope);
  return 'settled';
}

function commandBuiltin(judge: Judging, words: readonly ShellWord[], scope: Scope): 'settled' {
  let index = 1;
  let looksUp = false;
  for (; index < words.length; index++) {
    const { value, kind } = words[index] as ShellWord;
    if (kind !== 'known' || !value.startsWith('-')) break;
    if (value === '--') {
      index++;
      break;
    }
    if (/[vV]/.test(value)) looksUp = true;
  }
  // `command -v x` looks up; with options after the name it is not worth knowing which of the two wins.
  if (looksUp && words.slice(index).every((word) => !word.value.startsWith('-'))) return 'settled';
  if (index < words.length) judge.command(words.slice(index), scope);
  return 'settled';
}

function alias(judge: Judging, words: readonly ShellWord[], _scope: Scope, whole: Span): 'settled' {
  if (words.slice(1).some((word) => word.kind !== 'known' || word.value.includes('='))) {
    judge.find('alias', 'sensitive', 'gives a command another meaning', whole, ['executes']);
  }
  return 'settled';
}

/** `printf 'abc%n' PATH` sets PATH to 3. A format that is not known may do so with any variable that is named here. */
function formatted(judge: Judging, words: readonly ShellWord[]): 'open' {
  let index = 1;
  // The name may be in the same word: `printf -vx 'abc%n' PATH`.
  for (; words[index]?.value.startsWith('-v') === true; index++) if (words[index]?.value === '-v') index++;
  if (words[index]?.value === '--') index++;
  const [format, ...values] = words.slice(index);
  if (format === undefined) return 'open';
  if (/%[^a-zA-Z%]*[hjlLtz]*n/.test(format.value.replaceAll('%%', '')))
    judge.blind('printf gives a variable the number of characters', format.span);
  else if (format.kind !== 'known')
    for (const word of values) {
      if (word.kind !== 'known') judge.blind('printf may set the variable that this names', word.span);
      else if (/^\w+$/.test(word.value)) judge.assignment({ name: word.value, value: null, span: word.span });
    }
  return 'open';
}

/** sudo and its kin: the inner command is judged as well, for its own reasons. */
function otherUser(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' | 'open' {
  const first = words[1]?.value ?? '';
  if (words.length === 2 && /^(-V|--version|-h|--help)$/.test(first)) return 'settled';
  judge.find('other-user', 'sensitive', 'runs with the rights of another user', whole, ['changes-permissions'], 'pack:users');
  // `gosu USER command`: the user is no option there.
  const named = /(^|\/)(gosu|su-exec)$/.test(words[0]?.value ?? '') ? 1 : 0;
  const index = innerStart(
    words,
    1 + named,
    /^-[ugpCThRrtUDc]$|^--(user|group|host|prompt|chdir|chroot|role|type|close-from|other-user|command-timeout)$/,
  );
  if (index < words.length) environmentThenCommand(judge, words.slice(index), scope);
  return 'settled';
}

function innerStart(words: readonly ShellWord[], from: number, takesValue: RegExp): number {
  let index = from;
  for (; index < words.length; index++) {
    const { value } = words[index] as ShellWord;
    if (value === '--') return index + 1;
    if (!value.startsWith('-')) break;
    if (takesValue.test(value)) index++;
  }
  return index;
}

/** `env -S 'cmd args'` splits one word into several, by rules of its own that are close to a shell's. */
function splitString(judge: Judging, words: readonly ShellWord[], scope: Scope): 'open' {
  for (const [index, word] of words.entries()) {
    const match = /^(-[iv0]*S|--split-string=?)(.*)$/s.exec(word.value);
    if (match === null) {
      if (index > 0 && !word.value.startsWith('-')) break;
      continue;
    }
    const text = match[2] === '' ? words[index + 1]?.value : match[2];
    if (text !== undefined) judge.script(text, () => word.span, scope.depth + 1, scope.settled);
  }
  return looseInner(judge, words, scope);
}

/**
 * Raises by what a runner starts, where its own options are not read exactly: the first few operands that name a known
 * program are taken for the command. What the runner itself may do is the grammar's question.
 */
function looseInner(judge: Judging, words: readonly ShellWord[], scope: Scope): 'open' {
  const last = Math.min(words.length, 12);
  for (let index = 1; index < last; index++) {
    const word = words[index] as ShellWord;
    const before = words[index - 1]?.value ?? '';
    if (word.kind === 'known' && index > 1 && /^(-[a-z]*c|--command|--session-command)$/.test(before)) {
      if (/[\s;&|$`]/.test(word.value)) judge.code(word, 'posix', scope);
    }
    if (word.kind !== 'known' || word.value.startsWith('-')) continue;
    const base = word.value.slice(word.value.lastIndexOf('/') + 1);
    // `git stash` is no call of a program named stash, nor `poetry env list` one of env.
    if (index === 1 && (words[0]?.value === 'git' || (words[0]?.value === 'poetry' && word.value === 'env'))) continue;
    if (/\s/.test(word.value) && /^(ssh|script|su|flock|entr|hyperfine|parallel|tmux|screen)$/.test(words[0]?.value ?? ''))
      judge.code(word, 'posix', scope);
    if (destructive().test(base) || (dialectOf(base) !== null && index + 1 < words.length)) {
      judge.command(words.slice(index), scope);
      break;
    }
  }
  return 'open';
}

/** It puts its words together for a shell: a single text is code, and several words must mean there what they mean here. */
function watched(judge: Judging, words: readonly ShellWord[], scope: Scope, whole: Span): 'settled' {
  let index = 1;
  for (; words[index]?.kind === 'known' && words[index]?.value.startsWith('-') === true; index++) {
    const { value, span } = words[index] as ShellWord;
    if (/^-[tbegcpwx]*n$|^--interval$/.test(value)) {
      const seconds = words[++index];
      if (seconds !== undefined && (seconds.kind !== 'known' || !/^[0-9]+(\.[0-9]+)?$/.test(seconds.value)))
        judge.blind('how watch is started is only known when it runs', seconds.span);
    } else if (
      !/^-[tbegcpwxdhv]+$|^-[tbegcpwx]*n[0-9.]+$|^--(interval=[0-9.]+|(differences|no-title|beep|errexit|chgexit|color|precise|no-wrap|exec|help|version)|differences=permanent)$/.test(
        value,
      )
    )
      judge.find('not-proved-harmless', 'sensitive', 'watch: guard does not know this option to be harmless', span, [], 'pack:coreutils');
  }
  const [first, ...others] = words.slice(index);
  if (first === undefined) return 'settled';
  if (others.length === 0) judge.code(first, 'posix', scope);
  else {
    judge.command([first, ...others], scope);
    if (![first, ...others].every(({ kind, value }) => kind === 'known' && /^[\w./:,@%+=-]+$/.test(value)))
      judge.blind('a shell reads these words again', whole);
  }
  return 'settled';
}

const destructive = lazily(
  () =>
    /^(rm|dd|mkfs.*|shred|wipefs|kubectl|terraform|tofu|git|find|aws|psql|mysql|shutdown|reboot|halt|poweroff|sudo|env|busybox|chmod|chown|xargs|nohup|timeout|nice|setsid|userdel|useradd|usermod|passwd|iptables|systemctl)$/,
);

function databaseClient(judge: Judging, words: readonly ShellWord[], scope: Scope): 'open' {
  const texts = [...words.slice(1), ...scope.texts];
  for (const word of texts) {
    const grave = graveSql(word.value);
    if (grave !== null) judge.find(grave.rule, 'critical', grave.why, word.span, ['changes-database'], 'pack:databases');
    if (exportsData(word.value))
      judge.find('sql-export', 'sensitive', 'writes what a database holds to a file', word.span, ['exports-data'], 'pack:databases');
  }
  return 'open';
}
