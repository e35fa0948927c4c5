/** threats.md, "Running" and "Log and replay", as far as it needs the whole of guard. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardBin, Machine } from './harness.ts';

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const shell = (script: string) => machine.run('/bin/bash', ['-c', script, process.execPath, guardBin]);

/** Everything that was ever written under the state folder, in one text. */
function everything(folder = machine.home): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('descriptors that are closed', () => {
  it.each([
    ['stdin', '<&-'],
    ['stdout', '>&-'],
    ['stderr', '2>&-'],
    ['all of them', '<&- >&- 2>&-'],
  ])('%s: nothing of the command lands in the log, which has the run', async (_name, closed) => {
    const { stdout } = await shell(`"$0" "$1" exec -- ls -d /CANARY-none . ${closed}; echo "code $?"`);
    expect(stdout).toMatch(/code \d+\n$/);
    expect(await machine.runs()).toMatchObject([{ tier: 'routine', command: 'ls -d /CANARY-none .' }]);
    expect((await machine.guard(['log', 'verify'])).code).toBe(0);
    const store = everything(join(machine.home, 'logs'));
    expect(store).not.toMatch(/^ls: /m);
  });
});

describe('limits of the caller', () => {
  it('are those of the command', async () => {
    const limits = (text: string) => text.split('\n').filter((line) => /^Max (core|cpu|file size|stack|processes)/.test(line));
    const script = (what: string) => shell(`ulimit -c 7; ulimit -t 100; ulimit -S -s 4096; ${what}`);
    const bare = limits((await script('exec cat /proc/self/limits')).stdout);
    expect(bare.length).toBeGreaterThan(3);
    expect(limits((await script('exec "$0" "$1" exec -- cat /proc/self/limits')).stdout)).toEqual(bare);
  });
});

describe('descriptors that run out', () => {
  it('never runs a command without its record, however few there are', async () => {
    await machine.guard(['exec', '--', 'true']);
    const answers: [code: number | null, stdout: string][] = [];
    for (let count = 40; count >= 18; count -= 1) {
      const { code, stdout } = await shell(`ulimit -n ${count}; exec "$0" "$1" exec -- echo ran`);
      answers.push([code, stdout]);
    }
    const [ran, refused] = [answers.filter(([code]) => code === 0), answers.filter(([code]) => code === 125)];
    expect([ran.length > 0, refused.length > 0]).toEqual([true, true]);
    // With fewest of all Node itself does not get as far as guard.
    for (const [code, stdout] of answers) expect(stdout).toBe(code === 0 ? 'ran\n' : '');
    expect((await machine.runs()).filter(({ command, code }) => command === 'echo ran' && code === 0)).toHaveLength(ran.length);
    expect((await machine.guard(['log', 'verify'])).code).toBe(0);
  }, 120_000);
});

describe('a bug of guard', () => {
  it('is told in one line, without stack or environment', async () => {
    const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
    const broken = join(machine.root, 'broken.cjs');
    writeFileSync(broken, "JSON.stringify = () => { throw new TypeError('broken on purpose'); };\n");
    const env = { NODE_OPTIONS: `--require=${broken}`, GH_TOKEN: secret };
    const { stderr, code } = await machine.guard(['exec', '-R', 'a/b', '--', 'touch', 'ran'], { env });
    expect({ code, told: stderr.split('\n').filter((line) => line.includes('unexpected')) }).toEqual({
      code: 125,
      told: ['guard: unexpected: broken on purpose'],
    });
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(machine.root, 'ran'))).toBe(false);
  });
});

describe('secrets', () => {
  it('of the environment are in no file of guard, though the command prints them', async () => {
    const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
    machine.policy('version: 1\nenv: { keep: [GH_TOKEN] }\nrecord: { routine: full }\n');
    const { stdout } = await machine.guard(['exec', '--', 'echo', `token ${secret} end`], { env: { GH_TOKEN: secret } });
    expect(stdout).toBe(`token ${secret} end\n`);
    const kept = everything();
    expect(kept).toContain('token');
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4));
  });
});

describe('the log under attack, through the built binary', () => {
  it.each<[string, (entries: string) => string]>([
    ['a line changed', (entries) => `f=$(ls -d ${entries}/*.p | tail -1); f=$(ls -d "$f"/* | tail -1); sed -i '2s/A/B/' "$f"`],
    [
      'the tail cut',
      (entries) => `d=$(ls -d ${entries}/*.p | tail -1); f=$(ls "$d"/* | tail -1); head -n 2 "$f" > "$d/002.jsonl"; rm "$f"`,
    ],
    ['all of it deleted', (entries) => `rm -r "$(dirname ${entries})"`],
  ])('%s: verify says no, and nothing runs on top of it', async (_name, attack) => {
    await machine.guard(['exec', '--', 'true']);
    const [log] = readdirSync(join(machine.home, 'logs')) as [string];
    expect((await machine.guard(['log', 'verify'])).code).toBe(0);
    const done = await machine.run('/bin/bash', ['-c', attack(join(machine.home, 'logs', log, 'entries'))]);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect([1, 66]).toContain((await machine.guard(['log', 'verify'])).code);
    const { code, stdout } = await machine.guard(['exec', '--', 'echo', 'ran']);
    expect({ code, stdout }).toEqual({ code: 125, stdout: '' });
  });
});
