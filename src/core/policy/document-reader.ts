import { durationMs } from '../duration.ts';
import { documentFault, nearest } from './document-fault.ts';
import type { DocumentNode, DocumentText, Place } from './document-node.ts';

/** Reads values out of a document strictly; everything that is not expected is a fault that points at it. */
export class DocumentReader {
  readonly #document: DocumentText;

  constructor(document: DocumentText) {
    this.#document = document;
  }

  get path(): string {
    return this.#document.path;
  }

  fail(at: Place, what: string, hint: string): never {
    throw documentFault(this.#document, at, what, hint);
  }

  /** A map with known keys only. */
  map<Key extends string>(node: DocumentNode, keys: readonly Key[], name: string): Partial<Record<Key, DocumentNode>> {
    if (node.kind !== 'map') this.fail(node.at, `${name} must be a map`, `its keys are: ${keys.join(', ')}`);
    const found: Partial<Record<Key, DocumentNode>> = {};
    for (const { key, keyAt, value } of node.entries) {
      const known = keys.find((candidate) => candidate === key);
      if (known === undefined) {
        const meant = nearest(key, keys);
        this.fail(
          keyAt,
          `unknown key "${key}" in ${name}`,
          meant === null ? `known keys are: ${keys.join(', ')}` : `did you mean "${meant}"?`,
        );
      }
      found[known] = value;
    }
    return found;
  }

  /** A map whose keys are free. */
  dictionary(node: DocumentNode, name: string): Readonly<Record<string, string>> {
    if (node.kind !== 'map') this.fail(node.at, `${name} must be a map`, 'write it as name: value');
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, this.text(value, `${name}.${key}`)]));
  }

  list<T>(node: DocumentNode, name: string, item: (node: DocumentNode) => T): readonly T[] {
    if (node.kind !== 'list') this.fail(node.at, `${name} must be a list`, 'write it as [a, b] or with one "- " a line');
    return node.items.map(item);
  }

  /** One text or a list of them. */
  texts(node: DocumentNode, name: string): readonly string[] {
    return node.kind === 'list' ? this.list(node, name, (item) => this.text(item, name)) : [this.text(node, name)];
  }

  text(node: DocumentNode, name: string): string {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '')
      this.fail(node.at, `${name} must be a text`, 'put it in quotes if it looks like something else');
    return node.value;
  }

  matching(node: DocumentNode, name: string, pattern: RegExp, hint: string): string {
    const value = this.text(node, name);
    return pattern.test(value) ? value : this.fail(node.at, `${name}: "${value}" is not valid`, hint);
  }

  choice<Choice extends string>(node: DocumentNode, name: string, choices: readonly Choice[]): Choice {
    const value = node.kind === 'scalar' ? node.value : undefined;
    const chosen = choices.find((choice) => choice === value);
    return chosen ?? this.fail(node.at, `${name} must be one of ${choices.join(', ')}`, `found ${JSON.stringify(value ?? node.kind)}`);
  }

  flag(node: DocumentNode, name: string): boolean {
    if (node.kind !== 'scalar' || typeof node.value !== 'boolean')
      this.fail(node.at, `${name} must be true or false`, 'yes, no, on and off are texts in YAML 1.2');
    return node.value;
  }

  count(node: DocumentNode, name: string, least: number, most: number): number {
    const value = node.kind === 'scalar' ? node.value : undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      this.fail(node.at, `${name} must be a whole number from ${least} to ${most}`, `found ${JSON.stringify(value ?? node.kind)}`);
    }
    return value;
  }

  /** Milliseconds. */
  duration(node: DocumentNode, name: string): number {
    const total = durationMs(this.matching(node, name, /^(\d{1,6}[smhd])+$/, 'write it like 90s, 15m, 2h or 1h30m')) ?? 0;
    if (total <= 0 || total > 30 * 86_400_000)
      this.fail(
        node.at,
        `${name} must be longer than nothing and at most 30d`,
        'requests that stay open for weeks are not looked at any more',
      );
    return total;
  }

  /** Bytes. */
  size(node: DocumentNode, name: string): number {
    const units: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
    const [, digits, unit] =
      /^(\d{1,6})(KiB|MiB|GiB)$/.exec(this.matching(node, name, /^\d{1,6}(KiB|MiB|GiB)$/, 'write it like 64MiB')) ?? [];
    return Number(digits) * (units[unit as string] as number);
  }
}
