import { linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessMark, RequestStore, StoredRequest } from '../../app/ports.ts';
import { isId } from '../../core/approval/request.ts';
import { Fault } from '../../core/fault.ts';
import { writeDurably } from './durable-file.ts';
import { readStateFile } from './state-file.ts';

/** `<state>/requests/`: open requests and what attaching to them needs, the digest's salt among it. */
export function requestStore(stateDir: string): RequestStore {
  const folder = join(stateDir, 'requests');
  const ensure = () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!lstatSync(folder).isDirectory())
      throw new Fault('io', `${folder} is not a folder`, { hint: 'remove it: guard keeps open requests there' });
  };
  return {
    async put(stored) {
      ensure();
      writeDurably(folder, `${stored.id}.json`, `${JSON.stringify(stored)}\n`);
    },
    async list() {
      let names: string[];
      try {
        names = readdirSync(folder);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
      return names
        .filter((name) => name.endsWith('.json') && isId(name.slice(0, -5)))
        .flatMap((name) => {
          const stored = readStored(join(folder, name));
          return stored !== null && stored.id === name.slice(0, -5) ? [stored] : [];
        });
    },
    async beginAsking(attachKey, asker, isRunning) {
      ensure();
      const path = askingPath(folder, attachKey);
      const own = `${path}.${asker.pid}`;
      writeFileSync(own, JSON.stringify(asker), { mode: 0o600 });
      try {
        // Twice: once a holder that died has been put away, the name is free for whoever is first.
        for (let attempt = 0; attempt < 2; attempt += 1) {
          if (linked(own, path)) return true;
          const holder = holderOf(path);
          if (holder !== null && isRunning(holder)) return false;
          rmSync(path, { force: true });
        }
        return false;
      } finally {
        rmSync(own, { force: true });
      }
    },
    async endAsking(attachKey) {
      rmSync(askingPath(folder, attachKey), { force: true });
    },
    async take(id) {
      if (!isId(id)) return false;
      try {
        renameSync(join(folder, `${id}.json`), join(folder, `${id}.ended`));
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
    async remove(id) {
      if (!isId(id)) return;
      rmSync(join(folder, `${id}.ended`), { force: true });
      rmSync(join(folder, `${id}.json`), { force: true });
    },
  };
}

/** A file that cannot be read, or that is not shaped like a request, is none to attach to: the command is asked for anew. */
function readStored(path: string): StoredRequest | null {
  const value = readStateFile(path);
  return isStored(value) ? value : null;
}

function askingPath(folder: string, attachKey: string): string {
  if (!/^[0-9a-f]{64}$/.test(attachKey)) throw new Error('not a digest');
  return join(folder, `asking-${attachKey}`);
}

/** link(2): the name appears with its content or not at all, and for one process alone. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): ProcessMark | null {
  const value = readStateFile(path);
  return has(value, { pid: 'number', startTicks: 'number' }) ? (value as unknown as ProcessMark) : null;
}

type Shape = Readonly<Record<string, 'string' | 'number' | 'object'>>;

const requestShape: Shape = {
  version: 'number',
  id: 'string',
  digest: 'string',
  attachKey: 'string',
  openedAt: 'number',
  expiresAt: 'number',
  nonce: 'string',
  salt: 'string',
  api: 'string',
  repo: 'string',
  checkpoint: 'string',
};
const previewShape: Shape = { command: 'string', code: 'number', stdoutSha256: 'string', stderrSha256: 'string' };
const ticketShape: Shape = {
  repo: 'string',
  number: 'number',
  url: 'string',
  nodeId: 'string',
  repositoryNodeId: 'string',
  title: 'string',
  bodySha256: 'string',
  labels: 'object',
  seen: 'object',
};

function has(value: unknown, shape: Shape): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(shape).every(([key, type]) => {
    const field = (value as Record<string, unknown>)[key];
    return typeof field === type && field !== null;
  });
}

function isStored(value: unknown): value is StoredRequest {
  if (!has(value, requestShape) || value['version'] !== 1) return false;
  const preview = value['preview'];
  if (preview !== null && !has(preview, previewShape)) return false;
  const ticket = value['ticket'];
  return ticket === null || (has(ticket, ticketShape) && Array.isArray(ticket['seen']));
}
