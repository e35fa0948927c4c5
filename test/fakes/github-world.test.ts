/** What holds whatever people do on a thread: without HTTP, over many orders of doing it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from './github/access.ts';
import { Driver } from './github/driver.ts';
import type { Issue, State } from './github/state.ts';
import { World } from './github/world.ts';

const repo = 'acme/app';
const labels = ['approved', 'denied', 'APPROVED', 'fresh'];
const people = { ada: 'admin', wes: 'write', tom: 'triage', ray: 'read', nobody: null } as const;

type Step = { readonly who: keyof typeof people; readonly what: (typeof deeds)[number]; readonly label: string; readonly pause: number };
const deeds = [
  'label',
  'unlabel',
  'suggest',
  'comment',
  'edit',
  'delete',
  'close',
  'reopen',
  'rename',
  'renameLabel',
  'deleteLabel',
  'lock',
] as const;

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[])),
  what: fc.constantFrom(...deeds),
  label: fc.constantFrom(...labels),
  pause: fc.integer({ min: 0, max: 1500 }),
});

function town() {
  const clock = { ms: Date.UTC(2026, 0, 2) + 999 };
  const driver = new Driver(new World(() => clock.ms));
  for (const login of Object.keys(people)) driver.addAccount(login);
  driver.addOrganization('acme');
  driver.addRepo(repo, { labels: ['approved', 'denied'] });
  for (const [login, role] of Object.entries(people)) driver.grant(repo, login, role);
  const issue = driver.as('ray').openIssue(repo, { title: 'a title' });
  return { clock, driver, issue };
}

/** @returns false when the website said no. */
function take(driver: Driver, issue: Issue, { who, what, label }: Step): boolean {
  const person = driver.as(who);
  const comment = issue.comments.at(-1);
  try {
    if (what === 'label') person.addLabel(repo, 1, label);
    else if (what === 'suggest') person.suggestLabel(repo, 1, label);
    else if (what === 'unlabel') person.removeLabel(repo, 1, label);
    else if (what === 'comment') person.comment(repo, 1, label);
    else if (what === 'edit' && comment) person.editComment(comment.id, label);
    else if (what === 'delete' && comment) person.deleteComment(comment.id);
    else if (what === 'close') person.close(repo, 1);
    else if (what === 'reopen') person.reopen(repo, 1);
    else if (what === 'rename') person.editIssue(repo, 1, { title: label });
    else if (what === 'lock') person.lock(repo, 1);
    else if (what === 'renameLabel' && driver.world.labelNamed(driver.world.repo(issue.repoId), label))
      person.renameLabel(repo, label, `${label}2`);
    else if (what === 'deleteLabel' && driver.world.labelNamed(driver.world.repo(issue.repoId), label)) person.deleteLabel(repo, label);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const snapshot = (state: State) => structuredClone(state);

test('events replay to what is on the thread, in order, in whole seconds; a no changes nothing; a replica stays behind', () => {
  let refused = 0;
  let done = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const { clock, driver, issue } = town();
      const replica = driver.world.replica();
      const before = snapshot(replica.state);
      for (const one of steps) {
        clock.ms += one.pause;
        const was = snapshot(driver.world.state);
        if (take(driver, issue, one)) done += 1;
        else {
          refused += 1;
          expect(driver.world.state).toEqual(was);
        }
      }
      const on = new Set<number>();
      let open = true;
      let title = 'a title';
      for (const event of issue.events) {
        if (event.kind === 'labeled') on.add(event.labelId);
        if (event.kind === 'unlabeled') on.delete(event.labelId);
        if (event.kind === 'closed') open = false;
        if (event.kind === 'reopened') open = true;
        if (event.kind === 'renamed') title = event.to;
      }
      expect(issue.labels.toSorted()).toEqual([...on].filter((id) => !driver.world.label(id).deleted).toSorted());
      expect([issue.open, issue.title]).toEqual([open, title]);

      const ids = issue.events.map((event) => event.id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(ids).size).toBe(ids.length);
      expect(issue.events.every((event, i) => event.at % 1000 === 0 && event.at >= (issue.events[i - 1]?.at ?? 0))).toBe(true);

      // Nobody below triage, and nobody without a role, is in the record of labels.
      const small = [driver.world.accountNamed('ray')?.id, driver.world.accountNamed('nobody')?.id];
      expect(issue.events.filter((event) => event.kind === 'labeled' && small.includes(event.actorId))).toEqual([]);
      expect(replica.state).toEqual(before);
    }),
    { numRuns: 150 },
  );
  // Both sides of every rule were walked.
  expect(Math.min(refused, done)).toBeGreaterThan(100);
});
