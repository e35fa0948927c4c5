/** `POST /graphql`: graphql-js over the pruned official schema, errors in GitHub's shapes. */
import { buildSchema, GraphQLError, type GraphQLSchema, graphql } from 'graphql';
import { demand, Refusal, type Subject, sees } from './access.ts';
import { Graph } from './graph.ts';
import type { Budget } from './limits.ts';
import { sdl } from './schema.ts';
import type { Issue, Repo } from './state.ts';
import { iso, type Links } from './views-repos.ts';
import type { World } from './world.ts';

let schema: GraphQLSchema | undefined;

const fail = (type: string, message: string) => new GraphQLError(message, { extensions: { type } });

/** @param budget as it stands after this query is paid for. */
export async function answerGraphQL(
  world: World,
  subject: Subject,
  links: Links,
  request: Readonly<Record<string, unknown>>,
  budget: Budget,
): Promise<object> {
  schema ??= buildSchema(sdl);
  if (typeof request['query'] !== 'string') return { errors: [{ message: 'A query attribute must be specified and must be a string.' }] };
  const variables = request['variables'];
  const operation = request['operationName'];
  const result = await graphql({
    schema,
    source: request['query'],
    rootValue: root(world, subject, links, budget),
    variableValues: typeof variables === 'object' && variables !== null ? { ...variables } : {},
    ...(typeof operation === 'string' ? { operationName: operation } : {}),
  });
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => {
    const { type, ...extensions } = error.extensions;
    return {
      ...(type === undefined ? {} : { type }),
      ...(error.path === undefined ? {} : { path: error.path }),
      ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
      ...(error.locations === undefined ? {} : { locations: error.locations }),
      message: error.message,
    };
  });
  return result.data === undefined ? { errors } : { data: result.data, errors };
}

function root(world: World, subject: Subject, links: Links, budget: Budget): object {
  const graph = new Graph(world, subject, links);

  const allowed = (repo: Repo) => {
    try {
      demand(world, subject, repo, ['issues', 'pull_requests'], 'read');
    } catch (error) {
      if (error instanceof Refusal && error.status === 403) throw fail('FORBIDDEN', error.message);
      throw error;
    }
  };

  const threadOf = (repo: Repo, number: number, what: string, wanted: (issue: Issue) => boolean) => {
    allowed(repo);
    const issue = world.issue(repo, number);
    if (issue === undefined || issue.fate.kind !== 'here' || !wanted(issue)) {
      throw fail('NOT_FOUND', `Could not resolve to ${what} with the number of ${number}.`);
    }
    return graph.thread(issue);
  };

  const repository = ({ owner, name, followRenames }: { owner: string; name: string; followRenames?: boolean | null }) => {
    const wanted = `${owner}/${name}`;
    const repo = world.repoNamed(wanted) ?? (followRenames === false ? undefined : world.repoFormerlyNamed(wanted));
    if (repo === undefined || !sees(world, subject, repo))
      throw fail('NOT_FOUND', `Could not resolve to a Repository with the name '${wanted}'.`);
    return {
      ...graph.repo(repo),
      issue: ({ number }: { number: number }) => threadOf(repo, number, 'an Issue', (issue) => issue.pull === null),
      pullRequest: ({ number }: { number: number }) => threadOf(repo, number, 'a PullRequest', (issue) => issue.pull !== null),
      issueOrPullRequest: ({ number }: { number: number }) => threadOf(repo, number, 'an issue or pull request', () => true),
    };
  };

  const node = ({ id }: { id: string }) => {
    for (const account of world.state.accounts.values()) if (account.nodeId === id && !account.deleted) return graph.actor(account.id);
    for (const repo of world.state.repos.values()) {
      if (!sees(world, subject, repo)) continue;
      if (repo.nodeId === id) return graph.repo(repo);
      for (const label of world.labels(repo)) if (label.nodeId === id) return graph.label(label);
      for (const issue of world.state.issues.values()) {
        if (issue.repoId !== repo.id || issue.fate.kind !== 'here') continue;
        if (issue.nodeId === id) return graph.thread(issue);
        const comment = issue.comments.find((one) => one.nodeId === id);
        if (comment !== undefined) return graph.comment(issue, comment);
      }
    }
    throw fail('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  };

  const named = (type: 'User' | 'Organization', login: string) => {
    const account = world.accountNamed(login);
    if (account?.type !== type)
      throw fail('NOT_FOUND', `Could not resolve to ${type === 'User' ? 'a User' : 'an Organization'} with the login of '${login}'.`);
    return graph.actor(account.id);
  };

  return {
    // `viewer` is a User in the schema, an installation too, and there its login keeps the `[bot]`.
    viewer: () =>
      subject.kind === 'anonymous' ? null : { ...graph.actor(subject.account.id), __typename: 'User', login: subject.account.login },
    id: 'query',
    rateLimit: () => ({
      cost: 1,
      limit: budget.limit,
      remaining: budget.remaining,
      used: budget.used,
      resetAt: iso(budget.resetAt),
      nodeCount: 0,
    }),
    repository,
    node,
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => node({ id })),
    user: ({ login }: { login: string }) => named('User', login),
    organization: ({ login }: { login: string }) => named('Organization', login),
  };
}
