/**
 * The fake's answers against GitHub's own OpenAPI description, at run time. The description is 385 MB unpacked and no
 * dependency: `npm install --prefix <folder> @octokit/openapi ajv ajv-formats`, then set `GUARD_OPENAPI=<folder>`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, office, repo } from './office.ts';

const folder = process.env['GUARD_OPENAPI'];

interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
type Paths = Record<string, Record<string, Operation>>;
type Validate = ((body: unknown) => boolean) & { errors?: { instancePath: string; message: string; params: object }[] };

/** Parts that the fake leaves out on purpose: guard reads none of them, and made-up values would prove nothing. */
const leftOut: Readonly<Record<string, RegExp>> = {
  '/repos/{owner}/{repo}/branches/{branch}': /^\/commit/,
  '/repos/{owner}/{repo}/pulls/{pull_number}': /^$|^\/(head|base)/,
};

let it: Office;
let paths: Paths;
let compile: (schema: object) => Validate;
const base = `/repos/${repo}`;
const seen = new Set<string>();

/** OpenAPI 3.0 says `nullable`, JSON Schema says so with a type. */
function jsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Record<string, unknown>;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, jsonSchema(one)]));
  return nullable === true
    ? { anyOf: [plain, { type: 'null' }] }
    : typeof nullable === 'boolean' || nullable === undefined
      ? plain
      : { ...plain, nullable: jsonSchema(nullable) };
}

/** The description's path with the most literal segments that fits. */
function template(path: string): string {
  const segments = path.split('/');
  const fits = Object.keys(paths).filter((one) => {
    const parts = one.split('/');
    return parts.length === segments.length && parts.every((part, i) => part.startsWith('{') || part === segments[i]);
  });
  const best = fits.toSorted((a, b) => a.split('{').length - b.split('{').length)[0];
  if (best === undefined) throw new Error(`GitHub has no ${path}`);
  return best;
}

async function faithful(who: string | null, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await it.call(who, method, path, body);
  const name = template(new URL(path, 'http://x').pathname);
  const responses = paths[name]?.[method.toLowerCase()]?.responses ?? {};
  expect(Object.keys(responses), `${method} ${name} answers ${answer.status}`).toContain(String(answer.status));
  const schema = responses[String(answer.status)]?.content?.['application/json']?.schema;
  seen.add(`${method} ${name} ${answer.status}`);
  // Some refusals are described without their body.
  if (schema === undefined) return expect(answer.status >= 400 || answer.body === null).toBe(true);
  const validate = compile(schema);
  validate(answer.body);
  const errors = (validate.errors ?? []).filter((error) => !leftOut[name]?.test(error.instancePath));
  expect(errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)).toEqual([]);
}

describe.skipIf(folder === undefined)('answers as GitHub describes them (skipped unless GUARD_OPENAPI names a folder)', () => {
  beforeAll(async () => {
    const load = createRequire(join(folder ?? '', 'package.json'));
    const file = load.resolve('@octokit/openapi').replace(/index\.js$/, 'generated/api.github.com.deref.json');
    paths = (JSON.parse(readFileSync(file, 'utf8')) as { paths: Paths }).paths;
    const { Ajv } = load('ajv') as { Ajv: new (options: object) => { compile: (schema: object) => Validate } };
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    (load('ajv-formats') as { default: (ajv: object) => void }).default(ajv);
    compile = (schema) => ajv.compile(jsonSchema(schema) as object);

    it = await office({ now: () => Date.UTC(2026, 0, 2) });
    const { github } = it;
    github.as('ray').openIssue(repo, { title: 'one', body: 'b' });
    github.as('wes').openPull(repo, { title: 'two', head: 'topic' });
    const mia = github.as('mia');
    mia.addLabel(repo, 1, 'approved');
    mia.viaApp('helper').removeLabel(repo, 1, 'approved');
    mia.suggestLabel(repo, 1, 'denied');
    mia.comment(repo, 1, 'words');
    mia.minimizeComment(mia.comment(repo, 1, 'spam').id, 'SPAM');
    mia.deleteComment(mia.comment(repo, 1, 'gone').id);
    mia.editIssue(repo, 1, { title: 'uno' });
    mia.lock(repo, 1, 'spam');
    mia.unlock(repo, 1);
    mia.close(repo, 1, 'not_planned');
    mia.reopen(repo, 1);
    const review = mia.review(repo, 2, 'APPROVE', 'fine');
    mia.dismissReview(repo, 2, review.id, 'no');
    mia.review(repo, 2, 'APPROVE', 'after all');
    github.as('wes').forcePush(repo, 2);
    github.addRun(repo, { actor: 'ray' });
    github.addTeam('acme', 'sre', { members: { mia: 'active' } });
    github.world.state.members.get(github.world.accountNamed('acme')?.id ?? 0)?.add(github.world.accountNamed('ada')?.id ?? 0);
    github.as('ada').openIssue(repo, { title: 'three' });
    github.as('ada').deleteIssue(repo, 3);
    github.addRepo('acme/other', { roles: { wes: 'write' } });
    github.as('wes').openIssue(repo, { title: 'four' });
    github.as('wes').transfer(repo, 4, 'acme/other');
  }, 120_000);
  afterAll(() => it.github.close());

  test.each<[string | null, string, string, unknown?]>([
    ['ada', 'GET', '/user'],
    [null, 'GET', '/user'],
    ['ada', 'GET', '/users/mia'],
    ['ada', 'GET', '/users/nobody'],
    ['ada', 'GET', '/rate_limit'],
    ['ada', 'GET', '/meta'],
    ['ada', 'GET', base],
    ['stranger', 'GET', base],
    ['ada', 'GET', `${base}/collaborators`],
    ['ada', 'GET', `${base}/collaborators/mia`],
    ['ada', 'GET', `${base}/collaborators/stranger`],
    ['ada', 'GET', `${base}/collaborators/mia/permission`],
    ['ada', 'GET', `${base}/collaborators/nobody/permission`],
    ['ada', 'GET', `${base}/labels`],
    ['ada', 'GET', `${base}/labels/approved`],
    ['ada', 'POST', `${base}/labels`, { name: 'fresh', color: 'ff0000', description: 'new' }],
    ['ada', 'POST', `${base}/labels`, { name: 'fresh' }],
    ['ada', 'PATCH', `${base}/labels/fresh`, { new_name: 'stale' }],
    ['ada', 'DELETE', `${base}/labels/stale`],
    ['ada', 'GET', `${base}/branches/main`],
    ['ada', 'GET', `${base}/actions/runs`],
    ['ada', 'GET', '/orgs/acme/teams/sre/members'],
    ['ada', 'GET', '/orgs/acme/teams/sre/memberships/mia'],
    ['ada', 'GET', `${base}/issues?state=all`],
    ['ada', 'POST', `${base}/issues`, { title: 'five', labels: ['approved'] }],
    ['ada', 'POST', `${base}/issues`, { title: '' }],
    ['ada', 'GET', `${base}/issues/1`],
    ['ada', 'GET', `${base}/issues/2`],
    ['ada', 'GET', `${base}/issues/3`],
    ['wes', 'GET', `${base}/issues/4`],
    ['ada', 'GET', `${base}/issues/999`],
    ['ada', 'PATCH', `${base}/issues/1`, { body: 'c' }],
    ['ray', 'PATCH', `${base}/issues/2`, { body: 'c' }],
    ['ada', 'GET', `${base}/issues/1/comments`],
    ['ada', 'POST', `${base}/issues/1/comments`, { body: 'x' }],
    ['ada', 'GET', `${base}/issues/1/events`],
    ['ada', 'GET', `${base}/issues/2/events`],
    ['ada', 'GET', `${base}/issues/events`],
    ['ada', 'GET', `${base}/issues/1/timeline`],
    ['ada', 'GET', `${base}/issues/2/timeline`],
    ['ada', 'GET', `${base}/issues/1/labels`],
    ['ada', 'POST', `${base}/issues/1/labels`, { labels: ['approved'] }],
    ['ada', 'DELETE', `${base}/issues/1/labels/approved`],
    ['ada', 'DELETE', `${base}/issues/1/labels/approved`],
    ['ada', 'PUT', `${base}/issues/1/lock`, { lock_reason: 'spam' }],
    ['ada', 'DELETE', `${base}/issues/1/lock`],
    ['ada', 'GET', '/search/issues?q=uno'],
    ['ada', 'GET', `${base}/pulls/2`],
    ['ada', 'GET', `${base}/pulls/2/commits`],
    ['ada', 'GET', `${base}/pulls/2/reviews`],
    ['ada', 'POST', `${base}/pulls/2/reviews`, { event: 'APPROVE' }],
  ])('%s: %s %s', (who, method, path, body) => faithful(who, method, path, body));

  test('one run, one comment, one event', async () => {
    const { issues, runs } = it.github.world.state;
    const issue = [...issues.values()].find((one) => one.number === 1);
    await faithful('ada', 'GET', `${base}/actions/runs/${[...runs.keys()][0]}`);
    await faithful('ada', 'GET', `${base}/issues/comments?sort=created&direction=desc`);
    await faithful('ada', 'GET', `${base}/issues/comments/${issue?.comments[0]?.id}`);
    await faithful('ada', 'PATCH', `${base}/issues/comments/${issue?.comments[0]?.id}`, { body: 'new words' });
    await faithful('ada', 'DELETE', `${base}/issues/comments/${issue?.comments[0]?.id}`);
    await faithful('ada', 'GET', `${base}/issues/events/${issue?.events[0]?.id}`);
  });

  test('enough was looked at', () => expect(seen.size).toBeGreaterThan(45));
});
