import { expect, test } from 'vitest';
import { changeOneByte } from '../../../src/adapters/demo/log-copy.ts';

const line = (payload: object, pad = '') =>
  JSON.stringify({
    payload: Buffer.from(pad + JSON.stringify(payload)).toString('base64'),
    payloadType: 'application/vnd.in-toto+json',
    signatures: [],
  });
const verdict = (event: string, login: string) => ({ event, reviewers: [{ login, role: 'write' }] });

test.each(['', ' ', '  '])('one byte of the line is another one, and only one byte of the payload (padding %j)', (pad) => {
  const before = line(verdict('exec.approved', 'alice'), pad);
  const change = changeOneByte(before, 'alice');
  const after = change?.line ?? '';
  expect(after.length).toBe(before.length);
  expect([...after].filter((character, index) => character !== before[index])).toHaveLength(1);
  const decode = (text: string) => Buffer.from(JSON.parse(text).payload, 'base64').toString('latin1');
  expect(decode(after)).toBe(decode(before).replace('"login":"alice"', `"login":"${change?.after}"`));
  expect(change?.after).toMatch(/^[a-z]{5}$/);
  expect(change?.after).not.toBe('alice');
});

test.each([
  ['another event', line(verdict('exec.requested', 'alice'))],
  ['another reviewer', line(verdict('exec.approved', 'bob'))],
  ['the name elsewhere', line({ event: 'exec.approved', reason: 'alice' })],
  ['an empty line', ''],
])('not touched: %s', (_name, text) => expect(changeOneByte(text, 'alice')).toBeNull());
