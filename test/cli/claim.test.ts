/** GitHub fails in the very moment in which an approved run is claimed: that decides nothing, and spends no approval. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Asking, repo } from './asking.ts';

let asking: Asking;
beforeEach(async () => {
  asking = await Asking.start();
});
afterEach(() => asking.stop());

const line = ['--', 'sh', '-c', 'echo ran >> ran'];
const ran = () => (existsSync(join(asking.machine.root, 'ran')) ? readFileSync(join(asking.machine.root, 'ran'), 'utf8') : '');
const claims = () => asking.comments(1).filter((body) => body.startsWith('guard-started:v1'));
const approve = (issue: number) => asking.github.as('bob').addLabel(repo, issue, 'approved');

/** Does something once, when the first claim comes in: before or after it is on the thread. */
function atTheClaim(when: 'before' | 'after', act: () => void): void {
  let done = false;
  asking.github.watch((now, { method, path }) => {
    if (done || now !== when || method !== 'POST' || !path.endsWith('/comments')) return;
    done = true;
    act();
  });
}

describe('a run that cannot be claimed at once', () => {
  it.each([
    ['the token is limited', { kind: 'secondary-limit', retryAfter: 1 }],
    ['GitHub fails twice', { kind: 'status', status: 502, times: 2 }],
    ['a proxy answers', { kind: 'html', status: 200, times: 2 }],
  ] as const)(
    'is claimed later where %s',
    async (_, fault) => {
      atTheClaim('before', () => asking.github.fault({ match: 'POST *comments', ...fault }));
      const { code, stderr } = await asking.exec([...line], approve);
      expect({ code, ran: ran(), claims: claims().length }).toEqual({ code: 0, ran: 'ran\n', claims: 1 });
      expect(stderr).toContain('cannot be claimed yet');
      // Each lost answer is searched for three times, for seconds.
    },
    90_000,
  );

  it.each([
    ['lags behind', 'stale'],
    ['fails', 'status'],
  ] as const)('is not claimed twice where the look after the claim %s for a while', async (_, kind) => {
    atTheClaim('before', () => asking.github.fault({ match: /graphql/, kind, times: 6 }));
    const { code } = await asking.exec([...line], approve);
    expect({ code, ran: ran(), claims: claims().length }).toEqual({ code: 0, ran: 'ran\n', claims: 1 });
  });

  it('does not start if somebody denies it in the meantime', async () => {
    atTheClaim('after', () => {
      asking.github.fault({ match: /graphql/, kind: 'status', status: 502, times: 6 });
      asking.github.as('carol').addLabel(repo, 1, 'denied');
    });
    const { code, stderr } = await asking.exec([...line], approve);
    expect({ code, ran: ran() }).toEqual({ code: 126, ran: '' });
    expect(stderr).toContain('denied by carol');
  });

  it('is given up when the token may not write any more', async () => {
    atTheClaim('before', () => asking.github.grant(repo, 'agent', 'read'));
    asking.github.fault({ match: 'POST *comments', kind: 'status', status: 403, message: 'Resource not accessible', times: 9 });
    const { code } = await asking.exec([...line], approve);
    expect({ code, ran: ran() }).toEqual({ code: 125, ran: '' });
  });
});
