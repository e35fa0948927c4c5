import { expect, test } from 'vitest';
import { mayPinApi } from '../../../src/adapters/demo/stage.ts';

test.each([
  ['github:\n  api: https://ghe.example/api/v3\n', true],
  ['github: { repos: [a/b], api: https://ghe.example }', true],
  ['github:\n  "api": x', true],
  ['{"github":{"api":"x"}}', true],
  ['', false],
  ['# api: see the manual\nversion: 1\n', false],
  ['version: 1\nreviewers:\n  users: [alice] # not the api\n', false],
  ['version: 1\nrules: [{ id: rapid-api-less }]', true],
  ['rules: [{ id: capital }]', false],
])('a machine policy %j may choose another GitHub: %s', (yaml, pins) => expect(mayPinApi(yaml)).toBe(pins));
