/** GitHub out of reach while an approved command runs: nobody can take the approval back then, and policy says what follows. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const ran = () => (existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8') : '');
const go = () => join(asking.machine.root, 'go');

/**
 * Runs what alice approved, with GitHub failing from its beginning on.
 * @param times how many answers fail
 * @param until on guard's stderr: the command may end now
 */
async function duringOutage(times: number, until: RegExp | null) {
  const run = asking.exec(
    ['--', 'sh', '-c', `echo begun >> ran; while [ ! -e '${go()}' ]; do sleep 0.05; done; echo done >> ran`],
    (issue) => asking.github.as('alice').addLabel(repo, issue, 'approved'),
    { onStderr: (text) => until?.test(text) && writeFileSync(go(), '') },
  );
  while (!ran().includes('begun')) await sleep(20);
  asking.github.fault({ match: () => true, kind: 'status', status: 502, times });
  const ended = await run;
  const id = /request ([0-9a-z]{12})/.exec(ended.stderr)?.[1] ?? '';
  const { stdout } = await asking.machine.guard(['log', 'show', id], { env: asking.env });
  return { ...ended, ran: ran(), story: stdout };
}

const forEver = 100_000;

describe('where GitHub is out of reach during a run', () => {
  it('best-effort finishes it, says so at once, and records it', async () => {
    const { code, stderr, story, ...ended } = await duringOutage(forEver, /nobody can take the approval back now, the run goes on/);
    expect([code, ended.ran]).toEqual([0, 'begun\ndone\n']);
    expect(stderr.match(/nobody can take the approval back now/g)).toHaveLength(1);
    expect(story).toMatch(/exec\.finished.*: github was out of reach for \d+ s of it, when nobody could have taken the approval back/);
    expect(story).not.toContain('exec.revoked');
  }, 60_000);

  it('strict ends it, and records why', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { outage: strict } }\n');
    const { code, stderr, story, ...ended } = await duringOutage(forEver, null);
    expect([code, ended.ran]).toEqual([143, 'begun\n']);
    expect(stderr).toMatch(/nobody can take the approval back now, the run is ended if that lasts/);
    expect(stderr).toMatch(/revoked: github was out of reach for \d+ s, so nobody could take the approval back: /);
    expect(story).toMatch(/exec\.revoked: github was out of reach/);
  }, 60_000);

  it('strict forgives a hiccup', async () => {
    asking.machine.policy('version: 1\nterms: { sensitive: { outage: strict } }\n');
    const { code, stderr, ...ended } = await duringOutage(3, /github answers again/);
    expect([code, ended.ran]).toEqual([0, 'begun\ndone\n']);
    expect(stderr).not.toContain('revoked');
  }, 60_000);

  it('is strict for what is critical, unless trusted policy says otherwise', async () => {
    const shown = async () =>
      JSON.parse((await asking.machine.guard(['policy', 'show', '--json'], { env: asking.env })).stdout).policy.terms.critical.outage;
    expect(await shown()).toBe('strict');
    asking.machine.policy('version: 1\nterms: { critical: { outage: best-effort } }\n');
    expect(await shown()).toBe('best-effort');
    const loosening = join(asking.machine.root, 'more.yaml');
    writeFileSync(loosening, 'version: 1\nterms:\n  sensitive: { outage: strict }\n  critical: { outage: strict }\n');
    asking.env['GUARD_POLICY'] = loosening;
    expect(await shown()).toBe('strict');
    asking.machine.policy('version: 1\n');
    writeFileSync(loosening, 'version: 1\nterms:\n  critical: { outage: best-effort }\n');
    const { code, stderr } = await asking.machine.guard(['policy', 'show'], { env: asking.env });
    expect([code, stderr]).toEqual([78, expect.stringContaining(`${loosening}:3`)]);
  });
});
