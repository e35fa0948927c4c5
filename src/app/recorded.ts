import { createHash } from 'node:crypto';
import type { AskedRequest } from '../core/approval/case.ts';
import type { Classification, CommandRequest, ResolvedCommand, Reviewer, Sha256 } from '../core/model.ts';
import { gravestTier } from '../core/policy/decide.ts';
import type { Policy } from '../core/policy/policy.ts';
import { canonicalJson } from '../core/record/canonical.ts';
import type { RecordDraft, RecordedApproval } from '../core/record/statement.ts';
import { maskArgv, maskText } from '../core/recording/redact.ts';
import type { ExecInput, ExecPorts } from './exec-ports.ts';
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

/** The same of a plan: what was typed, and each of its commands with its tier. */
export function recordedRequest(
  ports: Pick<ExecPorts, 'random' | 'secrets'>,
  input: Pick<ExecInput, 'command' | 'plan'>,
  steps: readonly { readonly classification: Classification; readonly command: Pick<ResolvedCommand, 'argv'> }[],
  policy: Policy,
): Required<Pick<RecordDraft, 'command' | 'salt' | 'subject'>> {
  const classifications = steps.map(({ classification }) => classification);
  const tier = gravestTier(classifications);
  const findings = classifications.flatMap((one) => one.findings);
  const blindSpots = classifications.flatMap((one) => one.blindSpots);
  const recorded = recordedCommand(ports, input.command, { tier, findings, blindSpots, text: '', context: {} }, policy);
  if (input.plan === null) return recorded;
  const listed = steps.map(({ command, classification }) => ({
    argv: maskArgv(command.argv, ports.secrets).argv,
    tier: classification.tier,
  }));
  return { ...recorded, command: { ...recorded.command, steps: listed } };
}

/** Of a plan's steps, in words. */
export function notRun(steps: number, from: number, why: string): string {
  return `${from === steps ? `step ${from}` : `steps ${from} to ${steps}`} of ${steps} did not run: ${why}`;
}

/** An attempt that did not count, and why. */
export interface Ignored {
  readonly who: string;
  readonly why: string;
}

/** Of all that was pinned when asking. */
function ticketDigest(ticket: Ticket): Sha256 {
  return createHash('sha256').update(canonicalJson(ticket)).digest('hex') as Sha256;
}

/** Whether a ticket from a file is the one that was signed. What no JSON can be (a lone surrogate, endless nesting) is none. */
export function isSigned(ticket: Ticket, ticketSha256: string | null | undefined): boolean {
  try {
    return ticketDigest(ticket) === ticketSha256;
  } catch {
    return false;
  }
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
