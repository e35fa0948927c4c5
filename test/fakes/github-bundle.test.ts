/** The fake ships inside `guard demo`: it must bundle on its own, small, and run on bare Node. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
let file: string;
let packages: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guard-fake-'));
  file = join(folder, 'github-cli.mjs');
  const entry = join(import.meta.dirname, 'github-cli.ts');
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs).map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  packages = [...new Set(inputs.filter((name) => name !== undefined))];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('it needs graphql and nothing else, in less than 400 kB', async () => {
  expect(packages).toEqual(['graphql']);
  expect((await stat(file)).size).toBeLessThan(400_000);
});

test('from a shell: it tells where it is, takes steps on stdin, and ends with it', async () => {
  const child = spawn(process.execPath, [file, '--seconds', '60'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const step = (line: object) => {
    child.stdin.write(`${JSON.stringify(line)}\n`);
    return next();
  };
  const { url, tokens, repo } = await next();
  const call = async (method: string, path: string, body?: object) => {
    const init = {
      method,
      headers: { authorization: `Bearer ${tokens.agent}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return (await (await fetch(`${url}/repos/${repo}${path}`, init)).json()) as { number: number } & { actor: { login: string } }[];
  };
  expect((await call('POST', '/issues', { title: 't' })).number).toBe(1);
  expect(await step({ as: 'mia', do: 'addLabel', args: [repo, 1, 'approved'] })).toEqual({ ok: true, result: null });
  expect(await step({ as: 'tom', do: 'createLabel', args: [repo, 'x'] })).toMatchObject({ ok: false });
  expect((await call('GET', '/issues/1/events'))[0]?.actor.login).toBe('mia');
  child.stdin.end();
  expect(await ended).toBe(0);
});
