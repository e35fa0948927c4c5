import { createHash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../../core/fault.ts';
import type { BoundFile, Sha256 } from '../../core/model.ts';
import type { CodeFolder } from '../../core/policy/code-files.ts';

/** Far above what a person can have reviewed. Beyond, nothing is asked: what cannot be bound is refused, never left out. */
export const bindingLimits = { files: 20_000, bytes: 8 * 2 ** 30, folderFiles: 10_000, folderBytes: 2 ** 30, entries: 200_000 };

/** Hashes files for one binding; a file named twice is read once. */
export class FileHasher {
  private readonly hashes = new Map<string, Sha256>();
  private readonly limits: typeof bindingLimits;
  private bytes = 0;
  private readonly chunk = Buffer.allocUnsafe(1 << 18);

  constructor(limits: typeof bindingLimits = bindingLimits) {
    this.limits = limits;
  }

  /** @throws Fault `io` when the file cannot be read: what would be executed must be known to the byte. */
  async program(path: string): Promise<BoundFile> {
    const file = await this.file(path, 'refuse');
    if (file === null) throw new Fault('io', `${path} is not a regular file`, { hint: 'what runs must be a file that can be hashed' });
    return file;
  }

  /**
   * @returns null for what has no content of its own: folders, devices, sockets, what procfs makes up, and what is gone.
   * Each of these turning into a file changes the binding.
   * @throws Fault `usage` for a FIFO: what it will say nobody can know
   */
  async named(path: string): Promise<BoundFile | null> {
    return this.file(path, 'fingerprint');
  }

  /** One entry for a whole folder: SHA-256 over the sorted lines `[name, SHA-256]` of its files. */
  async folder(folder: CodeFolder): Promise<BoundFile> {
    const walk = new FolderWalk(this, folder, this.limits);
    await walk.from(folder.path, '');
    const lines = walk.lines.sort();
    const root = await realpath(folder.path).catch(() => folder.path);
    const sha256 = createHash('sha256').update(JSON.stringify(folder)).update(lines.join('\n')).digest('hex') as Sha256;
    return { path: root, sha256, files: lines.length };
  }

  private async file(path: string, unreadable: 'refuse' | 'fingerprint'): Promise<BoundFile | null> {
    let real: string;
    try {
      real = await realpath(path);
    } catch (error) {
      if (unreadable === 'refuse') throw cannotRead(path, error);
      return null;
    }
    // Where a link leads is bound with its name: two names that trade their targets are a swap.
    const as = real === path ? {} : { name: path };
    const known = this.hashes.get(real);
    if (known !== undefined) return { path: real, ...as, sha256: known };
    const facts = await stat(real, { bigint: true }).catch(() => null);
    if (facts === null) return null;
    if (facts.isFIFO() && unreadable === 'fingerprint')
      throw new Fault('usage', `${path} is a FIFO: what it will say cannot be bound to an approval`, {
        hint: 'put the content into a file',
      });
    if (!facts.isFile() || /^\/(proc|sys)\//.test(real)) return null;
    if (this.hashes.size >= this.limits.files) throw this.tooMuch('files', path);
    this.bytes += Number(facts.size);
    if (this.bytes > this.limits.bytes) throw this.tooMuch('bytes', path);
    let sha256: Sha256;
    try {
      sha256 = await this.content(real);
    } catch (error) {
      if (unreadable === 'refuse' || (error as NodeJS.ErrnoException).code !== 'EACCES') throw cannotRead(path, error);
      sha256 = fingerprint(facts);
    }
    this.hashes.set(real, sha256);
    return { path: real, ...as, sha256 };
  }

  private async content(real: string): Promise<Sha256> {
    // O_NONBLOCK: opening a FIFO that somebody put there since must not hang.
    const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile())
        throw new Fault('io', `${real} is not a regular file`, { hint: 'what runs must be a file that can be hashed' });
      const hash = createHash('sha256');
      for (;;) {
        const { bytesRead } = await file.read(this.chunk, 0, this.chunk.length);
        if (bytesRead === 0) return hash.digest('hex') as Sha256;
        hash.update(this.chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }

  private tooMuch(what: 'files' | 'bytes', path: string): Fault {
    return new Fault('usage', `the command names more ${what} than guard can bind to an approval (${this.limits[what]}, at ${path})`, {
      hint: 'name less at once, or put the command into a script',
    });
  }
}

/**
 * What cannot be read can still be told apart: ctime changes with every write and cannot be set back without root.
 * For operands of `sudo`; a program must be readable.
 */
function fingerprint({ dev, ino, size, mtimeNs, ctimeNs, mode, uid, gid }: BigIntStats): Sha256 {
  return createHash('sha256').update(['unreadable', dev, ino, size, mtimeNs, ctimeNs, mode, uid, gid].join(' ')).digest('hex') as Sha256;
}

function cannotRead(path: string, cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  return new Fault('io', `${path} cannot be read, so what would run cannot be bound`, { hint: 'check its permissions', cause });
}

class FolderWalk {
  readonly lines: string[] = [];
  private readonly hasher: FileHasher;
  private readonly folder: CodeFolder;
  private readonly limits: typeof bindingLimits;
  private readonly seen = new Set<string>();
  private entries = 0;
  private bytes = 0;

  constructor(hasher: FileHasher, folder: CodeFolder, limits: typeof bindingLimits) {
    this.hasher = hasher;
    this.folder = folder;
    this.limits = limits;
  }

  /** @param name of the folder inside the root, empty or with a slash at its end */
  async from(path: string, name: string): Promise<void> {
    const real = await realpath(path).catch(() => null);
    // Links that lead in a circle.
    if (real === null || this.seen.has(real)) return;
    this.seen.add(real);
    let names: string[];
    try {
      names = await readdir(real);
    } catch (error) {
      const facts = await stat(real, { bigint: true }).catch(() => null);
      if (facts === null) throw cannotRead(path, error);
      this.lines.push(JSON.stringify([name, fingerprint(facts)]));
      return;
    }
    for (const entry of names.sort()) {
      if (++this.entries > this.limits.entries) throw this.tooMuch();
      await this.entry(join(real, entry), `${name}${entry}`, entry);
    }
  }

  private async entry(path: string, name: string, entry: string): Promise<void> {
    const facts = await stat(path).catch(() => null);
    if (facts === null) return;
    if (facts.isDirectory()) {
      // git's own files change with every look; what git runs from there (hooks) is a folder of its own in the binding.
      // terraform holds its providers to the digests of the lock file, which is bound.
      if (this.folder.deep && entry !== '.git' && !name.endsWith('.terraform/providers')) await this.from(path, `${name}/`);
      return;
    }
    const { suffixes } = this.folder;
    if (!facts.isFile() || (suffixes !== null && !suffixes.some((suffix) => name.endsWith(suffix)))) return;
    this.bytes += facts.size;
    if (this.lines.length >= this.limits.folderFiles || this.bytes > this.limits.folderBytes) throw this.tooMuch();
    const file = await this.hasher.named(path);
    this.lines.push(JSON.stringify([name, file?.sha256 ?? null]));
    if (/^kustomization(\.ya?ml)?$/i.test(entry)) await this.kustomizeBases(path, name);
  }

  /** An overlay's bases lie outside of its folder (`../../base`). */
  private async kustomizeBases(path: string, name: string): Promise<void> {
    const text = await readFile(path, 'utf8').catch(() => '');
    for (const [outside] of text.matchAll(/\.\.\/[\w./-]+|\.\.(?=\s|$)/g)) {
      const target = resolve(dirname(path), outside);
      const facts = await stat(target).catch(() => null);
      if (facts?.isDirectory()) await this.from(target, `${name}:${outside}/`);
      else if (facts?.isFile()) this.lines.push(JSON.stringify([`${name}:${outside}`, (await this.hasher.named(target))?.sha256 ?? null]));
    }
  }

  private tooMuch(): Fault {
    const { folderFiles, folderBytes } = this.limits;
    return new Fault(
      'usage',
      `${this.folder.path} holds more than guard can bind to an approval (${folderFiles} files, ${folderBytes >> 20} MiB)`,
      {
        hint: 'run it in a folder that holds only what it needs',
      },
    );
  }
}

/** The interpreter of a script, and what `#!/usr/bin/env NAME` looks up: they run before the script does. */
export async function interpreterOf(path: string): Promise<readonly string[]> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null);
  if (file === null) return [];
  try {
    // binfmt_script(5): 256 bytes since Linux 5.1.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    const line = /^#![ \t]*([^\n]*)/.exec(buffer.toString('latin1', 0, bytesRead))?.[1];
    return line === undefined ? [] : line.split(/[ \t]+/).filter((word) => word !== '' && !word.startsWith('-') && !/^\w+=/.test(word));
  } finally {
    await file.close();
  }
}
