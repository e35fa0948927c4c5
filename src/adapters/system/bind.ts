import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { Fault } from '../../core/fault.ts';
import type { BoundCommand, BoundFile, BoundStdin, ResolvedCommand, Sha256 } from '../../core/model.ts';
import { gitState } from './git.ts';

export interface BindInput {
  readonly command: ResolvedCommand;
  readonly stdin: BoundStdin;
  /** Operands that will be executed or read as code. */
  readonly codeOperands: readonly string[];
  /** Names of variables that steer the programs; `*` at the end stands for a family. */
  readonly steering: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Gathers all that the digest covers. Called when asking and again right before the start. */
export async function bind({ command, stdin, codeOperands, steering, env }: BindInput): Promise<BoundCommand> {
  const git = await gitState(command.cwd, env);
  return {
    ...command,
    executable: hashFile(command.path),
    codeFiles: codeOperands.flatMap((path) => hashIfFile(path)),
    stdin,
    env: Object.fromEntries(
      namesIn(env, steering).flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, sha256(value)]];
      }),
    ),
    host: hostname(),
    osUser: userInfo().username,
    ...(git === null ? {} : { git }),
  };
}

function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}

/** @throws Fault `io` when the file cannot be read: what cannot be hashed cannot be bound. */
export function hashFile(path: string): BoundFile {
  let fd: number | undefined;
  try {
    const real = realpathSync(path);
    // O_NONBLOCK: opening a FIFO that somebody put there must not hang.
    fd = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(fd).isFile())
      throw new Fault('io', `${path} is not a regular file`, { hint: 'what runs must be a file that can be hashed' });
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk)) hash.update(chunk.subarray(0, read));
    return { path: real, sha256: hash.digest('hex') as Sha256 };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('io', `${path} cannot be read, so what would run cannot be bound`, { hint: 'check its permissions', cause: error });
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/**
 * A code operand that does not exist yet (`make` without a Makefile) is bound as absent: it appearing changes the digest.
 * Folders and devices have no content of their own to bind; what a FIFO will say nobody can know, so it is refused.
 */
function hashIfFile(path: string): BoundFile[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory() || stat.isCharacterDevice() || stat.isBlockDevice()) return [];
  return [hashFile(path)];
}

/** The set variables that the patterns name, sorted. */
function namesIn(env: BindInput['env'], patterns: readonly string[]): string[] {
  const exact = new Set(patterns);
  const families = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  return Object.keys(env)
    .filter((name) => exact.has(name) || families.some((family) => name.startsWith(family)))
    .sort();
}
