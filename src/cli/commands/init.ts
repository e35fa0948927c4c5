import { diagnose } from '../../app/doctor.ts';
import { carryOut, type Ground, plan, surveyGround } from '../../app/init.ts';
import { Fault } from '../../core/fault.ts';
import { changes } from '../../core/init/plan.ts';
import type { Io } from '../io.ts';
import { failingLines, verdictLine } from '../render/doctor.ts';
import { doneLine, offerLines, planLines } from '../render/init.ts';
import { type Setup, wireInit } from '../wire.ts';
import type { Decided, InitFlags } from './init-flags.ts';

/** Does nothing to anything (a shell tells itself to go on), and no preset lets it run unasked. */
const tryIt = "guard exec -m 'see how guard asks' -- sh -c 'kill -CONT $$ && echo it ran'";

/** `guard init`: finds out, asks, and only then makes what is missing. */
export async function initVerb(io: Io, flags: InitFlags): Promise<number> {
  const asks = flags.yes !== true && flags.dryRun !== true;
  if (asks && !(io.tty.stdin && io.tty.stdout)) {
    throw new Fault('usage', 'guard init asks questions, and this is no terminal', {
      hint: 'answer with options: guard init --yes -R owner/name --reviewer <login>',
    });
  }
  const setup = await wireInit(io);
  const decided = asks ? await (await import('./init-wizard.ts')).wizard(io, setup, flags) : await unasked(io, setup, flags);
  if (decided === null) {
    io.err('guard: nothing was changed\n');
    return 1;
  }
  const { ground, choices } = decided;
  const steps = await plan(setup, ground, choices);
  if (!asks) io.err(notes(setup, flags, ground));
  if (flags.dryRun === true) {
    io.out(`${planLines(steps).join('\n')}\ndry run: nothing was changed\n`);
    return 0;
  }
  for (const step of steps) if (step.to === 'keep') io.out(`${doneLine(step)}\n`);
  await carryOut(setup, ground, steps, (step) => io.out(`${doneLine(step)}\n`));
  if (changes(steps).length === 0) io.out('nothing to change: all of it was there\n');
  await conclude(io, setup, ground.repo);
  return 0;
}

async function unasked(io: Io, setup: Setup, flags: InitFlags): Promise<Decided> {
  const { reviewer: users = [], team: teams = [], path = [] } = flags;
  const ground = await surveyGround(setup, { cwd: io.cwd(), repo: flags.repo ?? null, users, teams, replace: flags.force === true });
  return { ground, choices: { users, path, preset: flags.preset ?? 'strict', criticalQuorum: null, storeToken: false } };
}

/** What whoever asks nothing should know. */
function notes(setup: Setup, { reviewer = [], team = [], path = [], preset }: InitFlags, { kept }: Ground): string {
  if (kept === null) return offerLines(setup.versionFolders.filter((folder) => !path.includes(folder)));
  if (reviewer.length + team.length + path.length === 0 && preset === undefined) return '';
  return 'guard: what the options say of the policy is left out: the one that is there stays; --force writes the own one anew\n';
}

async function conclude(io: Io, setup: Setup, repo: string): Promise<void> {
  const diagnosis = await diagnose(await setup.doctor(repo), io.cwd());
  io.out(`\n${[...failingLines(diagnosis), verdictLine(diagnosis)].join('\n')}\n`);
  io.out(`try: ${diagnosis.verdict === 'ready' ? tryIt : 'guard doctor'}\n`);
}
