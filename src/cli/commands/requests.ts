import { listGrants, listRequests } from '../../app/requests.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { jsonLine } from '../render/log-json.ts';
import { renderGrants, renderRequests } from '../render/requests.ts';
import { wireExec } from '../wire.ts';

export async function requestsVerb(io: Io, flags: { json?: true; grants?: true }): Promise<number> {
  if (flags.grants === true) return grantsVerb(io, flags);
  const { rows, notes } = await listRequests(
    wireExec(io, () => {}),
    io.cwd(),
  );
  for (const note of notes) io.err(`guard: the state of some could not be read: ${visible(note)}\n`);
  io.out(flags.json === true ? jsonLine(rows) : renderRequests(rows, Date.now(), Number(io.env['COLUMNS']) || 120));
  return 0;
}

async function grantsVerb(io: Io, flags: { json?: true }): Promise<number> {
  const { rows, notes } = await listGrants(
    wireExec(io, () => {}),
    io.cwd(),
  );
  for (const note of notes) io.err(`guard: the state of some could not be read: ${visible(note)}\n`);
  io.out(flags.json === true ? jsonLine(rows) : renderGrants(rows, Number(io.env['COLUMNS']) || 120));
  return 0;
}
