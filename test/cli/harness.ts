import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const guardBin = fileURLToPath(new URL('../../bin/guard.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdoutBytes: Buffer;
}

export interface GuardOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Text for stdin; default: /dev/null. */
  readonly stdin?: string | Buffer;
  /** Called with everything that came on stderr so far, whenever more came. */
  readonly onStderr?: (sofar: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** One machine of its own: a folder for guard, one to work in, and nothing else of the caller's environment. */
export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), 'guard-cli-'));
  readonly home = join(this.root, 'guard');
  readonly env: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    HOME: this.root,
    GUARD_HOME: this.home,
    LANG: 'C.UTF-8',
  };

  /** Runs the built binary without a terminal. */
  guard(args: readonly string[], options: GuardOptions = {}): Promise<Ended> {
    return this.run(process.execPath, [guardBin, ...args], options);
  }

  run(program: string, args: readonly string[], { env = {}, cwd = this.root, stdin, onStderr }: GuardOptions = {}): Promise<Ended> {
    const merged = Object.fromEntries(
      Object.entries({ ...this.env, ...env }).filter(([, value]) => value !== undefined),
    ) as NodeJS.ProcessEnv;
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd, env: merged, stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
      const out: Buffer[] = [];
      let err = '';
      child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr?.on('data', (chunk: Buffer) => {
        err += chunk.toString('utf8');
        onStderr?.(err, (signal) => child.kill(signal));
      });
      child.stdin?.on('error', () => {});
      child.stdin?.end(stdin);
      child.on('error', reject);
      child.on('close', (code, signal) => {
        const stdoutBytes = Buffer.concat(out);
        resolve({ code, signal, stdout: stdoutBytes.toString('utf8'), stderr: err, stdoutBytes });
      });
    });
  }

  /** What `guard log list --json` says. */
  async runs(): Promise<{ id: string; verdict: string; code: number | null; tier: string; reviewers: string[]; command: string }[]> {
    const { stdout, code, stderr } = await this.guard(['log', 'list', '--json']);
    if (code !== 0) throw new Error(`guard log list: ${code} ${stderr}`);
    return JSON.parse(stdout);
  }

  /** The base policy of this machine. */
  policy(yaml: string): void {
    mkdirSync(this.home, { recursive: true });
    writeFileSync(join(this.home, 'policy.yaml'), yaml);
  }

  /** True if nothing was ever written: no log, no key, no request. */
  get untouched(): boolean {
    return !existsSync(this.home) || readdirSync(this.home).length === 0;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** JSON lines of `--json`. */
export function events(text: string): ({ event: string; request: string | null; time: string } & Record<string, unknown>)[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
