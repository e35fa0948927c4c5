import { closeSync, constants, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Clock, RunOptions } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Instant, RecordingSummary } from '../../core/model.ts';
import { CastEncoder, type Lane, windowUs } from '../../core/recording/cast.ts';
import { Masker } from '../../core/recording/masker.ts';
import type { Exit } from './lifetime.ts';

export interface Recorder {
  /** `bytes` may be reused afterwards. */
  output(lane: Lane, bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  /** @param durable sync to disk before the digest is signed. */
  finish(status: number, durable: boolean): RecordingSummary;
  /** Closes and removes it, when the child could not be started: there is nothing to tell. */
  discard(): void;
}

interface Start {
  readonly recording: NonNullable<RunOptions['recording']>;
  readonly secrets: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cols: number;
  readonly rows: number;
  readonly clock: Clock;
  /** The file can no longer be written; said once. What comes after is counted and hashed, not kept. */
  readonly onFault: () => void;
}

/**
 * One run's `.cast` file, made anew (O_EXCL, 0600) and never through a symlink: a planted link must not lead the recording
 * over another file. Issue 5 writes the signed `.prefix` beside it, from {@link CastEncoder.totals}, inside `write` below.
 * @throws Fault `io` when the file cannot be made; then nothing may run.
 */
export function openRecorder(start: Start): Recorder {
  const { recording, secrets } = start;
  let fd: number;
  try {
    fd = openSync(recording.path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  } catch (cause) {
    throw new Fault('io', `cannot write the recording ${recording.path} (${(cause as NodeJS.ErrnoException).code})`, {
      hint: 'make room or make the folder writable: what cannot be recorded does not run',
      cause,
    });
  }
  let size = 0;
  let broken = false;
  const write = (line: Buffer): boolean => {
    try {
      for (let at = 0; at < line.length; ) at += writeSync(fd, line, at);
      size += line.length;
      return true;
    } catch {
      broken = true;
      try {
        // Whole lines only: what is left must still play and match its digest.
        ftruncateSync(fd, size);
      } catch {
        // Then the digest tells how far the file is good.
      }
      start.onFault();
      return false;
    }
  };
  const zero = process.hrtime.bigint();
  const now = (): number => Number((process.hrtime.bigint() - zero) / 1000n);
  const encoder = new CastEncoder(
    {
      width: start.cols,
      height: start.rows,
      timestamp: Math.floor(start.clock.now() / 1000),
      title: recording.title,
      env: { TERM: start.env['TERM'] ?? '', SHELL: start.env['SHELL'] ?? '' },
    },
    recording.capBytes,
    write,
  );
  if (broken) {
    closeSync(fd);
    throw new Fault('io', `cannot write the recording ${recording.path}`, { hint: 'make room: what cannot be recorded does not run' });
  }
  const maskers = { o: new Masker(secrets), e: new Masker(secrets) };
  let timer: NodeJS.Timeout | null = null;
  return {
    output(lane, bytes) {
      const masked = maskers[lane].push(bytes);
      encoder.output(now(), lane, masked);
      if (timer === null && encoder.waiting) {
        timer = setTimeout(() => {
          timer = null;
          encoder.flush();
        }, windowUs / 1000);
        timer.unref();
      }
    },
    resize(cols, rows) {
      encoder.resize(now(), cols, rows);
    },
    finish(status, durable) {
      if (timer !== null) clearTimeout(timer);
      encoder.output(now(), 'o', maskers.o.end());
      encoder.output(now(), 'e', maskers.e.end());
      const totals = encoder.end(now(), status);
      if (durable && !broken) {
        try {
          fsyncSync(fd);
        } catch {
          broken = true;
          start.onFault();
        }
      }
      try {
        closeSync(fd);
      } catch {
        // Network disks tell here what they could not keep.
        broken = true;
        start.onFault();
      }
      return {
        file: recording.path.slice(recording.path.lastIndexOf('/') + 1),
        format: 'asciicast-v2',
        bytes: totals.bytes,
        sha256: totals.sha256,
        raw: totals.raw,
        truncated: totals.truncated || broken,
        redactions: maskers.o.redactions + maskers.e.redactions,
      };
    },
    discard() {
      if (timer !== null) clearTimeout(timer);
      closeSync(fd);
      rmSync(recording.path, { force: true });
    },
  };
}

/** A command that was started, and what is known of it. */
export interface Started {
  readonly startedAt: Instant;
  readonly before: bigint;
  readonly exited: Promise<Exit>;
}

/** It may be the recorder that has failed: then there is no recording to vouch for. */
export function endOf(recorder: Recorder | null, status: number, durable: boolean): RecordingSummary | null {
  try {
    return recorder?.finish(status, durable) ?? null;
  } catch {
    return null;
  }
}
