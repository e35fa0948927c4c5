import type { AskedThread, ChannelIdentity } from '../../app/ports.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../../core/model.ts';
import { identityQuery } from './decision.ts';
import { GitHubFault } from './faults.ts';
import { makeLabel, type PinnedLabels } from './make-label.ts';
import { type Place, splitRepo } from './place.ts';
import { writersOf } from './pull.ts';
import { roleOf } from './roles.ts';
import { flag, integer, label, record, restAccount, rows, text, viewer } from './shapes.ts';

/** The run this machine says it is in; both are only hints, the API is asked. */
export interface ActionsRun {
  readonly repo: string;
  readonly runId: string;
}

export interface Identified {
  readonly identity: ChannelIdentity;
  readonly viewer: Account;
  readonly repositoryNodeId: string;
  /** Node ids. */
  readonly labels: PinnedLabels;
}

/**
 * Who asks and where: one call, and a few more in Actions. Refuses repositories in which an approval would mean nothing.
 * @throws Fault
 */
export async function identify(place: Place, actions: ActionsRun | null, thread: AskedThread | null): Promise<Identified> {
  const { client, owner, repo, policy } = place;
  const what = `repository ${place.name}`;
  const { approved, denied, question } = policy.github.labels;
  const { data } = await client.graphql(identityQuery, { owner, repo, approved, denied, question }, what);
  const asker = viewer(data);
  if (data['repository'] === null || data['repository'] === undefined) {
    throw new GitHubFault('not-found', `${what} was not found, or the token of ${asker.login} may not see it`, 404, {
      hint: 'check the name, and that the token was given this repository',
    });
  }
  const found = record(data['repository'], what);
  if (flag(found, 'isArchived')) throw new Fault('configuration', `${what} is archived`, { hint: 'ask in another one with -R' });
  if (!flag(found, 'hasIssuesEnabled'))
    throw new Fault('configuration', `${what} has no issues`, { hint: 'turn issues on, or ask in another one with -R' });
  if (text(found, 'visibility') === 'PUBLIC' && !policy.github.public) {
    throw new Fault('configuration', `${what} is public: everybody could read what runs`, {
      hint: 'ask in a private repository, or set github.public: true in the policy',
    });
  }
  const labels = await pinLabels(place, found);
  const others = [...(await startersOf(place, asker, actions)), ...(thread?.kind === 'pull' ? await writersOf(place, thread.number) : [])];
  const initiators: [Account, ...Account[]] = [asker, ...distinct(others).filter((account) => account.id !== asker.id)];
  return {
    identity: {
      api: client.api.origin,
      repo: text(found, 'nameWithOwner'),
      repositoryId: integer(found, 'databaseId'),
      initiators,
      repositoryProved: await isProved(place, found, others),
    },
    viewer: asker,
    repositoryNodeId: text(found, 'id'),
    labels,
  };
}

/** The run that the environment says this is; null outside of Actions. @param name `owner/name` that is asked in */
export function actionsRunOf(env: Readonly<Record<string, string | undefined>>, name: string): ActionsRun | null {
  if (env['GITHUB_ACTIONS'] !== 'true') return null;
  const runId = env['GITHUB_RUN_ID'];
  if (runId === undefined || !/^\d{1,20}$/.test(runId)) {
    throw new Fault('configuration', 'GITHUB_ACTIONS is set, but GITHUB_RUN_ID names no run', {
      hint: 'who started the job must be known: they cannot approve it',
    });
  }
  const where = splitRepo(env['GITHUB_REPOSITORY'] ?? name);
  return { repo: `${where.owner}/${where.repo}`, runId };
}

/** Who may have started the job that asks, besides the token's owner; nobody outside of Actions. */
export async function startersOf(place: Place, asker: Account, actions: ActionsRun | null): Promise<readonly Account[]> {
  return actions === null && !isActions(asker) ? [] : actorsOfRuns(place, actions);
}

/** A job's own GITHUB_TOKEN gives itself away, whatever the environment says. */
function isActions({ login, type }: Account): boolean {
  return type === 'Bot' && /^github-actions(\[bot\])?$/.test(login);
}

/** Finds the three labels, and makes those that are missing if the token may. */
async function pinLabels(place: Place, found: Record<string, unknown>): Promise<PinnedLabels> {
  const pin = async (which: keyof PinnedLabels) => (label(found[which] ?? null) ?? (await makeLabel(place, which))).id;
  return { approved: await pin('approved'), denied: await pin('denied'), question: await pin('question') };
}

/**
 * States in which a job of the run may be running: `waiting` and `pending` say that one job waits, not that none runs, and
 * whoever writes the workflow can add a job that waits.
 */
const running = ['in_progress', 'waiting', 'queued', 'pending'] as const;

/**
 * Everybody who stands behind a run that may be this one. Which one it is, the environment could lie about, so all are
 * initiators: those of the repository that is asked in, whatever the environment names, and those of the one it names.
 * The run it names must be readable besides.
 */
async function actorsOfRuns(place: Place, actions: ActionsRun | null): Promise<Account[]> {
  const inOther = actions !== null && actions.repo.toLowerCase() !== place.name.toLowerCase();
  const accounts = [
    ...(await actorsIn(place, place.name, inOther ? null : (actions?.runId ?? null))),
    ...(inOther ? await actorsIn(place, actions.repo, actions.runId) : []),
  ];
  return accounts;
}

function distinct(accounts: readonly Account[]): readonly Account[] {
  return [...new Map(accounts.map((one) => [one.id, one])).values()];
}

/** @param runId a run that must be readable, in progress or not; null: none. */
async function actorsIn({ client }: Place, name: string, runId: string | null): Promise<Account[]> {
  const { owner, repo } = splitRepo(name);
  const what = `workflow runs of ${name}`;
  const accounts: Account[] = [];
  let named = runId === null;
  const add = (run: Record<string, unknown>) => {
    if (String(run['id']) === runId) named = true;
    accounts.push(restAccount(run['actor'], what), restAccount(run['triggering_actor'], what));
  };
  const list = async (filter: { readonly status?: (typeof running)[number] }) => {
    const { data } = await client.rest('GET /repos/{owner}/{repo}/actions/runs', { owner, repo, ...filter, per_page: 100 }, what);
    const answer = record(data, what);
    return { runs: rows(answer['workflow_runs'], what), whole: integer(answer, 'total_count') <= 100 };
  };
  try {
    const newest = await list({});
    if (newest.whole) newest.runs.filter(({ id, status }) => status !== 'completed' || String(id) === runId).forEach(add);
    // Among so many, an older one that still runs could hide.
    else
      for (const { runs, whole } of await Promise.all(running.map((status) => list({ status })))) {
        runs.forEach(add);
        if (!whole) throw new Fault('configuration', `more than 100 ${what} are in progress`, { hint: 'nobody can say which one asks' });
      }
    if (!named) {
      const run = await client.rest('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId }, what);
      add(record(run.data, what));
    }
  } catch (fault) {
    if (!(fault instanceof GitHubFault)) throw fault;
    throw new GitHubFault(fault.kind, `who started this job cannot be read: ${fault.message}`, fault.status, {
      hint: 'give the job `permissions: { actions: read, issues: write, contents: read }`',
      retryAfterMs: fault.retryAfterMs,
      cause: fault,
    });
  }
  return accounts;
}

/**
 * Policy.md: a repository counts as proved only if trusted policy lists it, its default branch is protected, and no
 * initiator is its admin, who could take the protection off. What cannot be read is not proved.
 */
async function isProved(place: Place, found: Record<string, unknown>, others: readonly Account[]): Promise<boolean> {
  const { client, owner, repo, name, policy } = place;
  const trusted = policy.trust === 'machine' || policy.trust === 'repository';
  if (!trusted || !policy.github.repos.some((listed) => listed.toLowerCase() === name.toLowerCase())) return false;
  const permission = found['viewerPermission'];
  const ref = found['defaultBranchRef'];
  if (typeof permission !== 'string' || permission === 'ADMIN' || ref === null) return false;
  try {
    const branch = text(record(ref, 'branch'), 'name');
    const { data } = await client.rest(
      'GET /repos/{owner}/{repo}/branches/{branch}',
      { owner, repo, branch },
      `branch ${branch} of ${name}`,
    );
    if (record(data, 'branch')['protected'] !== true) return false;
    for (const other of others) {
      const answer = await roleOf(place, other);
      if (answer.kind !== 'role' || answer.role === 'admin') return false;
    }
    return true;
  } catch (fault) {
    if (fault instanceof GitHubFault && (fault.status === 403 || fault.status === 404)) return false;
    throw fault;
  }
}
