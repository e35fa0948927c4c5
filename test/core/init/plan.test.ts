import { expect, it } from 'vitest';
import { whyKept } from '../../../src/core/init/plan.ts';

it('leaves the place of a policy alone where the machine has one, even when told to write it', () => {
  const document = { path: '/p', text: null, machine: null };
  expect(whyKept(document, false)).toBeNull();
  expect(whyKept({ ...document, text: 'version: 1' }, false)).toContain('stays as it is');
  expect(whyKept({ ...document, text: 'version: 1' }, true)).toBeNull();
  expect(whyKept({ ...document, machine: '/etc/guard/policy.yaml' }, true)).toContain('/etc/guard/policy.yaml');
});
