import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderOutcome, renderStarted } from '../../../src/core/approval/answers.ts';
import { askIn, type Office, openOffice, place, verdictOf } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.github.close());

describe('the way of one approval', () => {
  it('takes eight calls and the ticks, four of them between the label and the start', async () => {
    const channel = office.channel();
    const { request, ticket } = await askIn(channel);
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    const beforeLabel = office.github.requests.length;
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    expect(await channel.ring(ticket)).toMatchObject({ changed: true });
    expect((await verdictOf(channel, request, ticket)).verdict).toMatchObject({
      kind: 'approved',
      by: [{ login: 'bob', role: 'write', how: 'label' }],
    });
    const claim = await channel.claimRun(ticket, request.id, renderStarted(request.id, 'c1'));
    const start = office.github.requests.length;
    expect(claim.kind).toBe('ours');
    await channel.close(
      ticket,
      renderOutcome({
        id: request.id,
        digest: request.digest,
        outcome: { kind: 'not-run', verdict: { kind: 'void', why: 'test' } },
        checkpoint: null,
      }),
      'completed',
    );

    const calls = office.calls();
    const ticks = calls.filter((call) => call.includes('/timeline'));
    expect(calls.filter((call) => !call.includes('/timeline'))).toEqual([
      'POST /graphql 200',
      `POST /repos/${place}/issues 201`,
      'POST /graphql 200',
      `GET /repos/${place}/collaborators/bob/permission 200`,
      `POST /repos/${place}/issues/${ticket.number}/comments 201`,
      'POST /graphql 200',
      `POST /repos/${place}/issues/${ticket.number}/comments 201`,
      `PATCH /repos/${place}/issues/${ticket.number} 200`,
    ]);
    expect(ticks.map((call) => call.slice(-3))).toEqual(['200', '304', '200']);
    expect(start - beforeLabel).toBe(1 + 4);
  });
});

describe('what guard itself wrote on the thread', () => {
  it('does not ring; what somebody makes of it does', async () => {
    const channel = office.channel();
    const { ticket } = await askIn(channel);
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    const { commentId } = await channel.say(ticket, 'This did not count.');
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    office.github.as('bob').comment(place, ticket.number, 'This did not count.');
    expect(await channel.ring(ticket)).toMatchObject({ changed: true });
    await channel.read(ticket);
    expect(await channel.ring(ticket)).toMatchObject({ changed: false });
    office.github.advance(1000);
    office.github.as('bob').editComment(commentId, 'This counts.');
    expect(await channel.ring(ticket)).toMatchObject({ changed: true });
  });

  it('does not keep an approval that came with it from ringing', async () => {
    const channel = office.channel();
    const { ticket } = await askIn(channel);
    await channel.ring(ticket);
    await channel.say(ticket, 'This did not count.');
    office.github.as('bob').addLabel(place, ticket.number, 'approved');
    expect(await channel.ring(ticket)).toMatchObject({ changed: true });
  });
});

describe('the labels of a new repository', () => {
  it('are those that another guard made a moment before', async () => {
    const found = office.github.world.repoNamed(place);
    const label = found && office.github.world.labelNamed(found, 'denied');
    if (label === undefined) throw new Error('the label is not there');
    // Read before the other one made it, made after that.
    label.deleted = true;
    office.github.fault({ match: 'POST /graphql', kind: 'stale' });
    label.deleted = false;
    const { ticket } = await askIn(office.channel());
    expect(office.calls()).toContain(`POST /repos/${place}/labels 422`);
    expect(ticket.labels.denied).toBe(label.nodeId);
  });
});
