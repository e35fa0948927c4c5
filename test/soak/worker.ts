import { noFigures, soak, soakHostile } from './judge.ts';

type Job =
  | { readonly kind: 'corpus'; readonly lines: readonly string[]; readonly seed: number }
  | { readonly kind: 'mutated'; readonly from: number; readonly to: number }
  | { readonly kind: 'hostile'; readonly part: number; readonly parts: number };

let lines: readonly string[] = [];
let seed = 0;

process.on('message', (job: Job) => {
  if (job.kind === 'corpus') {
    ({ lines, seed } = job);
    return;
  }
  const figures = noFigures();
  if (job.kind === 'mutated') soak(lines, seed, job.from, job.to, figures);
  else soakHostile(job.part, job.parts, figures);
  process.send?.(figures);
});
