import type { Classification } from '../../../src/core/model.ts';
import { classify } from '../../../src/core/policy/classify.ts';
import type { ClassifyContext } from '../../../src/core/policy/context.ts';
import type { Preset } from '../../../src/core/policy/policy.ts';

/** A machine where nothing is installed: programs are judged by their names. */
export function aContext(over: Partial<ClassifyContext> = {}): ClassifyContext {
  return {
    lookup: () => ({ kind: 'missing' }),
    cwd: '/w/tree',
    home: '/home/ann',
    workTree: '/w/tree',
    stdinTty: false,
    env: {},
    ownPaths: ['/home/ann/.local/state/guard', '/home/ann/.config/guard'],
    facts: {},
    ...over,
  };
}

export function shell(text: string, preset: Preset = 'strict', over: Partial<ClassifyContext> = {}): Classification {
  return classify({ shell: text }, { preset, rules: [], path: [] }, aContext(over));
}

export function argv(words: readonly string[], preset: Preset = 'strict', over: Partial<ClassifyContext> = {}): Classification {
  return classify({ argv: words }, { preset, rules: [], path: [] }, aContext(over));
}

export function rulesOf(classification: Classification): readonly string[] {
  return classification.findings.map(({ rule }) => rule);
}
