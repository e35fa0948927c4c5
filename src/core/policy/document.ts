import { type Effect, type Terms, tiers } from '../model.ts';
import { contextNames } from './context.ts';
import { freezeOf } from './document-freeze.ts';
import type { DocumentNode, DocumentText, Place } from './document-node.ts';
import { DocumentReader } from './document-reader.ts';
import type { Freeze } from './freeze.ts';
import type { Preset, Role, Way } from './policy.ts';
import type { Rule, When } from './rule.ts';

/** A value and where it was written, so that refusing it can point. */
export interface Said<T> {
  readonly value: T;
  readonly at: Place;
}

export interface TermsSaid {
  readonly quorum?: Said<number>;
  readonly expiresMs?: Said<number>;
  readonly revoke?: Said<Terms['revoke']>;
  readonly outage?: Said<Terms['outage']>;
  readonly preview?: Said<Terms['preview']>;
  readonly echo?: Said<boolean>;
}

/** What one document says; what it leaves out is for the layers below. */
export interface PolicyDocument {
  readonly text: DocumentText;
  readonly preset?: Said<Preset>;
  readonly github: {
    readonly repos?: Said<readonly string[]>;
    readonly api?: Said<string>;
    readonly public?: Said<boolean>;
    readonly ways?: Said<readonly Way[]>;
    readonly labels?: Said<{ readonly approved?: string; readonly denied?: string; readonly question?: string }>;
  };
  readonly reviewers: {
    readonly permission?: Said<Role>;
    readonly users?: Said<readonly string[]>;
    readonly teams?: Said<readonly string[]>;
    readonly apps?: Said<readonly string[]>;
  };
  readonly terms: { readonly sensitive: TermsSaid; readonly critical: TermsSaid };
  readonly rules: readonly Said<Rule>[];
  readonly grants?: Said<{ readonly maxMs: number }>;
  readonly freeze: readonly Freeze[];
  readonly path?: Said<readonly string[]>;
  readonly record: {
    readonly routine?: Said<'full' | 'digest' | 'none'>;
    readonly input?: Said<boolean>;
    readonly capBytes?: Said<number>;
  };
  readonly env: { readonly keep?: Said<readonly string[]> };
}

const effects: readonly Effect[] = [
  'reads',
  'reads-secrets',
  'writes-files',
  'deletes',
  'executes',
  'network-in',
  'network-out',
  'exports-data',
  'changes-identity',
  'changes-permissions',
  'changes-cluster',
  'changes-infrastructure',
  'changes-database',
  'changes-services',
  'changes-packages',
  'changes-network',
  'changes-history',
  'publishes',
  'spends-money',
  'stops-processes',
  'touches-audit',
];

const repoShape = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;
const loginShape = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/;

/**
 * Reads a document against the strict schema: an unknown key is an error, because a misspelt `reviewers` would
 * otherwise leave the door open without a word.
 * @throws Fault `configuration` with `path:line:column`, the line, and a caret
 */
export function readDocument(text: DocumentText, root: DocumentNode): PolicyDocument {
  const read: DocumentReader = new DocumentReader(text);
  const top = read.map(
    root,
    ['version', 'preset', 'github', 'reviewers', 'terms', 'rules', 'grants', 'freeze', 'record', 'path', 'env'],
    'the policy',
  );
  if (top.version === undefined) read.fail(root.at, 'version is missing', 'start the document with: version: 1');
  if (top.version.kind !== 'scalar' || top.version.value !== 1) read.fail(top.version.at, 'version must be 1', 'this guard knows no other');
  const said = <T>(node: DocumentNode | undefined, value: (node: DocumentNode) => T): Said<T> | undefined =>
    node === undefined ? undefined : { value: value(node), at: node.at };
  const shaped = (name: string, pattern: RegExp, hint: string) => (node: DocumentNode) =>
    read.list(node, name, (item) => read.matching(item, name, pattern, hint));

  const github = top.github === undefined ? {} : read.map(top.github, ['repos', 'api', 'public', 'ways', 'labels'], 'github');
  const reviewers = top.reviewers === undefined ? {} : read.map(top.reviewers, ['permission', 'users', 'teams', 'apps'], 'reviewers');
  const terms = top.terms === undefined ? {} : read.map(top.terms, ['sensitive', 'critical'], 'terms');
  const record = top.record === undefined ? {} : read.map(top.record, ['routine', 'input', 'cap'], 'record');
  const env = top.env === undefined ? {} : read.map(top.env, ['keep'], 'env');
  return {
    text,
    ...optional(
      'preset',
      said(top.preset, (node) => read.choice<Preset>(node, 'preset', ['strict', 'workspace'])),
    ),
    github: {
      ...optional('repos', said(github.repos, shaped('github.repos', repoShape, 'write it as owner/name'))),
      ...optional(
        'api',
        said(github.api, (node) =>
          read.matching(node, 'github.api', /^https?:\/\/[^\s/]+(\/[^\s]*)?$/, 'write it like https://api.github.com'),
        ),
      ),
      ...optional(
        'public',
        said(github.public, (node) => read.flag(node, 'github.public')),
      ),
      ...optional(
        'ways',
        said(github.ways, (node) =>
          read.list(node, 'github.ways', (item) => read.choice<Way>(item, 'github.ways', ['label', 'comment', 'review'])),
        ),
      ),
      ...optional(
        'labels',
        said(github.labels, (node) => labelsOf(read, node)),
      ),
    },
    reviewers: {
      ...optional(
        'permission',
        said(reviewers.permission, (node) =>
          read.choice<Role>(node, 'reviewers.permission', ['read', 'triage', 'write', 'maintain', 'admin']),
        ),
      ),
      ...optional('users', said(reviewers.users, shaped('reviewers.users', loginShape, 'write logins, without @'))),
      ...optional(
        'teams',
        said(reviewers.teams, shaped('reviewers.teams', /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/, 'write teams as organization/team')),
      ),
      ...optional('apps', said(reviewers.apps, shaped('reviewers.apps', /^[a-z0-9][a-z0-9-]*$/, "write the app's slug, as in its URL"))),
    },
    terms: { sensitive: termsOf(read, terms.sensitive, 'terms.sensitive'), critical: termsOf(read, terms.critical, 'terms.critical') },
    rules: top.rules === undefined ? [] : rulesOf(read, top.rules),
    ...optional(
      'grants',
      said(top.grants, (node) => grantsOf(read, node)),
    ),
    freeze: top.freeze === undefined ? [] : read.list(top.freeze, 'freeze', (item) => freezeOf(read, item, (when) => whenOf(read, when))),
    ...optional('path', said(top.path, shaped('path', /^\/[^\0]*$/, 'name folders by their absolute paths'))),
    record: {
      ...optional(
        'routine',
        said(record.routine, (node) => read.choice<'full' | 'digest' | 'none'>(node, 'record.routine', ['full', 'digest', 'none'])),
      ),
      ...optional(
        'input',
        said(record.input, (node) => read.flag(node, 'record.input')),
      ),
      ...optional(
        'capBytes',
        said(record.cap, (node) => read.size(node, 'record.cap')),
      ),
    },
    env: {
      ...optional('keep', said(env.keep, shaped('env.keep', /^[A-Za-z_][A-Za-z0-9_]*$/, 'name variables one by one, without patterns'))),
    },
  };
}

/** `exactOptionalPropertyTypes`: a key is there or it is not. */
function optional<Key extends string, T>(key: Key, value: T | undefined): { readonly [K in Key]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: T };
}

function labelsOf(read: DocumentReader, node: DocumentNode): { approved?: string; denied?: string; question?: string } {
  const { approved, denied, question } = read.map(node, ['approved', 'denied', 'question'], 'github.labels');
  const name = (one: DocumentNode | undefined, key: string) =>
    one === undefined ? undefined : read.matching(one, `github.labels.${key}`, /^\S(.{0,48}\S)?$/u, 'a label has at most 50 characters');
  return {
    ...optional('approved', name(approved, 'approved')),
    ...optional('denied', name(denied, 'denied')),
    ...optional('question', name(question, 'question')),
  };
}

function termsOf(read: DocumentReader, node: DocumentNode | undefined, name: string): TermsSaid {
  if (node === undefined) return {};
  const { quorum, expires, revoke, outage, preview, echo } = read.map(
    node,
    ['quorum', 'expires', 'revoke', 'outage', 'preview', 'echo'],
    name,
  );
  const choice = <Key extends 'revoke' | 'outage' | 'preview'>(
    key: Key,
    value: DocumentNode | undefined,
    choices: readonly Terms[Key][],
  ) => (value === undefined ? {} : { [key]: { value: read.choice<Terms[Key]>(value, `${name}.${key}`, choices), at: value.at } });
  return {
    ...(quorum === undefined ? {} : { quorum: { value: read.count(quorum, `${name}.quorum`, 1, 10), at: quorum.at } }),
    ...(expires === undefined ? {} : { expiresMs: { value: read.duration(expires, `${name}.expires`), at: expires.at } }),
    ...choice('revoke', revoke, ['kill', 'finish']),
    ...choice('outage', outage, ['strict', 'best-effort']),
    ...choice('preview', preview, ['bound', 'shown']),
    ...(echo === undefined ? {} : { echo: { value: read.flag(echo, `${name}.echo`), at: echo.at } }),
  };
}

function grantsOf(read: DocumentReader, node: DocumentNode): { readonly maxMs: number } {
  const { max } = read.map(node, ['max'], 'grants');
  if (max === undefined) return read.fail(node.at, 'grants needs max', 'write it as grants: { max: 1h }');
  return { maxMs: read.duration(max, 'grants.max') };
}

function rulesOf(read: DocumentReader, node: DocumentNode): readonly Said<Rule>[] {
  const ids = new Set<string>();
  return read.list(node, 'rules', (item) => {
    const rule = ruleOf(read, item);
    if (ids.has(rule.id))
      read.fail(item.at, `the rule "${rule.id}" is there twice`, 'ids are what findings and records name, so each is used once');
    ids.add(rule.id);
    return { value: { ...rule, source: read.path }, at: item.at };
  });
}

function ruleOf(read: DocumentReader, node: DocumentNode): Rule {
  const fields = read.map(node, ['id', 'tier', 'why', 'when', 'effects', 'examples'], 'a rule');
  const { id, tier, why, when } = fields;
  if (id === undefined || tier === undefined || why === undefined || when === undefined)
    return read.fail(node.at, 'a rule needs id, tier, why and when', 'see docs/policy.md');
  const examples = fields.examples === undefined ? undefined : read.map(fields.examples, ['hit', 'miss'], 'examples');
  return {
    id: read.matching(id, 'id', /^[a-z0-9]+(-[a-z0-9]+)*$/, 'write ids like prod-cluster'),
    tier: read.choice(tier, 'tier', tiers),
    why: read.text(why, 'why'),
    when: whenOf(read, when),
    ...(fields.effects === undefined ? {} : { effects: effectsOf(read, fields.effects) }),
    ...(examples === undefined
      ? {}
      : {
          examples: {
            hit: examples.hit === undefined ? [] : read.texts(examples.hit, 'examples.hit'),
            miss: examples.miss === undefined ? [] : read.texts(examples.miss, 'examples.miss'),
          },
        }),
  };
}

/** A name that nothing gathers would make a rule that never hits. */
function contextOf(read: DocumentReader, node: DocumentNode): Readonly<Record<string, string>> {
  read.map(node, contextNames, 'when.context');
  return read.dictionary(node, 'when.context');
}

function effectsOf(read: DocumentReader, node: DocumentNode): readonly Effect[] {
  return read.list(node, 'effects', (item) => read.choice(item, 'effects', effects));
}

function whenOf(read: DocumentReader, node: DocumentNode): When {
  const when = read.map(node, ['program', 'subcommand', 'args', 'anyOption', 'allOptions', 'effects', 'context'], 'when');
  for (const [key, value] of Object.entries(when)) {
    if ((value.kind === 'list' && value.items.length === 0) || (value.kind === 'map' && value.entries.length === 0))
      read.fail(value.at, `when.${key} is empty`, 'leave it out: an empty condition holds for every command, or for none');
  }
  if (Object.keys(when).length === 0)
    read.fail(node.at, 'when is empty', 'an empty condition would match every command: name a program, an argument or an effect');
  return {
    ...(when.program === undefined ? {} : { program: read.texts(when.program, 'when.program') }),
    ...(when.subcommand === undefined ? {} : { subcommand: read.texts(when.subcommand, 'when.subcommand') }),
    ...(when.args === undefined ? {} : { args: read.texts(when.args, 'when.args') }),
    ...(when.anyOption === undefined ? {} : { anyOption: read.texts(when.anyOption, 'when.anyOption') }),
    ...(when.allOptions === undefined ? {} : { allOptions: read.texts(when.allOptions, 'when.allOptions') }),
    ...(when.effects === undefined ? {} : { effects: effectsOf(read, when.effects) }),
    ...(when.context === undefined ? {} : { context: contextOf(read, when.context) }),
  };
}
