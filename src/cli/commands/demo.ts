import { demo } from '../../app/demo.ts';
import type { Io } from '../io.ts';
import { demoTeller, renderDemoEnd } from '../render/demo.ts';
import { wireDemo } from '../wire.ts';

export interface DemoFlags {
  yes?: true;
  keep?: true;
}

/** A slow machine under load needs a few seconds for a step. */
const patienceMs = 60_000;

/** 0: every step ended as it should; 1: one did not; 130: stopped with Ctrl-C. */
export async function demoVerb(io: Io, flags: DemoFlags): Promise<number> {
  const interrupted = io.interrupted();
  const person = flags.yes !== true && io.tty.stdin && io.tty.stdout;
  const style = { tty: io.tty.stdout, env: io.env, columns: io.tty.stdout ? process.stdout.columns : null };
  const keep = flags.keep === true;
  const stage = await wireDemo(io, person);
  let kept = false;
  try {
    const outcome = await demo(stage, { interrupted, patienceMs }, demoTeller(io.out, style));
    kept = keep && outcome.kind !== 'interrupted';
    const told = renderDemoEnd(outcome, { folder: stage.folder, kept, person }, style);
    (outcome.kind === 'done' ? io.out : io.err)(told);
    return outcome.kind === 'done' ? 0 : outcome.kind === 'interrupted' ? 130 : 1;
  } finally {
    await stage.close(kept);
  }
}
