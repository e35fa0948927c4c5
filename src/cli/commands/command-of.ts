import { readFileSync, realpathSync } from 'node:fs';
import { agentOf } from '../../core/agents/detect.ts';
import { Fault } from '../../core/fault.ts';
import type { CommandRequest, Origin } from '../../core/model.ts';
import { bashArgv } from '../../core/shell/bash-argv.ts';
import type { Io } from '../io.ts';
import { hostName, osUser } from '../whoami.ts';

export interface CommandFlags {
  shell?: string;
}

/** The command as `exec` and `explain` take it from their command lines. */
export function commandOf(io: Io, flags: CommandFlags, operands: readonly string[], dashes: boolean, reason?: string): CommandRequest {
  return {
    argv: argvOf(flags, operands, dashes),
    cwd: realCwd(io),
    actor: actorOf(io),
    origin: originOf(io),
    ...(reason === undefined ? {} : { reason }),
  };
}

function argvOf({ shell }: CommandFlags, operands: readonly string[], dashes: boolean): CommandRequest['argv'] {
  const [program, ...rest] = operands;
  if (shell !== undefined) {
    if (program !== undefined)
      throw new Fault('usage', '-c and a command after -- exclude each other', { hint: 'put the arguments into the string' });
    if (shell.trim() === '') throw new Fault('usage', '-c: the string is empty', { hint: "write a command: guard exec -c 'echo hello'" });
    return checked(bashArgv(shell));
  }
  if (program === undefined) throw new Fault('usage', 'no command given', { hint: 'write it after --: guard exec -- ls -l' });
  if (!dashes) {
    throw new Fault('usage', `missing -- before the command "${program}"`, {
      hint: `write: guard exec [options] -- ${[program, ...rest].join(' ').slice(0, 200)}`,
    });
  }
  return checked([program, ...rest]);
}

/**
 * Node reads argv as UTF-8 and puts U+FFFD where that fails, so what it would run is not what was typed.
 * The kernel's own copy tells the difference; where it cannot be read the command is refused, for the same reason.
 */
function checked(argv: CommandRequest['argv']): CommandRequest['argv'] {
  if (!argv.some((argument) => argument.includes('\ufffd'))) return argv;
  let raw: Buffer | null = null;
  try {
    raw = readFileSync('/proc/self/cmdline');
    new TextDecoder('utf-8', { fatal: true }).decode(raw);
    return argv;
  } catch (cause) {
    throw new Fault('usage', 'an argument is not valid UTF-8, so it could not be shown and run exactly', {
      hint: 'rename the file, or name it through a script',
      cause,
    });
  }
}

export function realCwd(io: Io): string {
  try {
    return realpathSync.native(io.cwd());
  } catch (cause) {
    throw new Fault('usage', 'the working folder is gone', { hint: 'cd somewhere that exists', cause });
  }
}

/** Who runs guard, on which machine, through which agent. */
export function actorOf(io: Io): CommandRequest['actor'] {
  const { username, uid } = osUser();
  const agent = agentOf(io.env);
  return { osUser: username, uid, host: hostName(), ...(agent === undefined ? {} : { agent }) };
}

export function originOf(io: Io): Origin {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = io.env;
  if (GITHUB_ACTIONS === 'true' && GITHUB_RUN_ID !== undefined && /^\d+$/.test(GITHUB_RUN_ID)) {
    return {
      kind: 'ci',
      runId: GITHUB_RUN_ID,
      url: `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY ?? ''}/actions/runs/${GITHUB_RUN_ID}`,
    };
  }
  if (io.env['CI'] === 'true') return { kind: 'ci' };
  return { kind: io.tty.stdin ? 'terminal' : 'pipe' };
}
