import type { RecordPredicate } from './statement.ts';

/** Where a request or run stands after the records so far. */
type Stage = 'requested' | 'approved' | 'started' | 'ended';

/**
 * Which record may follow which, for one id. A request ends in exactly one outcome, and nothing starts that was
 * neither approved nor routine: a start without its approval is what a forger with the key would have to leave out.
 */
const steps: Readonly<Record<string, Readonly<Partial<Record<Stage | 'new', Stage>>>>> = {
  'exec.requested': { new: 'requested' },
  'exec.refused': { new: 'ended', requested: 'ended' },
  'exec.approved': { requested: 'approved' },
  'exec.denied': { requested: 'ended', approved: 'ended' },
  'exec.expired': { requested: 'ended', approved: 'ended' },
  'exec.void': { requested: 'ended', approved: 'ended' },
  'exec.cancelled': { requested: 'ended', approved: 'ended' },
  'exec.started': { new: 'started', approved: 'started' },
  'exec.revoked': { approved: 'ended', started: 'started' },
  'exec.finished': { started: 'ended' },
  'exec.abandoned': { requested: 'ended', approved: 'ended', started: 'ended' },
};

/** Follows every id through the log; memory is one entry an id. */
export class Pairing {
  readonly #stages = new Map<string, Stage>();

  /** @returns what is wrong with this record's place in its story, or null. */
  follow({ event, id, command }: RecordPredicate): string | null {
    const step = Object.hasOwn(steps, event) ? steps[event] : undefined;
    if (step === undefined) return event.startsWith('exec.') ? `unknown event ${event}` : null;
    const before = this.#stages.get(id);
    const after = step[before ?? 'new'];
    if (after === undefined) return before === undefined ? `${event} without a request` : `${event} after it ${words[before]}`;
    this.#stages.set(id, after);
    return event === 'exec.started' && before === undefined && command?.tier !== 'routine' ? 'started without an approval' : null;
  }

  /** Ids that started and have no outcome yet: still running, or killed. */
  running(): string[] {
    return [...this.#stages].filter(([, stage]) => stage === 'started').map(([id]) => id);
  }
}

const words: Readonly<Record<Stage, string>> = {
  requested: 'was only requested',
  approved: 'was only approved',
  started: 'started',
  ended: 'had ended',
};
