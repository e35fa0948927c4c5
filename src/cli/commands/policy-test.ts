import { createReadStream, statSync } from 'node:fs';
import { type Corpus, testPolicy } from '../../app/policy-test.ts';
import { Fault } from '../../core/fault.ts';
import type { Preset } from '../../core/policy/policy.ts';
import type { Io } from '../io.ts';
import { linesOf } from '../lines.ts';
import { meets, renderPolicyTest } from '../render/policy-test.ts';
import { wireLocal } from '../wire.ts';

export interface PolicyTestFlags {
  corpus?: readonly string[];
  preset?: Preset;
  allowAsks: string;
  json?: true;
}

/** Longer rows hold no command that guard would judge. */
const mostRowBytes = 1024 * 1024;

export async function policyTestVerb(io: Io, flags: PolicyTestFlags): Promise<number> {
  const allowed = percentOf(flags.allowAsks);
  const corpora = (flags.corpus ?? []).map(corpusAt);
  const result = await testPolicy(wireLocal(io), { cwd: io.cwd(), preset: flags.preset ?? null, corpora });
  io.out(flags.json === true ? `${JSON.stringify({ ok: meets(result, allowed), ...result })}\n` : renderPolicyTest(result, allowed));
  return meets(result, allowed) ? 0 : 1;
}

function corpusAt(name: string): Corpus {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory())
    throw new Fault('not-found', `there is no corpus ${name}`, { hint: 'name a file of JSON lines with cmd and expect' });
  return { name, lines: linesOf(createReadStream(name), mostRowBytes) };
}

function percentOf(text: string): number {
  if (/^\d{1,3}(\.\d{1,3})?$/.test(text) && Number(text) <= 100) return Number(text);
  throw new Fault('usage', `--allow-asks: "${text}" is not a percentage`, { hint: 'for example --allow-asks 3' });
}
