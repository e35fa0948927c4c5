/** A thread with a request on it, and what people do there. */

import type { AskedRequest } from '../../../src/core/approval/case.ts';
import type { ApprovalEvent, ApprovalEvents, RoleAnswer, Through } from '../../../src/core/approval/events.ts';
import { judge } from '../../../src/core/approval/judge.ts';
import type { TicketFacts } from '../../../src/core/approval/ticket.ts';
import type { Account } from '../../../src/core/model.ts';
import type { Role } from '../../../src/core/policy/policy.ts';
import { agent, samplePolicy, sampleRequest, sha256 } from './sample.ts';

export const body = 'what will run';
export const request = sampleRequest();
export const posted = request.openedAt;
export const pinned = { approved: 'L_a', denied: 'L_d', question: 'L_q' };
export const ticket: TicketFacts = {
  nodeId: 'I_1',
  repositoryNodeId: 'R_1',
  commentNodeId: null,
  head: null,
  title: 'guard',
  bodySha256: sha256(body),
  labels: pinned,
  seen: [],
};

export const user = (id: number, login: string): Account => ({ id, login, type: 'User' });
export const alice = user(1, 'alice');
export const bob = user(2, 'bob');
export const tess = user(3, 'tess');
export const rita = user(4, 'rita');
export const bot: Account = { id: 5, login: 'ci-bot[bot]', type: 'Bot' };
export const roles = new Map<number, RoleAnswer>(
  (
    [
      [alice, 'admin'],
      [bob, 'write'],
      [tess, 'triage'],
      [rita, 'read'],
      [agent, 'admin'],
      [bot, 'admin'],
    ] as [Account, Role][]
  ).map(([account, role]) => [account.id, { kind: 'role', role, teams: [] }]),
);

export const direct: Through = { kind: 'known', app: null, intent: false };
let count = 0;
export type Who = Account | null;
export const labelEvent =
  (kind: 'labeled' | 'unlabeled', id: string, name: string) =>
  (actor: Who, extra: { through?: Through; at?: number; id?: string } = {}): ApprovalEvent => {
    count += 1;
    return {
      kind,
      id: extra.id ?? `E_${count}`,
      actor,
      at: extra.at ?? posted + (1 + (count % 800)) * 1000,
      label: { id, name },
      through: extra.through ?? direct,
    };
  };
export const approve = labelEvent('labeled', 'L_a', 'approved');
export const unapprove = labelEvent('unlabeled', 'L_a', 'approved');
export const deny = labelEvent('labeled', 'L_d', 'denied');
export const undeny = labelEvent('unlabeled', 'L_d', 'denied');
export const ask = labelEvent('labeled', 'L_q', 'needs-info');
export const lookalike = labelEvent('labeled', 'L_other', 'Approved');
export const plain =
  (kind: 'closed' | 'reopened' | 'renamed' | 'transferred' | 'converted' | 'locked') =>
  (actor: Who): ApprovalEvent => {
    count += 1;
    return { kind, id: `E_${count}`, actor, at: posted + (1 + (count % 800)) * 1000 };
  };
export const comment = (actor: Who, text: string, change: Partial<Extract<ApprovalEvent, { kind: 'comment' }>> = {}): ApprovalEvent => {
  count += 1;
  return {
    kind: 'comment',
    id: `E_${count}`,
    actor,
    at: posted + (1 + (count % 800)) * 1000,
    body: text,
    edited: false,
    editedByOther: false,
    minimized: false,
    byEmail: false,
    through: direct,
    ...change,
  };
};
export const deletedComment = (author: Who): ApprovalEvent => {
  count += 1;
  return { kind: 'comment-deleted', id: `E_${count}`, actor: bob, at: posted + (1 + (count % 800)) * 1000, author };
};

/** The thread after these events: its labels and state follow from them, as they do on GitHub. */
export function threadAfter(events: readonly ApprovalEvent[], change: Partial<NonNullable<ApprovalEvents['thread']>> = {}): ApprovalEvents {
  const on = new Map<string, string>();
  let open = true;
  for (const event of events) {
    if (event.kind === 'labeled') on.set(event.label.id, event.label.name);
    if (event.kind === 'unlabeled') on.delete(event.label.id);
    if (event.kind === 'closed') open = false;
    if (event.kind === 'reopened') open = true;
  }
  return {
    readAt: posted + 1_000_000,
    viewer: agent,
    thread: {
      nodeId: 'I_1',
      repositoryNodeId: 'R_1',
      archived: false,
      public: false,
      title: 'guard',
      body,
      open,
      head: null,
      labels: [...on].map(([id, name]) => ({ id, name })),
      request: { nodeId: 'I_1', body, edited: false, minimized: false, createdAt: posted },
      ...change,
    },
    pinned: {
      approved: { id: 'L_a', name: 'approved' },
      denied: { id: 'L_d', name: 'denied' },
      question: { id: 'L_q', name: 'needs-info' },
    },
    events,
    roles,
  };
}

export const sayOf = (
  events: ApprovalEvents,
  asked: AskedRequest = request,
  facts = ticket,
  policy = samplePolicy,
  now?: number,
  over: readonly string[] = [],
) => judge(events, asked, facts, policy, { over: new Set(over), ...(now === undefined ? {} : { now }) });
