import { createHash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { Fault } from '../../core/fault.ts';
import type { BoundStdin, Sha256 } from '../../core/model.ts';

/** What a reviewer can be shown whole; more than this belongs in a file that the command names and the digest covers. */
const capBytes = 32 * 1024;

/**
 * A socket that says nothing is how programs that spawn with a pipe leave stdin open and unused; a FIFO is the left side
 * of a shell's `|`, and what it says must not be lost.
 */
const silence = { socketMs: 1000, fifoMs: 30_000 };

type Kind = 'none' | 'file' | 'fifo' | 'socket';

function kindOf(fd: number): Kind {
  try {
    const stat = fstatSync(fd);
    if (stat.isFIFO()) return 'fifo';
    if (stat.isSocket()) return 'socket';
    return stat.isFile() ? 'file' : 'none';
  } catch {
    return 'none';
  }
}

/**
 * Reads stdin to its end before anything is asked: streaming input that nobody reviewed could turn an approved
 * `psql prod` into anything.
 * @throws Fault `usage` for more than 32 KiB, or a pipe on which nothing comes
 */
export async function spoolStdin(
  stdin: NodeJS.ReadStream,
  tell: (notice: string) => void,
): Promise<{ stdin: BoundStdin; bytes: Uint8Array | null }> {
  if (stdin.isTTY) return { stdin: { kind: 'tty' }, bytes: null };
  const kind = kindOf(0);
  if (kind === 'none') return { stdin: { kind: 'none' }, bytes: new Uint8Array() };
  const bytes = await readAll(stdin, kind, tell);
  if (bytes === null || bytes.length === 0) return { stdin: { kind: 'none' }, bytes: new Uint8Array() };
  return { stdin: { kind: 'given', sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, bytes: bytes.length }, bytes };
}

function readAll(stdin: NodeJS.ReadStream, kind: Kind, tell: (notice: string) => void): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(onSilence, kind === 'socket' ? silence.socketMs : silence.fifoMs);
    const notice = setTimeout(() => kind !== 'socket' && tell('reading stdin to its end before asking'), 1000);
    function settle(act: () => void) {
      clearTimeout(timer);
      clearTimeout(notice);
      stdin.removeAllListeners('data').removeAllListeners('end').removeAllListeners('error');
      stdin.pause();
      act();
    }
    function onSilence() {
      if (size > 0) return;
      if (kind === 'socket') {
        tell('stdin is open but silent: the command gets an empty one');
        return settle(() => resolve(null));
      }
      settle(() =>
        reject(
          new Fault('usage', `nothing came on stdin for ${silence.fifoMs / 1000} s`, {
            hint: 'if the command reads no input, end the line with </dev/null',
          }),
        ),
      );
    }
    stdin.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > capBytes) {
        settle(() =>
          reject(
            new Fault('usage', `stdin is longer than ${capBytes / 1024} KiB, which no reviewer could be shown`, {
              hint: 'put it into a file and name that file in the command: its digest is approved with it',
            }),
          ),
        );
      }
    });
    stdin.on('end', () => settle(() => resolve(Buffer.concat(chunks))));
    stdin.on('error', (cause) =>
      settle(() => reject(new Fault('io', 'stdin cannot be read', { hint: 'end the line with </dev/null', cause }))),
    );
  });
}
