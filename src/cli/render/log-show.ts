import type { RunStory } from '../../app/audit.ts';
import type { RecordPredicate } from '../../core/record/statement.ts';
import { quoteArgv } from '../../core/shell/quote.ts';
import { visible } from './escape.ts';

/** One run's whole story, in the order it happened. */
export function renderStory({ summary, records, screen, recording: state }: RunStory): string {
  const command = records.findLast((record) => record.command !== undefined)?.command;
  const approval = records.findLast((record) => record.approval !== undefined)?.approval;
  const plan = records.find((record) => record.plan !== undefined)?.plan;
  const actor = records.find((record) => record.actor !== undefined)?.actor;
  const recording = records.findLast((record) => record.recording !== undefined)?.recording;
  const lines = [
    field('run', summary.id),
    field('command', summary.command),
    command && field('in', command.cwd),
    command && field('tier', command.tier),
    ...(command?.findings ?? []).map(({ rule, tier, why }) => field('', `${tier}: ${why} (${rule})`)),
    ...(command?.blindSpots ?? []).map((why) => field('', `blind spot: ${why}`)),
    ...(command?.steps ?? []).map(({ argv, tier }, index) => field(`step ${index + 1}`, `${tier}: ${quoteArgv(argv).text}`)),
    plan && field('plan', `step ${plan.step} of ${plan.id}`),
    command?.reason !== undefined && field('reason', command.reason),
    actor && field('by', `${actor.osUser} on ${actor.host}${actor.agent === undefined ? '' : ` (${actor.agent})`}`),
    approval && field('initiators', approval.initiators.map(({ login, id }) => `${login} (${id})`).join(', ')),
    approval && field('asked', approval.url),
    approval && field('digest', approval.digest),
    field('verdict', summary.verdict),
    ...(approval?.reviewers ?? []).map((reviewer) =>
      field(
        'reviewer',
        `${reviewer.login} (${reviewer.id}), ${reviewer.role}, by ${reviewer.how}${reviewer.reason === undefined ? '' : `: ${reviewer.reason}`}`,
      ),
    ),
    ...(approval?.ignored ?? []).map(({ who, why }) => field('not counted', `${who}: ${why}`)),
    command && field('policy', `${command.policySha256} (${command.policyTrust})`),
    ...records.map((record) => field('record', moment(record))),
    recording &&
      field(
        'recording',
        `${recording.file}, ${recording.bytes} bytes, sha256 ${recording.sha256}${recording.truncated ? ', truncated' : ''}`,
      ),
    recording && recording.redactions > 0 && field('', `${recording.redactions} secrets masked`),
  ].filter((line) => typeof line === 'string');
  return `${lines.join('\n')}\n${screenOf(state, screen)}`;
}

function moment({ seq, time, event, result, why }: RecordPredicate): string {
  const end =
    result === undefined
      ? ''
      : `: ${result.signal ?? `exit ${result.code}`} after ${(result.durationMs / 1000).toFixed(3)} s${result.endedBy === 'itself' ? '' : `, ended by ${result.endedBy}`}`;
  return `${seq}  ${time}  ${event}${end}${why === undefined ? '' : `: ${why}`}`;
}

function screenOf(state: RunStory['recording'], screen: RunStory['screen']): string {
  if (state === 'none') return '';
  if (screen === null) return '\nthe recording is gone\n';
  const text = screen.lines.map((line) => `  ${visible(line)}\n`).join('');
  const head = state === 'whole' ? '' : 'NOT the recording that was signed:\n';
  return `\n${head}${text}${screen.cut ? '  (more: guard log replay)\n' : ''}`;
}

function field(name: string, value: string): string {
  return `${name.padEnd(12)} ${visible(value)}`.trimEnd();
}
