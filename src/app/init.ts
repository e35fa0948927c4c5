import type { GitHubFacts, LogAsIs, Person } from '../core/doctor/facts.ts';
import { type Circumstances, githubChecks } from '../core/doctor/github.ts';
import { Fault } from '../core/fault.ts';
import {
  changes,
  couldReview,
  countReviewers,
  type DocumentFacts,
  type LabelKey,
  type PolicyAnswers,
  planSteps,
  proposedQuorum,
  type Step,
  whyKept,
} from '../core/init/plan.ts';
import { defaultPolicy } from '../core/policy/defaults.ts';
import type { Policy, Preset } from '../core/policy/policy.ts';
import type { Clock, LogStore, PolicySource } from './ports.ts';

export interface InitPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly policy: PolicySource;
  readonly env: Readonly<Record<string, string | undefined>>;
  document(): DocumentFacts;
  /** @param repo of -R or of an answer */
  survey(policy: Policy, repo: string | null): Promise<GitHubFacts>;
  /** REST base that the environment names, if it is another one than github.com's. */
  chosenApi(): string | null;
  policyText(answers: PolicyAnswers): Promise<string>;
  writePolicy(text: string, replace: boolean): Promise<void>;
  /** @param repo `owner/name` */
  makeLabel(policy: Policy, repo: string, which: LabelKey): Promise<void>;
  logAsIs(): Promise<LogAsIs>;
  /** Makes key and log where there are none. */
  openLog(): Promise<LogStore>;
  /** Puts the token into the keychain of the OS, for the API's host alone. */
  storeToken(policy: Policy): Promise<void>;
}

/** What is the same whatever is answered. */
export interface Ground {
  readonly policy: Policy;
  readonly github: GitHubFacts;
  /** `owner/name` as GitHub spells it. */
  readonly repo: string;
  readonly document: DocumentFacts;
  readonly replace: boolean;
  /** null: a document is written. */
  readonly kept: string | null;
  /** Who could review if the policy named nobody. */
  readonly candidates: readonly Person[];
  readonly log: LogAsIs;
}

/** What will be in force but for the answers: the documents that stay, else what is built in. */
export async function policyOf(ports: Pick<InitPorts, 'document' | 'policy'>, cwd: string, replace: boolean): Promise<Policy> {
  return whyKept(ports.document(), replace) === null ? defaultPolicy() : ports.policy.load(cwd);
}

export interface GroundInput {
  readonly cwd: string;
  readonly repo: string | null;
  /** Named beforehand: of them at least must be known whether they could review. */
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly replace: boolean;
}

/**
 * Finds out what is there. Reads only.
 * @throws Fault where no setting up could help: no token, no such repository, no rights
 */
export async function surveyGround(ports: InitPorts, { cwd, repo, users, teams, replace }: GroundInput): Promise<Ground> {
  const document = ports.document();
  const kept = whyKept(document, replace);
  const base = await policyOf(ports, cwd, replace);
  const policy = kept === null ? { ...base, reviewers: { ...base.reviewers, users, teams } } : base;
  const log = await ports.logAsIs();
  if (log.kind === 'gone')
    throw new Fault('io', 'the log of this machine is gone, though its trust file says that there was one', {
      hint: 'bring it back from a copy; guard doctor says more',
    });
  const github = await ports.survey(policy, repo);
  const inActions = ports.env['GITHUB_ACTIONS'] === 'true';
  const found = assertUsable(github, policy, { now: ports.clock.now(), inActions, apiFromEnvironment: false });
  return { policy, github, repo: found, document, replace, kept, candidates: couldReview(github, policy.reviewers.permission), log };
}

/** As the doctor sees it: what fails there would fail the first request. @returns `owner/name` */
function assertUsable(github: GitHubFacts, policy: Policy, at: Circumstances): string {
  const { repository } = github;
  const checks = githubChecks(github, policy, at);
  const silent = [github.viewer, repository, github.issues, github.people].find(({ kind }) => kind === 'silent');
  if (silent !== undefined && silent.kind === 'silent')
    throw new Fault('network', silent.why, silent.fix === undefined ? {} : { hint: silent.fix });
  for (const { check, state, what, fix } of checks) {
    if (state !== 'fail') continue;
    const kind = check === 'repository' ? (repository.kind === 'told' ? 'configuration' : 'not-found') : 'not-permitted';
    throw new Fault(kind, what, fix === undefined ? {} : { hint: fix });
  }
  if (repository.kind !== 'told') throw new Fault('not-found', repository.why);
  return repository.value.name;
}

/** What is asked, or given with options. */
export interface Choices {
  readonly users: readonly string[];
  readonly preset: Preset;
  /** null: as proposed. */
  readonly criticalQuorum: number | null;
  readonly path: readonly string[];
  readonly storeToken: boolean;
}

/** How many could review, and how many of them a critical command should need. */
export function reviewing({ github, policy }: Ground, users: readonly string[]): { readonly people: number; readonly quorum: number } {
  const people = countReviewers(github, { ...policy.reviewers, users });
  return { people, quorum: proposedQuorum(people) };
}

export async function plan(ports: InitPorts, ground: Ground, choices: Choices): Promise<readonly Step[]> {
  const { github, policy, repo, document, replace, kept, log } = ground;
  const answers = (): PolicyAnswers => ({
    preset: choices.preset,
    repo,
    api: ports.chosenApi(),
    users: choices.users,
    teams: policy.reviewers.teams,
    criticalQuorum: choices.criticalQuorum ?? reviewing(ground, choices.users).quorum,
    path: choices.path,
  });
  const text = kept === null ? await ports.policyText(answers()) : null;
  return planSteps({ github, labels: policy.github.labels, document, replace, text, storeToken: choices.storeToken, log });
}

/**
 * Does what is planned, in its order; stops at the first thing that cannot be done, and running it again goes on from there.
 * @param done told of each step once it is done
 */
export async function carryOut(
  ports: InitPorts,
  { policy, repo }: Ground,
  steps: readonly Step[],
  done: (step: Step) => void,
): Promise<void> {
  for (const step of changes(steps)) {
    switch (step.kind) {
      case 'label':
        await ports.makeLabel(policy, repo, step.which);
        break;
      case 'policy':
        if (step.to !== 'keep') await ports.writePolicy(step.text, step.to === 'replace');
        break;
      case 'token':
        await ports.storeToken(policy);
        break;
      case 'log':
        await (await ports.openLog()).prepare();
        break;
    }
    done(step);
  }
}
