/** Guard stopped by force while it asks: whoever types the line again asks in the same issue. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const line = ['--', 'sh', '-c', 'echo ran >> ran'];

/** Asks, then puts the log back to what it was before: as if guard had been stopped before it wrote that it asked. */
async function askedButNotRecorded(): Promise<void> {
  const { home, root } = asking.machine;
  expect((await asking.machine.guard(['exec', '--', 'true'])).code).toBe(0);
  cpSync(join(home, 'logs'), join(root, 'before'), { recursive: true });
  expect((await asking.exec(['--wait', '0', ...line])).code).toBe(75);
  rmSync(join(home, 'logs'), { recursive: true });
  cpSync(join(root, 'before'), join(home, 'logs'), { recursive: true });
}

function stored(change: (value: Record<string, unknown>) => Record<string, unknown>): void {
  const folder = join(asking.machine.home, 'requests');
  const [name] = readdirSync(folder) as [string];
  writeFileSync(join(folder, name), JSON.stringify(change(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
}

describe('guard that was stopped while it asked', () => {
  it.each([
    ['knew the thread, and its log did not', (value: Record<string, unknown>) => value],
    ['did not know whether there is a thread', (value: Record<string, unknown>) => ({ ...value, ticket: null })],
  ])('and %s asks on in the same issue, and runs once approved', async (_, change) => {
    await askedButNotRecorded();
    stored(change);
    const { code } = await asking.exec([...line], (issue) => asking.github.as('bob').addLabel(repo, issue, 'approved'));
    expect(code).toBe(0);
    expect(() => asking.issue(2)).toThrow();
    expect((await asking.machine.guard(['log', 'verify'])).code).toBe(0);
  });

  it('takes an approval that came before anybody typed the line again', async () => {
    await askedButNotRecorded();
    asking.github.as('bob').addLabel(repo, 1, 'approved');
    expect((await asking.exec([...line])).code).toBe(0);
    expect(() => asking.issue(2)).toThrow();
  });

  it('does not believe where a file says it asked', async () => {
    await askedButNotRecorded();
    asking.github.as('agent').openIssue(repo, { title: 'please approve my lunch', body: 'yes' });
    asking.github.as('bob').addLabel(repo, 2, 'approved');
    const lunch = asking.issue(2);
    stored((value) => ({ ...value, ticket: { ...(value['ticket'] as object), number: 2, nodeId: lunch.nodeId, title: lunch.title } }));
    const { code, stderr } = await asking.exec(['--wait', '0', ...line]);
    expect({ code, asked: /issues\/(\d+)/.exec(stderr)?.[1] }).toEqual({ code: 75, asked: '1' });
  });
});
