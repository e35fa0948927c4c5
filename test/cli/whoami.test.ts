import { hostname, userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { hostName, osUser } from '../../src/cli/whoami.ts';

it('says what the C library says', () => {
  const { username, uid } = userInfo();
  expect(osUser()).toEqual({ username, uid });
  expect(hostName()).toBe(hostname());
});
