import { createHash } from 'node:crypto';
import type { AskedRequest } from '../core/approval/case.ts';
import type { Classification, CommandRequest, Reviewer, Sha256 } from '../core/model.ts';
import type { Policy } from '../core/policy/policy.ts';
import { canonicalJson } from '../core/record/canonical.ts';
import type { RecordDraft, RecordedApproval } from '../core/record/statement.ts';
import { maskArgv, maskText } from '../core/recording/redact.ts';
import type { ExecPorts } from './exec-ports.ts';
import type { ChannelIdentity, Ticket } from './ports.ts';

/** The part of a record that says what the command is: secrets masked for readers, the whole only as a salted digest. */
export function recordedCommand(
  ports: Pick<ExecPorts, 'random' | 'secrets'>,
  { argv, cwd, reason }: Pick<CommandRequest, 'argv' | 'cwd' | 'reason'>,
  classification: Classification,
  policy: Policy,
): Required<Pick<RecordDraft, 'command' | 'salt' | 'subject'>> {
  return {
    command: {
      argv: maskArgv(argv, ports.secrets).argv,
      cwd,
      tier: classification.tier,
      findings: classification.findings.map(({ rule, tier, why }) => ({ rule, tier, why })),
      blindSpots: classification.blindSpots.map(({ why }) => why),
      policySha256: policy.digest,
      policyTrust: policy.trust,
      ...(reason === undefined ? {} : { reason: maskText(reason, ports.secrets) }),
    },
    salt: Buffer.from(ports.random(16)).toString('hex'),
    subject: { argv, cwd },
  };
}

/** An attempt that did not count, and why. */
export interface Ignored {
  readonly who: string;
  readonly why: string;
}

/** Of all that was pinned when asking. */
export function ticketDigest(ticket: Ticket): Sha256 {
  return createHash('sha256').update(canonicalJson(ticket)).digest('hex') as Sha256;
}

/** The part of a record that says where and by whom the command was decided. */
export function approvalOf(
  identity: Pick<ChannelIdentity, 'api' | 'repo'>,
  ticket: Ticket,
  request: AskedRequest,
  reviewers: readonly Reviewer[],
): RecordedApproval {
  return {
    channel: 'github',
    api: identity.api,
    repo: identity.repo,
    issue: ticket.number,
    url: ticket.url,
    ...(ticket.commentId === null ? {} : { commentId: ticket.commentId }),
    digest: request.digest,
    bodySha256: ticket.bodySha256,
    ticketSha256: ticketDigest(ticket),
    initiators: request.initiators,
    reviewers,
    quorum: request.terms.quorum,
    expiresAt: request.expiresAt,
  };
}
