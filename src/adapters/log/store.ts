import { existsSync, readdirSync, renameSync } from 'node:fs';
import type { Checkpoint, Clock, KeyStore, LogStore, Position } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import { isoTime } from '../../core/iso-time.ts';
import type { Sha256 } from '../../core/model.ts';
import { buildStatement } from '../../core/record/build-statement.ts';
import { type CheckSignature, checkpointText, isSignedBy, originOf, parseCheckpoint, signedNote } from '../../core/record/checkpoint.ts';
import { type Envelope, encodeLine, maxLineBytes, pae } from '../../core/record/envelope.ts';
import { bundleRecords, leafHash, MerkleTree } from '../../core/record/merkle.ts';
import { type PublicKey, publicKey } from '../../core/record/public-key.ts';
import { noPrevious, type Placement, type RecordDraft, type RecordEvent } from '../../core/record/statement.ts';
import { assertOwnFolders } from './assert-own.ts';
import { BundleWriter } from './bundle-writer.ts';
import { dropFile, quietly, replaceFile, spend, writeDurably } from './durable.ts';
import { readBundle } from './folder.ts';
import { ioFault } from './io-fault.ts';
import { bootId } from './machine.ts';
import type { OwnLog } from './own-log.ts';
import { markerPath } from './run-marker.ts';
import { checkSignature, encodePeaks, isHintDue, peaksPath, readTip, type Tip } from './tip.ts';

export interface LogOptions {
  /** Holds `logs/`, `trust/` and `keys/`. */
  readonly stateDir: string;
  /** A key that is the machine's own (`file`) gets a trust file at genesis; one from outside is vouched for outside. */
  readonly keys: KeyStore & { readonly from?: 'file' | 'environment' };
  readonly host: string;
  /** Name of the user that guard runs as, for the origin. */
  readonly user: string;
  readonly guardVersion: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Outcomes may use the reserve of a full disk; a start may not, so that nothing runs that cannot be told. */
const outcomes: ReadonlySet<RecordEvent> = new Set<RecordEvent>([
  'exec.finished',
  'exec.abandoned',
  'exec.revoked',
  'exec.denied',
  'exec.expired',
  'exec.void',
  'exec.cancelled',
  'log.anchor',
]);

/** A checkpoint on its way to the disk, to be put in place once the record that it covers is durable. */
interface NoteDraft {
  readonly size: number;
  readonly note: string;
  /** Its path in `tmp/`. */
  readonly written: Promise<string>;
}

/**
 * The signed log of one key in `<state>/logs/<origin>`. Many processes append at once, without a lock that a crash or a
 * sleeping laptop could leave behind: each tries to link its line to the next name, and only one can.
 */
export function openLog(options: LogOptions): FolderLog {
  const key = publicKey(options.keys.publicKey);
  if (key === null)
    throw new Fault('configuration', 'the signing key is not a sound Ed25519 key', {
      hint: 'make another one: openssl genpkey -algorithm ed25519',
    });
  return new FolderLog(options, key, originOf(options.host, options.user, key.keyid));
}

export class FolderLog implements LogStore, OwnLog {
  readonly origin: string;
  readonly folder: string;
  readonly key: PublicKey;
  readonly options: LogOptions;
  #tip: Tip | null = null;
  #noted: NoteDraft | null = null;
  /** Of the runs that this process started, by their ids. */
  readonly #markers = new Map<string, string>();
  readonly #bundles: BundleWriter;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(options: LogOptions, key: PublicKey, origin: string) {
    this.options = options;
    this.key = key;
    this.origin = origin;
    this.folder = `${options.stateDir}/logs/${origin}`;
    this.#bundles = new BundleWriter(this.folder);
  }

  async prepare(): Promise<void> {
    try {
      assertOwnFolders(this.options.stateDir, `${this.options.stateDir}/logs`, this.folder);
      if (!this.#isReady()) await (await import('./begin.ts')).beginLog(this);
      const left = readdirSync(`${this.folder}/tmp`).filter((name) => name !== 'peaks');
      if (left.length > 0) await (await import('./recover.ts')).recover(this, left);
    } catch (error) {
      throw ioFault(this.folder, error);
    }
  }

  #isReady(): boolean {
    const { from } = this.options.keys;
    return (
      existsSync(`${this.folder}/checkpoint`) &&
      existsSync(`${this.folder}/reserve`) &&
      existsSync(`${this.folder}/recordings`) &&
      existsSync(`${this.folder}/tmp`) &&
      (from !== 'file' || existsSync(this.trustPath))
    );
  }

  /** Where the machine keeps the public key of its own log: outside of it, or whoever swaps the log swaps the key with it. */
  get trustPath(): string {
    return `${this.options.stateDir}/trust/${this.origin}.vkey`;
  }

  append(draft: RecordDraft, extra: Pick<Placement, 'key' | 'head'> = {}): Promise<Position> {
    return this.#inTurn(async () => {
      try {
        const position = await this.#appendLine(draft, extra);
        await this.#settle(draft);
        return position;
      } catch (error) {
        throw ioFault(this.folder, error);
      }
    });
  }

  /** What follows a durable record. For an outcome nothing here may fail the caller: it is in the log, and a stale checkpoint is harmless. */
  async #settle({ event, id }: RecordDraft): Promise<void> {
    if (!getsCheckpoint(event, this.#tip)) return;
    try {
      if (event === 'exec.finished' || event === 'exec.abandoned') this.#unmark(id);
      await this.#checkpoint(outcomes.has(event));
    } catch (error) {
      if (!outcomes.has(event)) throw error;
    }
  }

  #unmark(id: string): void {
    const marker = this.#markers.get(id);
    if (marker !== undefined) dropFile(marker);
    this.#markers.delete(id);
  }

  checkpoint(): Promise<Checkpoint> {
    return this.#inTurn(async () => {
      try {
        this.#tip = readTip(this, this.#tip);
        return await this.#checkpoint();
      } catch (error) {
        throw ioFault(this.folder, error);
      }
    });
  }

  async *lines(from = 0): AsyncIterable<string> {
    let position = Math.floor(from / bundleRecords) * bundleRecords;
    for (let index = position / bundleRecords; ; index += 1) {
      const { text, width } = readBundle(this.folder, index);
      for (const line of text.match(/[^\n]*\n/g) ?? []) {
        if (position >= from) yield line;
        position += 1;
      }
      if (width < bundleRecords) return;
    }
  }

  /**
   * Ed25519 is deterministic (RFC 8032, 5.1.6): what this key would sign the same way, it has signed. That costs a seventh of
   * setting up and using the public key; where it does not tell, the public key does.
   */
  readonly check: CheckSignature = (key, bytes, sig) => {
    const own = this.options.keys.sign(bytes);
    return (own instanceof Uint8Array && Buffer.compare(own, sig) === 0) || checkSignature(key, bytes, sig);
  };

  signed(envelope: Envelope): boolean {
    const [signature, ...others] = envelope.signatures;
    return signature?.keyid === this.key.keyid && others.length === 0 && checkSignature(this.key, pae(envelope.payload), signature.sig);
  }

  vouches(note: string): boolean {
    const claim = parseCheckpoint(note);
    return claim !== null && claim.origin === this.origin && isSignedBy(claim, this.key, checkSignature);
  }

  recordingPath(id: string): string {
    if (!/^[0-9a-z]{12}$/.test(id)) throw new Fault('usage', 'not a run id', { hint: 'ids have 12 characters, 0-9 and a-z' });
    return `${this.folder}/recordings/${id}.cast`;
  }

  /** At once where nobody is before it: the disk is then at work when this returns, and the caller can go on. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#waiting === 0 ? work() : this.#queue.then(work);
    this.#waiting += 1;
    const over = () => {
      this.#waiting -= 1;
    };
    this.#queue = turn.then(over, over);
    return turn;
  }

  async #appendLine(draft: RecordDraft, extra: Pick<Placement, 'key' | 'head'>): Promise<Position> {
    for (let attempt = 0; ; attempt += 1) {
      const tip = readTip(this, this.#tip);
      if (tip === null && draft.event !== 'log.genesis')
        throw new Fault('io', `there is no log in ${this.folder}`, { hint: 'it was removed while guard was running' });
      if (tip !== null && draft.event === 'log.genesis') {
        this.#tip = tip;
        return { seq: 0, leaf: noPrevious };
      }
      const seq = tip?.frontier.size ?? 0;
      const { payload, longArgv } = buildStatement(draft, { ...this.#placement(seq, tip?.prev ?? noPrevious), ...extra });
      const bytes = Buffer.from(payload);
      const signing = this.options.keys.sign(pae(bytes));
      const sig = signing instanceof Uint8Array ? signing : await signing;
      const line = encodeLine({ payload: bytes, signatures: [{ keyid: this.key.keyid, sig }] });
      if (line.length > maxLineBytes) throw new Fault('bug', 'a record does not fit its line', { hint: 'please report the command' });
      if (longArgv !== null) {
        const beside = `${this.folder}/recordings/${draft.id}.argv`;
        await spend(this.folder, outcomes.has(draft.event), () => replaceFile(this.folder, beside, longArgv, 0o600));
      }
      const next = this.#extended(tip, line);
      const marker = markerPath(this.folder, draft, this.options.host, seq);
      // Record and checkpoint go to the disk side by side; only in place must one be before the other.
      let noted: NoteDraft | undefined;
      const note = async () => {
        if (getsCheckpoint(draft.event, next)) noted = await this.#draftNote(next);
      };
      let stored = false;
      try {
        stored = await this.#bundles.store(tip, { tip: next, line, mayUseReserve: outcomes.has(draft.event), marker }, note);
      } finally {
        // Signed for a record that is not in the log.
        if (!stored) await noted?.written.then(dropFile).catch(() => undefined);
      }
      if (stored) {
        this.#tip = next;
        this.#noted = noted ?? null;
        if (marker !== null) this.#markers.set(draft.id, marker);
        return { seq, leaf: next.prev };
      }
      // Somebody was faster. The wait only spares work: whoever links first has won, whatever the others do.
      if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(attempt, 20)));
    }
  }

  #placement(seq: number, prev: Sha256): Placement {
    const { clock, host, guardVersion } = this.options;
    return {
      origin: this.origin,
      seq,
      prev,
      epoch: 0,
      time: isoTime(clock.now()),
      boot: { id: bootId(), ms: Number(process.hrtime.bigint() / 1_000_000n) },
      host,
      guard: { version: guardVersion },
    };
  }

  #extended(tip: Tip | null, line: string): Tip {
    const prev = leafHash(line);
    const tree = new MerkleTree(tip?.frontier);
    tree.append(prev);
    const frontier = tree.take();
    const base = { prev, frontier, checkpointed: tip?.checkpointed ?? 0, note: tip?.note ?? null, hinted: tip?.hinted ?? 0 };
    const index = tip?.index ?? 0;
    const width = (tip?.width ?? 0) + 1;
    if (width === bundleRecords) return { ...base, index: index + 1, width: 0, pieces: [] };
    return { ...base, index, width, pieces: [...(tip?.pieces ?? []), Buffer.from(line, 'latin1')] };
  }

  async #checkpoint(mayUseReserve = false): Promise<Checkpoint> {
    const tip = this.#tip;
    if (tip === null) throw new Fault('io', `there is no log in ${this.folder}`, { hint: 'it was removed while guard was running' });
    const { size } = tip.frontier;
    const root = new MerkleTree(tip.frontier).root();
    if (tip.checkpointed === size && tip.note !== null) return { note: tip.note, size, root };
    const noted = this.#noted?.size === size ? this.#noted : null;
    this.#noted = null;
    const note = noted?.note ?? (await this.#sign(tip));
    const draft = (await noted?.written.catch(() => null)) ?? null;
    const target = `${this.folder}/checkpoint`;
    await spend(this.folder, mayUseReserve, () => {
      if (draft === null) replaceFile(this.folder, target, note, 0o600);
      else renameSync(draft, target);
    });
    this.#tip = { ...tip, checkpointed: size, note };
    if (isHintDue(tip)) {
      // After the checkpoint: a hint that is ahead of it would be of no use.
      quietly(() => replaceFile(this.folder, peaksPath(this.folder), encodePeaks(tip), 0o600, true));
      this.#tip = { ...this.#tip, hinted: size };
    }
    return { note, size, root };
  }

  async #sign({ frontier }: Tip): Promise<string> {
    const text = checkpointText(this.origin, frontier.size, new MerkleTree(frontier).root());
    return signedNote(text, this.origin, this.key, await this.options.keys.sign(Buffer.from(text)));
  }

  async #draftNote(tip: Tip): Promise<NoteDraft> {
    const note = await this.#sign(tip);
    const written = writeDurably(this.folder, [Buffer.from(note)], 0o600);
    // A full disk shows again when the checkpoint's turn comes; there the reserve helps.
    written.catch(() => undefined);
    return { size: tip.frontier.size, note, written };
  }
}

/** One checkpoint for each outcome: a start is covered by its end's, or by recovery's. */
function getsCheckpoint(event: RecordEvent, tip: Tip | null): boolean {
  return event !== 'exec.started' || tip?.width === 0;
}
