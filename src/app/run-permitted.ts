import { exitCodeOf } from '../core/exit-code.ts';
import { isoTime } from '../core/iso-time.ts';
import type { Run } from '../core/model.ts';
import type { Permit } from '../core/permit.ts';
import { scrubEnvironment } from '../core/policy/environment.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { RecordDraft } from '../core/record/statement.ts';
import type { ExecPorts, RunSetup } from './exec-ports.ts';
import type { RunOptions } from './ports.ts';

/** How an approval can be taken back while the command runs. */
export interface Revocation {
  /** Aborted where policy lets a revocation end the run; null: there is nothing to take back. */
  readonly signal: AbortSignal | null;
  /** Who took it back and how; null: nobody did. */
  why(): string | null;
  /** In words, for the record: for how long nobody could have; null: at any time. */
  unwatched(): string | null;
}

export const irrevocable: Revocation = { signal: null, why: () => null, unwatched: () => null };

export interface PermittedRun {
  readonly permit: Permit;
  readonly policy: Policy;
  readonly command: Pick<RecordDraft, 'command' | 'salt' | 'subject' | 'plan'>;
  /** `none`: neither record nor recording; trusted policy alone can say so, for routine commands alone. */
  readonly record: 'full' | 'digest' | 'none';
  readonly revocation: Revocation;
  readonly stdin: Uint8Array | null;
  /** Rejects if the command is no longer what was approved; called when all that tells of the start has been told. */
  readonly lastLook?: () => Promise<void>;
  /** See {@link RunOptions}. */
  readonly capture?: RunOptions['capture'];
}

/**
 * Write ahead, run, write the end: `exec.started` is durable before the child exists, so that even a `kill -9` leaves a
 * trace. If the log cannot be written, nothing runs.
 */
export async function runPermitted(
  ports: ExecPorts,
  setup: RunSetup,
  { permit, policy, command, record, revocation, stdin, lastLook, capture = null }: PermittedRun,
): Promise<{ readonly run: Run /** What could not be done once it had run. */; readonly afterwards: readonly string[] }> {
  const { env, dropped } = scrubEnvironment(ports.env, policy.env.keep);
  const runner = await ports.runner();
  const options = {
    io: setup.io,
    env,
    timeoutMs: setup.timeoutMs,
    secrets: ports.secrets,
    stdin,
    capture,
    revoked: revocation.signal,
  } as const;
  const critical = command.command?.tier === 'critical';
  if (record === 'none')
    return {
      run: await runner.run(permit, { ...options, recording: null, onRecorderFault: 'finish', recorded: Promise.resolve() }),
      afterwards: [],
    };

  const log = await ports.log();
  await log.prepare();
  const started =
    command.command === undefined || dropped.length === 0 ? command : { ...command, command: { ...command.command, dropped } };
  const recording =
    record === 'full' ? { path: log.recordingPath(permit.id), capBytes: policy.record.capBytes, title: `guard ${permit.id}` } : null;
  // While the disk takes it, the runner makes ready all but the child.
  const recorded = log
    .append({ event: 'exec.started', id: permit.id, actor: setup.command.actor, ...started, process: ports.facts.process() })
    .then(() => ports.tell({ event: 'started', id: permit.id, dropped }));
  // Whoever watches the thread, the log or what guard says knows by now when to swap a file: nothing comes between this look
  // and the child.
  const ready = lastLook === undefined ? recorded : recorded.then(lastLook);
  // The runner waits for it, but not at once.
  ready.catch(() => undefined);
  let run: Run;
  try {
    run = await runner.run(permit, { ...options, recording, onRecorderFault: critical ? 'kill' : 'finish', recorded: ready });
  } catch (error) {
    // A start that is not in the log needs no end.
    await recorded;
    // The start is in the log, so its end must be, too: nothing ran, and the record says why.
    await log.append({ event: 'exec.abandoned', id: permit.id, ...command, why: `not started: ${(error as Error).message}` });
    throw error;
  }
  try {
    const why = revocation.why();
    // Before the end, which is the last record of a run.
    if (why !== null) await log.append({ event: 'exec.revoked', id: permit.id, why });
    const unwatched = revocation.unwatched();
    const ended = log.append({
      event: 'exec.finished',
      id: permit.id,
      ...command,
      result: {
        code: exitCodeOf(run),
        signal: run.signal,
        start: isoTime(run.startedAt),
        end: isoTime(run.endedAt),
        durationMs: run.durationMs,
        endedBy: run.endedBy,
      },
      ...(run.recording === null ? {} : { recording: run.recording }),
      ...(unwatched === null ? {} : { why: unwatched }),
    });
    // While the disk takes it.
    runner.tidy();
    await ended;
    return { run, afterwards: [] };
  } catch (error) {
    // It ran, and its exit code is the answer; recovery will close the record with what is known (log.md).
    return { run, afterwards: [`the end of the run could not be written to the log: ${(error as Error).message}`] };
  }
}
