import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { exec } from '../../app/exec.ts';
import type { ExecInput, ExecOutcome } from '../../app/exec-ports.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import { Fault } from '../../core/fault.ts';
import { isoTime } from '../../core/iso-time.ts';
import { parseDuration } from '../duration.ts';
import type { Io } from '../io.ts';
import { renderDryRun } from '../render/dry-run.ts';
import { visible } from '../render/escape.ts';
import { jsonTeller, type Teller, tellAll, textTeller } from '../render/news.ts';
import { type Report, report, reportLines } from '../report.ts';
import { screenOf } from '../screen.ts';
import { wireExec } from '../wire.ts';
import { type CommandFlags, commandOf } from './command-of.ts';
import { planOf, typedPlan } from './plan-of.ts';

export interface ExecFlags extends CommandFlags {
  reason?: string;
  repo?: string;
  issue?: string;
  pr?: string;
  plan?: string;
  preview?: string;
  wait?: string;
  timeout?: string;
  pty: 'auto' | 'always' | 'never';
  dryRun?: true;
  json?: true;
  statusFd?: string;
}

/** Answers of guard itself (cli.md, "Exit codes of exec"); everything else is the command's own code. */
const exits = { pending: 75, expired: 124, refused: 126, 'not-executable': 126, 'not-found': 127 } as const;

export async function execVerb(io: Io, flags: ExecFlags, operands: readonly string[], dashes: boolean): Promise<number> {
  let teller: Teller | undefined;
  let request: string | null = null;
  const remember: Teller['tell'] = (news) => {
    if ('id' in news) request = news.id;
    teller?.tell(news);
  };
  try {
    teller = tellerOf(io, flags);
    const input = inputOf(io, flags, operands, dashes);
    const outcome = await exec(wireExec(io, remember), input);
    const { code, reason, lines } = conclude(io, outcome);
    teller.exit({
      request: 'id' in outcome ? outcome.id : request,
      ran: outcome.kind === 'ran' || (outcome.kind === 'stopped' && outcome.ran),
      code,
      reason,
    });
    if (flags.json !== true) for (const line of lines) io.err(`guard: ${visible(line)}\n`);
    return code;
  } catch (error) {
    const told = report(error, 'exec');
    teller?.exit({ request, ran: false, code: told.exit, reason: told.message, ...(told.hint === undefined ? {} : { hint: told.hint }) });
    // With --json everything on stderr is a JSON line, and the exit event has said it.
    if (flags.json !== true || teller === undefined) io.err(reportLines(told));
    return told.exit;
  }
}

/** A command line that could not be parsed still ends with the exit event where it asked for one. */
export function tellUsage(io: Io, argv: readonly string[], { exit, message }: Report): void {
  const options = argv.slice(1, argv.includes('--') ? argv.indexOf('--') : argv.length);
  const descriptor = options[options.indexOf('--status-fd') + 1];
  const flags: ExecFlags = {
    pty: 'auto',
    ...(options.includes('--json') ? { json: true } : {}),
    ...(options.includes('--status-fd') && descriptor !== undefined ? { statusFd: descriptor } : {}),
  };
  try {
    if (flags.json === true || flags.statusFd !== undefined)
      tellerOf(io, flags).exit({ request: null, ran: false, code: exit, reason: message });
  } catch {
    // The descriptor is not one either; the message on stderr says what is wrong first.
  }
}

function tellerOf(io: Io, flags: ExecFlags): Teller {
  const now = () => isoTime(Date.now());
  const tellers = [flags.json === true ? jsonTeller(io.err, now) : textTeller(screenOf(io))];
  if (flags.statusFd !== undefined) {
    const fd = statusDescriptor(flags.statusFd);
    tellers.push(jsonTeller((line) => writeLine(fd, line), now));
  }
  return tellAll(tellers);
}

/** Descriptors above this are closed before a child starts (adapters/runner), so guard keeps one of its own. */
const keptDescriptor = 15;

function statusDescriptor(text: string): number {
  const fd = Number(text);
  try {
    if (!/^\d{1,4}$/.test(text)) throw new Error('not a number');
    fstatSync(fd);
    return fd <= keptDescriptor ? fd : openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_APPEND);
  } catch (cause) {
    throw new Fault('usage', `--status-fd: ${visible(text)} is not a descriptor that is open for writing`, {
      hint: 'open it first: guard exec --status-fd 3 ... 3>status.jsonl',
      cause,
    });
  }
}

/** Whoever listens may be gone; that must not end the command. */
function writeLine(fd: number, line: string): void {
  try {
    writeSync(fd, line);
  } catch {
    // Nobody is left to be told.
  }
}

function inputOf(io: Io, flags: ExecFlags, operands: readonly string[], dashes: boolean): ExecInput {
  const terminal = io.tty.stdin && io.tty.stdout && io.tty.stderr;
  const plan = flags.plan === undefined ? null : planOf(io, flags.plan, flags, operands);
  return {
    command: plan === null ? commandOf(io, flags, operands, dashes, flags.reason) : typedPlan(io, plan, flags.reason),
    repo: flags.repo === undefined ? null : repoOf(flags.repo),
    thread: threadOf(flags),
    plan,
    preview: previewOf(flags),
    waitMs: flags.wait === undefined ? null : parseDuration(flags.wait, '--wait'),
    timeoutMs: flags.timeout === undefined ? null : positive(parseDuration(flags.timeout, '--timeout'), '--timeout'),
    dryRun: flags.dryRun === true,
    // The steps of a plan have nothing on stdin, so no program of theirs can talk to a terminal.
    io: flags.pty === 'always' || (flags.pty === 'auto' && terminal && plan === null) ? 'pty' : 'pipe',
    interrupted: io.interrupted,
  };
}

function previewOf({ preview }: Pick<ExecFlags, 'preview'>): string | null {
  if (preview === undefined) return null;
  if (preview.trim() === '')
    throw new Fault('usage', '--preview: the string is empty', { hint: "write a command: --preview 'kubectl get pods'" });
  return preview;
}

function positive(ms: number, option: string): number {
  if (ms === 0) throw new Fault('usage', `${option}: 0 would end the run before it starts`, { hint: 'leave the option out for no limit' });
  return ms;
}

/** The same shape GitHub allows; anything else must not become part of a URL. */
function repoOf(text: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text)) return text;
  throw new Fault('usage', `-R: "${text}" is not a repository`, { hint: 'write it as owner/name' });
}

function threadOf({ issue, pr }: Pick<ExecFlags, 'issue' | 'pr'>): ExecInput['thread'] {
  if (issue !== undefined && pr !== undefined)
    throw new Fault('usage', '--issue and --pr exclude each other', { hint: 'ask on one thread' });
  if (issue !== undefined) return { kind: 'issue', number: numberOf(issue, '--issue', 'an issue') };
  return pr === undefined ? null : { kind: 'pull', number: numberOf(pr, '--pr', 'a pull request') };
}

function numberOf(text: string, option: string, what: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new Fault('usage', `${option}: "${text}" is not the number of ${what}`, { hint: `write it as in the URL: ${option} 42` });
}

/** What is left to say, for people. */
interface Conclusion {
  readonly code: number;
  readonly reason: string;
  readonly lines: readonly string[];
}

function conclude(io: Io, outcome: ExecOutcome): Conclusion {
  switch (outcome.kind) {
    case 'ran': {
      const { run, afterwards } = outcome;
      const reason = run.endedBy === 'itself' ? (run.signal === null ? 'ended' : `ended by ${run.signal}`) : `ended by ${run.endedBy}`;
      return { code: exitCodeOf(run), reason, lines: afterwards };
    }
    case 'dry-run':
      io.out(renderDryRun(outcome));
      return { code: 0, reason: 'dry run', lines: [] };
    case 'pending':
      return {
        code: exits.pending,
        reason: outcome.interrupted ? 'interrupted, still pending' : 'still pending',
        lines: [
          `${outcome.interrupted ? 'stopped waiting, ' : ''}still open: ${outcome.url}`,
          'hint: repeat the very same line to take it up again: approved means it runs then, once',
        ],
      };
    case 'ended': {
      const { verdict, afterwards } = outcome;
      const code = verdict.kind === 'expired' ? exits.expired : exits.refused;
      return { code, reason: `${verdict.kind}: ${verdict.why}`, lines: afterwards };
    }
    case 'stopped':
      return { code: exits.refused, reason: `stopped: ${outcome.why}`, lines: outcome.afterwards };
    case 'refused':
      return { code: exits.refused, reason: `forbidden: ${outcome.why}`, lines: [`forbidden: ${outcome.why}; nothing ran`] };
    case 'not-found':
      return { code: exits[outcome.kind], reason: 'command not found', lines: [`${outcome.program}: command not found`] };
    case 'not-executable':
      return { code: exits[outcome.kind], reason: 'not executable', lines: [`${outcome.program}: not executable`] };
  }
}
