import { freezeWords } from '../../core/policy/freeze.ts';
import type { Origin, TracedPolicy } from '../../core/policy/origins.ts';
import type { Policy, PolicySource } from '../../core/policy/policy.ts';
import type { Rule } from '../../core/policy/rule.ts';
import { duration } from './duration.ts';
import { visible } from './escape.ts';

/** What each trust means, in words. */
const meaning: Readonly<Record<PolicySource['trust'], string>> = {
  none: 'built in',
  user: 'the user could have written it',
  machine: 'only root could have written it',
  repository: 'on the protected default branch',
  untrusted: 'may only tighten',
};

export function renderCheck(sources: readonly PolicySource[], json: boolean): string {
  if (json) return `${JSON.stringify({ ok: true, documents: sources })}\n`;
  if (sources.length === 0) return 'no document: the built-in defaults apply\n';
  return sources.map(({ path, trust }) => `${visible(path)}: sound (${trust}: ${meaning[trust]})\n`).join('');
}

export function policyJson({ policy, origins }: TracedPolicy): string {
  const { digest, trust, sources, ...values } = policy;
  return `${JSON.stringify({ digest, trust, documents: sources, policy: values, origins })}\n`;
}

/** Each value with the document that said it last. */
export function policyText({ policy, origins }: TracedPolicy): string {
  const { digest, trust, sources, rules, freeze } = policy;
  const rows = values(policy).map(([key, value]) => [key.replace(/(expires)Ms$|(cap)Bytes$/, '$1$2'), value, from(origins[key])] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => Math.min((row[column] as string).length, 48))));
  const lines = [
    `policy sha256:${digest}`,
    `trust: ${trust} (${meaning[trust]})`,
    ...sources.map((source) => `document: ${visible(source.path)} (${source.trust}: ${meaning[source.trust]}) sha256:${source.sha256}`),
    '',
    ...rows.map((row) => `${row[0].padEnd(widths[0] as number)}  ${row[1].padEnd(widths[1] as number)}  ${row[2]}`),
    ...rules.map((rule) => `rule ${visible(rule.id)}: ${rule.tier}: ${visible(rule.why)} ${whenWords(rule)}  ${sourceOf(rule)}`),
    ...freeze.map(
      (one) =>
        `freeze ${visible(freezeWords(one))}: at least ${one.tier}${one.when === undefined ? '' : ` ${whenWords({ when: one.when })}`}  ${sourceOf(one)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function from(origin: Origin | undefined): string {
  return origin === undefined ? 'built in' : `${visible(origin.path)}:${origin.line}`;
}

function sourceOf({ source }: { readonly source?: string }): string {
  return visible(source ?? 'built in');
}

function whenWords({ when }: Pick<Rule, 'when'>): string {
  return visible(JSON.stringify(when));
}

function values({ preset, github, reviewers, terms, grants, path, record, env }: Policy): (readonly [string, string])[] {
  const list = (items: readonly string[], none: string) => (items.length === 0 ? none : visible(items.join(', ')));
  const labels = github.labels;
  const termsOf = (name: 'sensitive' | 'critical') => {
    const { quorum, expiresMs, revoke, outage, preview, echo } = terms[name];
    return [
      [`terms.${name}.quorum`, String(quorum)],
      [`terms.${name}.expiresMs`, duration(expiresMs)],
      [`terms.${name}.revoke`, revoke],
      [`terms.${name}.outage`, outage],
      [`terms.${name}.preview`, preview],
      [`terms.${name}.echo`, String(echo)],
    ] as const;
  };
  return [
    ['preset', preset],
    ['github.repos', list(github.repos, '-')],
    ['github.api', visible(github.api ?? '-')],
    ['github.public', String(github.public)],
    ['github.ways', list(github.ways, 'none')],
    ['github.labels', visible(`${labels.approved}, ${labels.denied}, ${labels.question}`)],
    ['reviewers.permission', reviewers.permission],
    ['reviewers.users', list(reviewers.users, '-')],
    ['reviewers.teams', list(reviewers.teams, '-')],
    ['reviewers.apps', list(reviewers.apps, '-')],
    ...termsOf('sensitive'),
    ...termsOf('critical'),
    ['grants', grants === null ? 'off' : `at most ${duration(grants.maxMs)}`],
    ['path', list(path, '-')],
    ['record.routine', record.routine],
    ['record.input', String(record.input)],
    ['record.capBytes', `${record.capBytes / 1024} KiB`],
    ['env.keep', list(env.keep, '-')],
  ];
}
