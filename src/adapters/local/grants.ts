import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GrantStore, StoredGrant } from '../../app/ports.ts';
import { isId } from '../../core/approval/request.ts';
import { writeDurably } from './durable-file.ts';
import { readStateFile } from './state-file.ts';

/** `<state>/grants/`: what reviewers let run for a time, and where they said so. */
export function grantStore(stateDir: string): GrantStore {
  const folder = join(stateDir, 'grants');
  return {
    async put(grant) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeDurably(folder, `${grant.id}.json`, `${JSON.stringify(grant)}\n`);
    },
    async list() {
      return namesIn(folder).flatMap((name) => readGrant(join(folder, name), name.slice(0, -5)) ?? []);
    },
    async remove(id) {
      if (isId(id)) rmSync(join(folder, `${id}.json`), { force: true });
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json') && isId(name.slice(0, -5)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A file that is not shaped like a grant is none; what it says is believed only as far as the signed log says it as well. */
function readGrant(path: string, id: string): StoredGrant | null {
  const value = readStateFile(path) as Partial<StoredGrant> | null;
  const texts = [value?.digest, value?.api, value?.repo, value?.pattern];
  const ticket: unknown = value?.ticket;
  const sound =
    value?.version === 1 &&
    value.id === id &&
    texts.every((text) => typeof text === 'string') &&
    Number.isSafeInteger(value.until) &&
    typeof ticket === 'object' &&
    ticket !== null;
  return sound ? (value as StoredGrant) : null;
}
