/** A request, its policy and its text, as exec would make them: shared by the tests of the approval protocol. */
import { createHash } from 'node:crypto';
import type { RenderInput } from '../../../src/core/approval/render.ts';
import type { Account, ApprovalRequest, Run, Sha256, Terms } from '../../../src/core/model.ts';
import type { Policy } from '../../../src/core/policy/policy.ts';

export const sha256 = (text: string): Sha256 => createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;

export const samplePolicy: Pick<Policy, 'github' | 'reviewers' | 'trust' | 'digest'> = {
  github: {
    repos: [],
    api: null,
    public: false,
    ways: ['label', 'comment', 'review'],
    labels: { approved: 'approved', denied: 'denied', question: 'needs-info' },
  },
  reviewers: { permission: 'write', users: [], teams: [], apps: [] },
  trust: 'none',
  digest: sha256('policy'),
};

export const sampleTerms: Terms = {
  tier: 'critical',
  quorum: 1,
  expiresMs: 15 * 60_000,
  revoke: 'kill',
  outage: 'strict',
  preview: 'bound',
  echo: false,
};

export const agent: Account = { id: 7, login: 'agent', type: 'User' };

export function sampleRequest(
  change: { argv?: [string, ...string[]]; terms?: Partial<Terms>; initiators?: Account[]; openedAt?: number; id?: string } = {},
): ApprovalRequest {
  const argv = change.argv ?? ['kubectl', 'delete', 'namespace', 'prod'];
  const terms = { ...sampleTerms, ...change.terms };
  const openedAt = change.openedAt ?? 1_700_000_000_000;
  const id = change.id ?? 'abc123def456';
  return {
    id,
    digest: sha256(`request ${id} ${argv.join(' ')}`),
    steps: [
      {
        command: {
          argv,
          cwd: '/srv/app',
          path: '/usr/bin/kubectl',
          executable: { path: '/usr/bin/kubectl', sha256: sha256('kubectl') },
          codeFiles: [],
          stdin: { kind: 'none' },
          env: {},
          host: 'box',
          osUser: 'ci',
        },
        classification: {
          tier: terms.tier,
          findings: [
            {
              rule: 'kubectl-delete',
              tier: terms.tier,
              why: 'deletes from a cluster',
              span: [0, 7],
              effects: ['changes-cluster'],
              source: 'pack:kubectl',
            },
          ],
          blindSpots: [],
          text: argv.join(' '),
          context: {},
        },
      },
    ],
    terms,
    initiators: change.initiators ?? [agent],
    reason: 'the old environment is no longer used',
    openedAt,
    expiresAt: openedAt + terms.expiresMs,
  };
}

export const sampleNonce = '0123456789abcdef0123456789abcdef';

export function sampleRender(request: ApprovalRequest, change: Partial<RenderInput> = {}): RenderInput {
  return {
    request,
    maskedArgv: request.steps.map(({ command }) => command.argv),
    maskedReason: request.reason ?? null,
    maskedStdin: null,
    actor: { osUser: 'ci', uid: 1000, host: 'box' },
    origin: { kind: 'pipe' },
    policy: samplePolicy,
    api: 'https://api.github.com',
    repo: 'acme/approvals',
    repositoryProved: false,
    nonce: sampleNonce,
    context: [{}],
    preview: null,
    history: [],
    secrets: [],
    grant: null,
    checkpoint: null,
    on: 'own',
    ...change,
  };
}

/** One that ended with 3 after 65 s, with a recording of this many bytes. */
export function sampleRun(bytes: number): Run {
  const recording = {
    file: 'a.cast',
    format: 'asciicast-v2' as const,
    bytes,
    sha256: sha256('cast'),
    raw: { bytes: 1, sha256: sha256('raw') },
    truncated: false,
    redactions: 0,
  };
  return { code: 3, signal: null, startedAt: 0, endedAt: 65_000, durationMs: 65_000, endedBy: 'itself', recording };
}
