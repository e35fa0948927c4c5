import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { BoundCommand, BoundFile, BoundStdin, ResolvedCommand, Sha256 } from '../../core/model.ts';
import type { Binding } from '../../core/policy/binding.ts';
import { gitState } from './git.ts';
import { FileHasher, interpreterOf } from './hash-files.ts';
import { lookupIn } from './lookup.ts';

export interface BindInput {
  readonly command: ResolvedCommand;
  readonly stdin: BoundStdin;
  readonly binding: Binding;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who runs guard. */
  readonly osUser: string;
}

/** Gathers all that the digest covers. Called when asking and again right before the start. */
export async function bind({ command, stdin, binding, env, osUser }: BindInput): Promise<BoundCommand> {
  const git = await gitState(command.cwd, env);
  const hasher = new FileHasher();
  const executable = await hasher.program(command.path);
  const programs: BoundFile[] = [];
  const code: BoundFile[] = [];
  const aside: BoundFile[] = [];
  for (const { path, role } of binding.files) {
    const file = path === command.path ? null : await hasher.named(path);
    if (file === null) continue;
    if (role === 'named' || file.path === executable.path) aside.push({ ...file, aside: true });
    else (role === 'program' ? programs : code).push(file);
  }
  const scripts = [executable, ...programs, ...code].map(({ path }) => path);
  for (const path of await interpreters(scripts, command.cwd, env)) {
    const file = await hasher.named(path);
    if (file !== null) aside.push({ ...file, aside: true });
  }
  for (const folder of binding.folders) code.push(await hasher.folder(folder));
  return {
    ...command,
    executable,
    codeFiles: [...programs, ...code, ...aside],
    stdin,
    env: Object.fromEntries(
      Object.entries(binding.env)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, createHash('sha256').update(value, 'utf8').digest('hex') as Sha256]),
    ),
    host: hostname(),
    osUser,
    ...(git === null ? {} : { git }),
  };
}

/** Interpreters of scripts, and theirs: `#!/usr/bin/env tool` runs whatever `tool` is on PATH. */
async function interpreters(scripts: readonly string[], cwd: string, env: BindInput['env']): Promise<readonly string[]> {
  const lookup = lookupIn(env, []);
  const found = new Set<string>();
  let next = scripts;
  for (let depth = 0; depth < 4 && next.length > 0; depth++) {
    const named: string[] = [];
    for (const script of next) {
      for (const word of await interpreterOf(script)) {
        const place = lookup(word, cwd);
        if (place.kind === 'found' && !found.has(place.path)) named.push(place.path);
      }
    }
    for (const path of named) found.add(path);
    next = named;
  }
  return [...found];
}
