/** Composition root: the only file that sees adapters. Costly ones are thunks. */
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { grantStore } from '../adapters/local/grants.ts';
import { places } from '../adapters/local/places.ts';
import { requestStore } from '../adapters/local/requests.ts';
import { makeStateFolder } from '../adapters/local/state-folder.ts';
import { documentFacts, policyFiles, policyPlaces } from '../adapters/policy-files/policy-files.ts';
import { tokensIn } from '../adapters/secrets/token-env.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemFacts } from '../adapters/system/facts.ts';
import type { AuditPorts } from '../app/audit.ts';
import type { Stage } from '../app/demo-ports.ts';
import type { DoctorPorts } from '../app/doctor.ts';
import { type LogCondition, logFacts } from '../app/doctor-log.ts';
import type { ExecPorts } from '../app/exec-ports.ts';
import type { InitPorts } from '../app/init.ts';
import type {
  CastScreen,
  Clock,
  Facts,
  LogFolders,
  LogStore,
  PolicyReview,
  PolicySource,
  ReviewDesk,
  Tell,
  TokenSource,
} from '../app/ports.ts';
import { answered } from '../core/doctor/answered.ts';
import type { GitHubFacts, LogFacts, MachineFacts } from '../core/doctor/facts.ts';
import { Fault } from '../core/fault.ts';
import { versionFolders } from '../core/init/version-folders.ts';
import type { Policy } from '../core/policy/policy.ts';
import { parseDuration } from './duration.ts';
import type { Io } from './io.ts';
import { hostName, osUser } from './whoami.ts';

/** A thunk that makes its value once, so that every part of a use case gets the same one. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export interface Local {
  readonly clock: Clock;
  readonly facts: Facts;
  readonly policy: PolicySource & PolicyReview;
}

/** What classification needs, for `explain` and `exec` alike. */
export function wireLocal(io: Io, tell: Tell = () => {}): Local {
  const { state, config, home } = places(io.env, io.cwd());
  return {
    clock: systemClock,
    facts: systemFacts({
      env: io.env,
      home,
      stdinTty: io.tty.stdin,
      stdin: () => io.stdin,
      ownPaths: [...new Set([state, config])],
      osUser: () => osUser().username,
      notice: (text) => tell({ event: 'notice', text }),
    }),
    policy: policyFiles(policyPlaces(io.env, config, io.cwd())),
  };
}

export interface Audit {
  readonly logs: LogFolders;
  readonly audit: AuditPorts;
  readonly clock: Clock;
  screen(): Promise<CastScreen>;
}

export function wireExec(io: Io, tell: Tell): ExecPorts {
  const { state } = places(io.env, io.cwd());
  const local = wireLocal(io, tell);
  const secrets = [...tokensIn(io.env)];
  return {
    ...local,
    env: io.env,
    secrets,
    log: once(() => openLogAt(io, state)),
    runner: once(async () => {
      const { createRunner } = await import('../adapters/runner/runner.ts');
      return createRunner({ clock: systemClock, pipes: `${state}/pipes` });
    }),
    requests: requestStore(state),
    grants: grantStore(state),
    channel: async (policy, { repo, thread }) => {
      const { apiOf } = await import('../adapters/github/api-origin.ts');
      const { githubChannel } = await import('../adapters/github/channel.ts');
      const { tokenSource } = await import('../adapters/secrets/token-source.ts');
      return githubChannel({
        api: apiOf(io.env, policy),
        repo: await repositoryFor(io, policy.github.repos, repo),
        thread,
        // One from the keychain is as secret as one from the environment.
        token: tokenSource(io.env, (token) => secrets.push(token)),
        policy,
        clock: systemClock,
        env: io.env,
        version: io.version,
      });
    },
    random: (bytes) => randomBytes(bytes),
    tell,
    pollMs: async (api) => {
      const { isLoopback } = await import('../adapters/github/api-origin.ts');
      return isLoopback(new URL(api).hostname) ? pollOf(io) : null;
    },
  };
}

/** A reviewer's desk, with the token that this machine's user has. */
export async function wireDesk(io: Io, repo: string | null): Promise<ReviewDesk> {
  const policy = await wireLocal(io).policy.load(io.cwd());
  const { apiOf } = await import('../adapters/github/api-origin.ts');
  const { reviewDesk } = await import('../adapters/github/desk.ts');
  const { tokenSource } = await import('../adapters/secrets/token-source.ts');
  return reviewDesk({
    api: apiOf(io.env, policy),
    repo: await repositoryFor(io, policy.github.repos, repo),
    token: tokenSource(io.env, () => {}),
    version: io.version,
  });
}

/** What reading a log needs. Makes nothing: no key, no folder. */
export async function wireAudit(io: Io, trustFile: string | null): Promise<Audit> {
  const { state } = places(io.env, io.cwd());
  const { logFolders } = await import('../adapters/log/reader.ts');
  const { checkSignature } = await import('../adapters/log/tip.ts');
  const { trustSource } = await import('../adapters/log/trust.ts');
  const { originOfKeys } = await import('../adapters/log/origin.ts');
  const { readKeys } = await import('../adapters/keys/file-keys.ts');
  return {
    logs: logFolders(state, () => originOfKeys(readKeys(state, io.env), hostName(), osUser().username)),
    audit: { trust: trustSource({ stateDir: state, file: trustFile }), check: checkSignature },
    clock: systemClock,
    screen: async () => (await import('../adapters/local/cast-screen.ts')).castScreen,
  };
}

/** What the doctor looks at. Reads only. @param repo of -R @param token in place of the one that is found */
export async function wireDoctor(io: Io, repo: string | null, token?: TokenSource): Promise<DoctorPorts> {
  const { policy } = wireLocal(io);
  return {
    clock: systemClock,
    policy,
    env: io.env,
    machine: (loaded) => machineFacts(io, loaded),
    log: await logCondition(io),
    survey: (loaded) => surveyAt(io, loaded, repo, token),
  };
}

async function surveyAt(io: Io, policy: Policy, repo: string | null, token?: TokenSource): Promise<GitHubFacts> {
  const { apiOf } = await import('../adapters/github/api-origin.ts');
  const { survey } = await import('../adapters/github/survey.ts');
  const { tokenSource } = await import('../adapters/secrets/token-source.ts');
  return survey({
    api: apiOf(io.env, policy),
    repo: await answered(() => repositoryFor(io, policy.github.repos, repo)),
    token: token ?? tokenSource(io.env, () => {}),
    policy,
    clock: systemClock,
    env: io.env,
    version: io.version,
  });
}

async function machineFacts(io: Io, policy: Policy | null): Promise<MachineFacts> {
  const { pathFacts } = await import('../adapters/system/paths.ts');
  const { systemFolders } = await import('../adapters/system/lookup.ts');
  const { tryPty } = await import('../adapters/runner/pty-trial.ts');
  const { keychainAnswers } = await import('../adapters/secrets/keychain.ts');
  const { username, uid } = osUser();
  const onPath = (io.env['PATH'] ?? '').split(':');
  return {
    node: process.versions.node,
    platform: process.platform,
    program: pathFacts(realpathSync(process.argv[1] ?? process.execPath)),
    user: { name: username, uid },
    env: io.env,
    pty: await answered(async () => {
      await tryPty();
      return true as const;
    }),
    keychain: await keychainAnswers(),
    documents: (policy?.sources ?? []).map((source) => ({
      ...source,
      file: pathFacts(source.path),
      folder: pathFacts(dirname(source.path)),
    })),
    trustedFolders: (policy?.path ?? []).map(pathFacts),
    writableSystemFolders: systemFolders.filter(
      (folder) => onPath.includes(folder) && pathFacts(folder).exists && pathFacts(folder).writable,
    ),
  };
}

async function logCondition(io: Io): Promise<LogCondition> {
  const { state } = places(io.env, io.cwd());
  const { assertOwnFolders } = await import('../adapters/log/assert-own.ts');
  const { originOfKeys } = await import('../adapters/log/origin.ts');
  const { readKeys } = await import('../adapters/keys/file-keys.ts');
  const { freeBytes, pathFacts } = await import('../adapters/system/paths.ts');
  const { logs, audit } = await wireAudit(io, null);
  return {
    logs,
    audit,
    origin: () => originOfKeys(readKeys(state, io.env), hostName(), osUser().username),
    storage: async (): Promise<Omit<LogFacts, 'log'>> => ({
      folder: pathFacts(state),
      safe: await answered(() => {
        assertOwnFolders(state, `${state}/logs`);
        return true as const;
      }),
      key: await answered(() => readKeys(state, io.env)?.from ?? 'none'),
      freeBytes: freeBytes(state),
    }),
  };
}

export interface Setup extends InitPorts {
  /** Folders of version managers on PATH, which a policy could trust. */
  readonly versionFolders: readonly string[];
  /** The repository that would be asked in without an answer; null: none is known. */
  repository(policy: Policy): Promise<string | null>;
  /** Where the token for the API comes from; null: there is none. */
  tokenFrom(policy: Policy): Promise<string | null>;
  /** Takes a token in place of the one that is found, for this process. */
  useToken(token: string): void;
  keychain(): Promise<boolean>;
  doctor(repo: string): Promise<DoctorPorts>;
}

/** What setting up needs. */
export async function wireInit(io: Io): Promise<Setup> {
  const { state, config, home } = places(io.env, io.cwd());
  const documents = policyPlaces(io.env, config, io.cwd());
  const { apiOf } = await import('../adapters/github/api-origin.ts');
  const { keychainName, tokenSource } = await import('../adapters/secrets/token-source.ts');
  const keychain = await import('../adapters/secrets/keychain.ts');
  const { pathFacts } = await import('../adapters/system/paths.ts');
  const found = tokenSource(io.env, () => {});
  let typed: string | null = null;
  const token: TokenSource = { read: async (origin) => (typed === null ? found.read(origin) : { token: typed, from: 'what was typed' }) };
  return {
    clock: systemClock,
    policy: wireLocal(io).policy,
    env: io.env,
    versionFolders: versionFolders(io.env['PATH'] ?? '', home).filter((folder) => pathFacts(folder).exists),
    document: () => documentFacts(documents),
    repository: async (policy) => {
      const answer = await answered(() => repositoryFor(io, policy.github.repos, null));
      return answer.kind === 'told' ? answer.value : null;
    },
    survey: (policy, repo) => surveyAt(io, policy, repo, token),
    chosenApi: () => {
      const { rest } = apiOf(io.env, { github: { api: null } });
      return rest === 'https://api.github.com' ? null : rest;
    },
    policyText: async (answers) => (await import('../adapters/policy-files/write.ts')).policyText(answers, documents.user),
    writePolicy: async (text, replace) => {
      makeStateFolder(config);
      (await import('../adapters/policy-files/write.ts')).writePolicy(documents.user, text, replace);
    },
    makeLabel: async (policy, repo, which) => {
      const { labelMaker } = await import('../adapters/github/make-label.ts');
      await labelMaker({ api: apiOf(io.env, policy), token, version: io.version }, policy, repo)(which);
    },
    logAsIs: async () => {
      const facts = await logFacts(await logCondition(io));
      for (const fact of [facts.safe, facts.key, facts.log])
        if (fact.kind !== 'told') throw new Fault('configuration', fact.why, fact.fix === undefined ? {} : { hint: fact.fix });
      return facts.log.kind === 'told' ? facts.log.value : { kind: 'none' };
    },
    openLog: () => openLogAt(io, state),
    tokenFrom: async (policy) => (await token.read(apiOf(io.env, policy).origin))?.from ?? null,
    useToken: (text) => {
      typed = text;
    },
    keychain: async () => (await keychain.keychainAnswers()) === true,
    storeToken: async (policy) => {
      const { origin } = apiOf(io.env, policy);
      const value = await token.read(origin);
      if (value !== null && (await keychain.writeKeychain(keychainName(origin), value.token))) return;
      throw new Fault('io', 'the keychain did not take the token', { hint: 'set GUARD_GITHUB_TOKEN instead' });
    },
    doctor: (repo) => wireDoctor(io, repo, token),
  };
}

async function openLogAt(io: Io, state: string): Promise<LogStore> {
  const { openLog } = await import('../adapters/log/store.ts');
  const { assertOwnFolders } = await import('../adapters/log/assert-own.ts');
  const { fileKeys } = await import('../adapters/keys/file-keys.ts');
  makeStateFolder(state);
  // Before a key is made in it.
  assertOwnFolders(state);
  return openLog({
    stateDir: state,
    keys: fileKeys({ stateDir: state, env: io.env }),
    host: hostName(),
    user: osUser().username,
    guardVersion: io.version,
    clock: systemClock,
  });
}

/** -R, then policy, then `GITHUB_REPOSITORY`, then the git remote. A policy that lists repositories is not left for another. */
async function repositoryFor(io: Io, listed: readonly string[], asked: string | null): Promise<string> {
  if (asked !== null) {
    if (listed.length > 0 && !listed.some((repo) => repo.toLowerCase() === asked.toLowerCase())) {
      throw new Fault('configuration', `policy does not let guard ask in ${asked}`, { hint: `use -R with one of: ${listed.join(', ')}` });
    }
    return asked;
  }
  const named = listed[0] ?? io.env['GITHUB_REPOSITORY'];
  if (named !== undefined && named !== '') return named;
  const { repositoryOfRemote } = await import('../adapters/system/git.ts');
  const remote = await repositoryOfRemote(io.cwd(), io.env);
  if (remote !== null) return remote;
  throw new Fault('configuration', 'no repository to ask in', { hint: 'name one with -R owner/name, or in policy under github.repos' });
}

/** Where guard asks from here; null: nothing says it. */
export async function repositoriesHere(io: Io, listed: readonly string[]): Promise<readonly string[] | null> {
  if (listed.length > 0) return listed;
  return repositoryFor(io, listed, null).then(
    (repo) => [repo],
    () => null,
  );
}

function pollOf(io: Io): number | null {
  const text = io.env['GUARD_POLL'];
  return text === undefined || text === '' ? null : parseDuration(text, 'GUARD_POLL');
}

/**
 * The demo's stage around the running program. The fake GitHub is loaded here only, and only a loopback server of its own
 * ever comes of it: the real channel cannot reach it but over HTTP.
 */
export async function wireDemo(io: Io, page: boolean): Promise<Stage & { close(keep: boolean): Promise<void> }> {
  const { openStage } = await import('../adapters/demo/stage.ts');
  return openStage({
    env: io.env,
    page,
    program: [process.execPath, realpathSync(process.argv[1] ?? '')],
    github: async (webUrl) => {
      const { startGitHub } = await import('../../test/fakes/github/server.ts');
      const github = await startGitHub(webUrl === null ? {} : { webUrl });
      const repo = 'acme/shop';
      // Polled many times a second by design: a real token's limit is not what the demo is about.
      const token = (login: string) => ({ login, token: github.addToken(login, { limit: 1_000_000 }) });
      github.addAccount('acme-agent');
      github.addAccount('alice');
      github.addOrganization('acme', ['acme-agent', 'alice']);
      github.addRepo(repo, { private: true, roles: { 'acme-agent': 'write', alice: 'maintain' } });
      return { url: github.url, repo, agent: token('acme-agent'), reviewer: token('alice'), close: () => github.close() };
    },
  });
}
