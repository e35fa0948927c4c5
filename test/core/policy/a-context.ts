import type { Classification } from '../../../src/core/model.ts';
import { classify } from '../../../src/core/policy/classify.ts';
import type { ClassifyContext } from '../../../src/core/policy/context.ts';
import { anywhere } from '../../../src/core/policy/examples.ts';
import type { Preset } from '../../../src/core/policy/policy.ts';
import type { Rule } from '../../../src/core/policy/rule.ts';

export function aContext(over: Partial<ClassifyContext> = {}): ClassifyContext {
  return { ...anywhere, ...over };
}

export function shell(
  text: string,
  preset: Preset = 'strict',
  over: Partial<ClassifyContext> = {},
  rules: readonly Rule[] = [],
): Classification {
  return classify({ shell: text }, { preset, rules, path: [] }, aContext(over));
}

export function argv(words: readonly string[], preset: Preset = 'strict', over: Partial<ClassifyContext> = {}): Classification {
  return classify({ argv: words }, { preset, rules: [], path: [] }, aContext(over));
}

export function rulesOf(classification: Classification): readonly string[] {
  return classification.findings.map(({ rule }) => rule);
}
