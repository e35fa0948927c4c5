import { parentPort, workerData } from 'node:worker_threads';
import { noFigures, soak, soakHostile } from './judge.ts';

type Job =
  | { readonly kind: 'mutated'; readonly from: number; readonly to: number }
  | { readonly kind: 'hostile'; readonly part: number; readonly parts: number };

const { lines, seed } = workerData as { readonly lines: readonly string[]; readonly seed: number };

parentPort?.on('message', (job: Job) => {
  const figures = noFigures();
  if (job.kind === 'mutated') soak(lines, seed, job.from, job.to, figures);
  else soakHostile(job.part, job.parts, figures);
  parentPort?.postMessage(figures);
});
