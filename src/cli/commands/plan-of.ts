import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExecInput } from '../../app/exec-ports.ts';
import { Fault } from '../../core/fault.ts';
import type { CommandRequest } from '../../core/model.ts';
import { bashArgv } from '../../core/shell/bash-argv.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { actorOf, type CommandFlags, originOf, realCwd } from './command-of.ts';

type Plan = NonNullable<ExecInput['plan']>;
type Argv = CommandRequest['argv'];

/** What a reviewer can be shown is far less. */
const mostBytes = 256 * 1024;
const mostSteps = 100;
/** As JSON: one line of the log holds them all (log.md: at most 65,535 bytes), and one issue shows them. */
const mostText = 24 * 1024;

/**
 * Reads a plan: one command a line (blank lines and lines that begin with `#` are left out), or a JSON list of commands, each a
 * string or a list of arguments. The file is read once; what is asked for, and runs, is what it said then.
 * @throws Fault `usage` with the line or place
 */
export function planOf(io: Io, file: string, { shell }: CommandFlags, operands: readonly string[]): Plan {
  if (shell !== undefined || operands.length > 0)
    throw new Fault('usage', '--plan and a command exclude each other', { hint: 'put the command into the plan' });
  const text = contentOf(resolve(io.cwd(), file), file);
  const commands = /^\s*\[/.test(text) ? fromJson(text, file) : fromLines(text);
  if (commands.length === 0) throw new Fault('usage', `${visible(file)} holds no command`, { hint: 'write one a line' });
  if (commands.length > mostSteps)
    throw new Fault('usage', `${visible(file)} holds ${commands.length} commands, at most ${mostSteps} can be asked for at once`, {
      hint: 'ask for it in parts, which a reviewer can take in',
    });
  const unfit = commands.findIndex((argv) => argv.some((word) => /[\0\p{Surrogate}]/u.test(word)));
  if (unfit >= 0)
    throw new Fault('usage', `the plan ${visible(file)}: command ${unfit + 1} has a character that no program can be given`, {
      hint: 'leave out NUL and halves of surrogate pairs',
    });
  const size = Buffer.byteLength(JSON.stringify(commands));
  if (size > mostText)
    throw new Fault('usage', `the commands of ${visible(file)} are too long for one request (${size} bytes, at most ${mostText})`, {
      hint: 'put long arguments into files, or ask for it in parts',
    });
  return { file, commands };
}

/** What was typed, for the record. */
export function typedPlan(io: Io, { file }: Plan, reason: string | undefined): CommandRequest {
  return {
    argv: ['guard', 'exec', '--plan', file],
    cwd: realCwd(io),
    actor: actorOf(io),
    origin: originOf(io),
    ...(reason === undefined ? {} : { reason }),
  };
}

function contentOf(path: string, file: string): string {
  let bytes: Buffer;
  try {
    // Never waits for a writer, as a FIFO's reader would.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(fd).isFile()) throw new Error('it is not a file');
      const buffer = Buffer.alloc(mostBytes + 1);
      let size = 0;
      for (let read = 1; read > 0 && size < buffer.length; size += read) read = readSync(fd, buffer, size, buffer.length - size, null);
      bytes = buffer.subarray(0, size);
    } finally {
      closeSync(fd);
    }
  } catch (cause) {
    throw new Fault('usage', `the plan ${visible(file)} cannot be read: ${visible((cause as Error).message)}`, {
      hint: 'name a file with one command a line',
      cause,
    });
  }
  if (bytes.length > mostBytes)
    throw new Fault('usage', `the plan ${visible(file)} is longer than ${mostBytes} bytes`, { hint: 'ask for it in parts' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Fault('usage', `the plan ${visible(file)} is not valid UTF-8`, { hint: 'so it could not be shown and run exactly', cause });
  }
}

function fromLines(text: string): Argv[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(commandLine);
}

/** Words that mean the same to a shell and without one run without it: then the record names the program itself. */
function commandLine(line: string): Argv {
  if (/^[\w@%+:,./-]+( +[\w@%+:,./=-]+)*$/.test(line)) return line.split(/ +/) as unknown as Argv;
  return bashArgv(line);
}

function fromJson(text: string, file: string): Argv[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Fault('usage', `the plan ${visible(file)} is no JSON: ${visible((cause as Error).message)}`, {
      hint: 'write ["command", ["program", "argument"]], or one command a line',
      cause,
    });
  }
  return (value as unknown[]).map((each, index) => {
    if (typeof each === 'string' && each.trim() !== '') return commandLine(each.trim());
    if (Array.isArray(each) && each.length > 0 && each.every((word) => typeof word === 'string') && each[0] !== '')
      return each as unknown as Argv;
    throw new Fault('usage', `the plan ${visible(file)}: command ${index + 1} is neither a text nor a list of texts`, {
      hint: 'write ["command", ["program", "argument"]]',
    });
  });
}
