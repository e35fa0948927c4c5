import type { Step } from '../../core/init/plan.ts';
import { visible } from './escape.ts';

/** What was done, or was there. */
export function doneLine(step: Step): string {
  return `${nameOf(step)}: ${step.to === 'keep' ? kept(step) : { make: 'made', replace: 'written anew' }[step.to]}`;
}

/** What would be done; of a new policy every line. */
export function planLines(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.to === 'keep') return [`${nameOf(step)}: ${kept(step)}`];
    const line = `${nameOf(step)}: would be ${{ make: 'made', replace: 'written anew' }[step.to]}`;
    return step.kind === 'policy' ? [line, ...textLines(step.text)] : [line];
  });
}

function textLines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${visible(line)}`);
}

function nameOf(step: Step): string {
  switch (step.kind) {
    case 'label':
      return `label ${visible(step.name)}`;
    case 'policy':
      return `policy ${visible(step.path)}`;
    case 'token':
      return 'token in the keychain';
    case 'log':
      return 'signing key and log';
  }
}

function kept(step: Step): string {
  return step.kind === 'policy' && step.to === 'keep' ? visible(step.why) : 'there';
}

/** Folders that a policy could trust, and is not made to without a word. */
export function offerLines(folders: readonly string[]): string {
  if (folders.length === 0) return '';
  const options = folders.map((folder) => `--path ${visible(folder)}`).join(' ');
  return `guard: not trusted, so commands from there ask: ${folders.map(visible).join(', ')}\nguard: hint: if only people you trust write there: ${options}\n`;
}
