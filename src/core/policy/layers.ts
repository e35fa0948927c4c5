import type { Terms, Tier } from '../model.ts';
import { type Draft, routineRecording } from './defaults.ts';
import type { PolicyDocument, Said, TermsSaid } from './document.ts';
import { documentFault } from './document-fault.ts';
import type { Preset, Role } from './policy.ts';

const roles: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin'];
const recordings = ['none', 'digest', 'full'] as const;

/** Applies a document that may set anything: the machine's, or the user's where no machine has one. */
export function applyBase(below: Draft, document: PolicyDocument): Draft {
  const { github, reviewers, terms, record } = document;
  const preset = document.preset?.value ?? below.preset;
  return {
    preset,
    github: {
      repos: github.repos?.value ?? below.github.repos,
      api: github.api?.value ?? below.github.api,
      public: github.public?.value ?? below.github.public,
      ways: github.ways?.value ?? below.github.ways,
      labels: labelsWith(below, document),
    },
    reviewers: {
      permission: reviewers.permission?.value ?? below.reviewers.permission,
      users: reviewers.users?.value ?? below.reviewers.users,
      teams: reviewers.teams?.value ?? below.reviewers.teams,
      apps: reviewers.apps?.value ?? below.reviewers.apps,
    },
    terms: { sensitive: setTerms(below.terms.sensitive, terms.sensitive), critical: setTerms(below.terms.critical, terms.critical) },
    rules: [...below.rules, ...document.rules.map(({ value }) => value)],
    grants: document.grants?.value ?? below.grants,
    freeze: [...below.freeze, ...document.freeze],
    path: document.path?.value ?? below.path,
    record: {
      routine: record.routine?.value ?? routineRecording(preset),
      input: record.input?.value ?? below.record.input,
      capBytes: record.capBytes?.value ?? below.record.capBytes,
    },
    env: { keep: document.env.keep?.value ?? below.env.keep },
  };
}

/** Also with those that it leaves as they are: `denied: Approved` beside the default `approved` would be one label on GitHub. */
function labelsWith(below: Draft, { text, github }: PolicyDocument): Draft['github']['labels'] {
  const labels = { ...below.github.labels, ...github.labels?.value };
  const distinct = new Set(Object.values(labels).map((label) => label.toLowerCase()));
  if (github.labels !== undefined && distinct.size < 3)
    throw documentFault(text, github.labels.at, 'github.labels must differ from each other', 'one label cannot mean yes and no');
  return labels;
}

function setTerms(below: Terms, said: TermsSaid): Terms {
  return {
    tier: below.tier,
    quorum: said.quorum?.value ?? below.quorum,
    expiresMs: said.expiresMs?.value ?? below.expiresMs,
    revoke: said.revoke?.value ?? below.revoke,
    outage: said.outage?.value ?? below.outage,
    preview: said.preview?.value ?? below.preview,
    echo: said.echo?.value ?? below.echo,
  };
}

/**
 * Applies a document that the initiator could have written: it may raise, add, shorten and narrow, and nothing else.
 * Otherwise an agent would edit its own leash, and a cloned repository could send requests, with the user's token, to
 * people of its own choice.
 * @throws Fault `configuration` naming the line that would loosen
 */
export function tighten(below: Draft, document: PolicyDocument): Draft {
  const check = new Tightening(document);
  const { github, reviewers, terms, record } = document;
  const preset = check.rising<Preset>(document.preset, below.preset, ['workspace', 'strict'], 'preset');
  check.same(github.api, below.github.api, 'github.api');
  check.labels(below);
  return {
    preset,
    github: {
      repos: check.subset(github.repos, below.github.repos, 'github.repos'),
      api: below.github.api,
      public: check.falling(github.public, below.github.public, 'github.public'),
      ways: check.subset(github.ways, below.github.ways, 'github.ways'),
      labels: below.github.labels,
    },
    reviewers: {
      permission: check.rising(reviewers.permission, below.reviewers.permission, roles, 'reviewers.permission'),
      ...check.people(below),
      apps: check.subset(reviewers.apps, below.reviewers.apps, 'reviewers.apps'),
    },
    terms: {
      sensitive: check.terms(terms.sensitive, below.terms.sensitive, 'terms.sensitive'),
      critical: check.terms(terms.critical, below.terms.critical, 'terms.critical'),
    },
    rules: [...below.rules, ...check.rules()],
    // A window can only raise.
    grants: check.grants(document.grants, below.grants),
    freeze: [...below.freeze, ...document.freeze],
    path: check.subset(document.path, below.path, 'path'),
    record: {
      routine: check.rising(
        record.routine,
        preset === below.preset ? below.record.routine : routineRecording(preset),
        recordings,
        'record.routine',
      ),
      input: check.rising(record.input, below.record.input, [false, true], 'record.input'),
      capBytes: check.atLeast(record.capBytes, below.record.capBytes, 'record.cap'),
    },
    env: { keep: check.subset(document.env.keep, below.env.keep, 'env.keep') },
  };
}

class Tightening {
  readonly #document: PolicyDocument;

  constructor(document: PolicyDocument) {
    this.#document = document;
  }

  #refuse(said: Pick<Said<unknown>, 'at'>, name: string, why: string): never {
    throw documentFault(
      this.#document.text,
      said.at,
      `${name} would loosen the policy: ${why}`,
      'a document that the initiator could have written can only tighten; change the trusted one instead',
    );
  }

  rising<T>(said: Said<T> | undefined, below: T, order: readonly T[], name: string): T {
    if (said === undefined) return below;
    return order.indexOf(said.value) >= order.indexOf(below) ? said.value : this.#refuse(said, name, `it is ${String(below)}`);
  }

  falling(said: Said<boolean> | undefined, below: boolean, name: string): boolean {
    return this.rising(said, below, [true, false], name);
  }

  atLeast(said: Said<number> | undefined, below: number, name: string): number {
    if (said === undefined) return below;
    return said.value >= below ? said.value : this.#refuse(said, name, 'it is higher');
  }

  atMost(said: Said<number> | undefined, below: number, name: string): number {
    if (said === undefined) return below;
    return said.value <= below ? said.value : this.#refuse(said, name, 'it is shorter');
  }

  same<T>(said: Said<T> | undefined, below: T | null, name: string): void {
    if (said !== undefined && said.value !== below) this.#refuse(said, name, 'only a trusted document may choose it');
  }

  subset<T extends string>(said: Said<readonly T[]> | undefined, below: readonly T[], name: string): readonly T[] {
    if (said === undefined) return below;
    const allowed = new Set(below.map((one) => one.toLowerCase()));
    const extra = said.value.find((one) => !allowed.has(one.toLowerCase()));
    return extra === undefined ? said.value : this.#refuse(said, name, `"${extra}" is not in it`);
  }

  labels(below: Draft): void {
    const said = this.#document.github.labels;
    if (said === undefined) return;
    for (const key of ['approved', 'denied', 'question'] as const) {
      const name = said.value[key];
      if (name !== undefined && name !== below.github.labels[key])
        this.#refuse(said, `github.labels.${key}`, 'only a trusted document may choose it');
    }
  }

  /** Naming people narrows where everybody with the role could review; where some are named, only to fewer of them. */
  people(below: Draft): { users: readonly string[]; teams: readonly string[] } {
    const { users, teams } = this.#document.reviewers;
    const everybody = below.reviewers.users.length + below.reviewers.teams.length === 0;
    const narrowed = {
      users: everybody && users !== undefined ? users.value : this.subset(users, below.reviewers.users, 'reviewers.users'),
      teams: everybody && teams !== undefined ? teams.value : this.subset(teams, below.reviewers.teams, 'reviewers.teams'),
    };
    // Taking the last name away would let everybody in again.
    const said = users ?? teams;
    if (!everybody && said !== undefined && narrowed.users.length + narrowed.teams.length === 0)
      this.#refuse(said, 'reviewers', 'it would name nobody, which lets everybody review');
    return narrowed;
  }

  grants(said: Said<{ readonly maxMs: number }> | undefined, below: Draft['grants']): Draft['grants'] {
    if (said === undefined) return below;
    if (below === null) return this.#refuse(said, 'grants', 'they are off');
    return said.value.maxMs <= below.maxMs ? said.value : this.#refuse(said, 'grants.max', `it is ${below.maxMs / 1000}s`);
  }

  terms(said: TermsSaid, below: Terms, name: string): Terms {
    return {
      tier: below.tier,
      quorum: this.atLeast(said.quorum, below.quorum, `${name}.quorum`),
      expiresMs: this.atMost(said.expiresMs, below.expiresMs, `${name}.expires`),
      revoke: this.rising(said.revoke, below.revoke, ['finish', 'kill'], `${name}.revoke`),
      outage: this.rising(said.outage, below.outage, ['best-effort', 'strict'], `${name}.outage`),
      preview: this.rising(said.preview, below.preview, ['shown', 'bound'], `${name}.preview`),
      echo: this.rising(said.echo, below.echo, [false, true], `${name}.echo`),
    };
  }

  rules(): readonly Draft['rules'][number][] {
    for (const rule of this.#document.rules) {
      const routine: Tier = 'routine';
      if (rule.value.tier === routine) this.#refuse(rule, `the rule "${rule.value.id}"`, 'it makes something routine');
    }
    return this.#document.rules.map(({ value }) => value);
  }
}
