import { expect, it } from 'vitest';
import { lazily, wordSet } from '../../src/core/lazily.ts';

it('makes a value when it is asked for, and once', () => {
  let made = 0;
  const value = lazily(() => {
    made += 1;
    return undefined;
  });
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([undefined, undefined, 1]);
});

it.each([
  ['a', true],
  ['-b', true],
  ['c', true],
  ['', false],
  ['b', false],
  ['a -b', false],
  [' ', false],
])('has the word %j: %s', (word, has) => expect(wordSet('a -b c').has(word)).toBe(has));
