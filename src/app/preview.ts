import { createHash } from 'node:crypto';
import { newId } from '../core/approval/request.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { Fault } from '../core/fault.ts';
import type { Preview, Sha256 } from '../core/model.ts';
import { permitRoutine } from '../core/permit.ts';
import { classify } from '../core/policy/classify.ts';
import { inForce } from '../core/policy/freeze.ts';
import type { Policy } from '../core/policy/policy.ts';
import { bashArgv } from '../core/shell/bash-argv.ts';
import type { ExecInput, ExecPorts } from './exec-ports.ts';
import { recordedCommand } from './recorded.ts';
import { irrevocable, runPermitted } from './run-permitted.ts';
import { surrounded } from './surroundings.ts';

/** What a preview said, and its fingerprint. The text is not masked yet. */
export interface Previewed {
  readonly preview: Preview;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer than the plan of a large deployment takes; whoever waits for it holds no approval yet. */
const longestMs = 10 * 60_000;
/** More cannot be shown to a reviewer whole. */
const mostBytes = 48 * 1024;

/**
 * Runs a preview, which must be routine: recorded like every run, with nothing on stdin, its output kept instead of printed.
 * What could not be shown whole is refused, never cut: the rest could be what matters.
 */
export async function runPreview(ports: ExecPorts, input: ExecInput, policy: Policy, code: string): Promise<Previewed> {
  const { cwd } = input.command;
  const argv = bashArgv(code);
  const context = await surrounded(ports.facts, argv, cwd, policy, null);
  const classification = classify({ argv }, inForce(policy, ports.clock.now()), context);
  const id = newId(ports.random);
  const permit = permitRoutine(id, { argv, cwd, path: argv[0] }, classification);
  if (permit === null) {
    const [why] = [...classification.findings, ...classification.blindSpots];
    throw new Fault('usage', `the preview is not routine: ${why?.why ?? 'guard cannot tell what it does'}`, {
      hint: `it runs before anybody is asked, so it may only read: guard explain -c '${code.slice(0, 80).replaceAll("'", "'\\''")}'`,
    });
  }
  const written = { stdout: new Written(), stderr: new Written() };
  const bytes = () => written.stdout.bytes + written.stderr.bytes;
  const command = { argv, cwd, actor: input.command.actor, origin: input.command.origin };
  const { run } = await runPermitted(
    // Not the run that the caller waits for: its start is in the log, and nobody is told.
    { ...ports, tell: () => {} },
    { command, io: 'pipe', timeoutMs: longestMs },
    {
      permit,
      policy,
      command: recordedCommand(ports, command, classification, policy),
      record: 'full',
      revocation: irrevocable,
      stdin: new Uint8Array(0),
      capture: (lane, more) => {
        written[lane].add(more);
        // What can no longer be shown need not go on: `yes` would for ever.
        return bytes() <= mostBytes;
      },
    },
  );
  if (bytes() > mostBytes)
    throw new Fault('usage', `the preview says too much to be shown to a reviewer (more than ${mostBytes} bytes)`, {
      hint: 'shorten it in the preview itself, e.g. | tail -n 100',
    });
  if (run.endedBy !== 'itself' || run.signal !== null)
    throw new Fault('usage', `the preview was ended by ${run.signal ?? run.endedBy}`, { hint: 'nothing ran; repeat the line' });
  const preview = { command: code, code: exitCodeOf(run), stdoutSha256: written.stdout.sha256(), stderrSha256: written.stderr.sha256() };
  return { preview, stdout: written.stdout.text(), stderr: written.stderr.text() };
}

/** True if both ran the same command and said the same. */
export function samePreview(one: Preview, other: Preview): boolean {
  return (
    one.command === other.command &&
    one.code === other.code &&
    one.stdoutSha256 === other.stdoutSha256 &&
    one.stderrSha256 === other.stderrSha256
  );
}

/** One stream: the fingerprint of all of it, and as much of it as could be shown. */
class Written {
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #kept: Buffer[] = [];

  add(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    this.#hash.update(bytes);
    if (this.bytes <= mostBytes) this.#kept.push(Buffer.from(bytes));
  }

  sha256(): Sha256 {
    return this.#hash.digest('hex') as Sha256;
  }

  text(): string {
    return Buffer.concat(this.#kept).toString('utf8');
  }
}
