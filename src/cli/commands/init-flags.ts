import type { Choices, Ground } from '../../app/init.ts';
import type { Preset } from '../../core/policy/policy.ts';

export interface InitFlags {
  repo?: string;
  reviewer?: string[];
  team?: string[];
  preset?: Preset;
  path?: string[];
  yes?: true;
  force?: true;
  dryRun?: true;
}

/** What is done with everything answered. */
export interface Decided {
  readonly ground: Ground;
  readonly choices: Choices;
}
