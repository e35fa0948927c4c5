import { type Listed, listGrants, listRequests } from '../../app/requests.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { jsonLine } from '../render/log-json.ts';
import { renderGrants, renderRequests } from '../render/requests.ts';
import { repositoriesHere, wireExec } from '../wire.ts';

export interface RequestsFlags {
  json?: true;
  grants?: true;
  allRepos?: true;
}

export async function requestsVerb(io: Io, flags: RequestsFlags): Promise<number> {
  const ports = wireExec(io, () => {});
  const listed: Listed = async (policy) => (flags.allRepos === true ? null : repositoriesHere(io, policy.github.repos));
  const width = Number(io.env['COLUMNS']) || 120;
  if (flags.grants === true) {
    const listing = await listGrants(ports, io.cwd(), listed);
    tell(io, listing);
    io.out(flags.json === true ? jsonLine(listing.rows) : renderGrants(listing.rows, width));
    return 0;
  }
  const listing = await listRequests(ports, io.cwd(), listed);
  tell(io, listing);
  io.out(flags.json === true ? jsonLine(listing.rows) : renderRequests(listing.rows, Date.now(), width));
  return 0;
}

function tell(io: Io, { notes, elsewhere }: { readonly notes: readonly string[]; readonly elsewhere: number }): void {
  for (const note of notes) io.err(`guard: the state of some could not be read: ${visible(note)}\n`);
  if (elsewhere > 0) io.err(`guard: ${elsewhere} more in other repositories: --all-repos\n`);
}
