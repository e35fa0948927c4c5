import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { documentFault } from '../../core/policy/document-fault.ts';
import type { DocumentNode, DocumentText, MapEntry, Place } from '../../core/policy/document-node.ts';

/**
 * Parses YAML 1.2 (core schema) into a tree with places. One document, text keys, each once; aliases, tags and merges
 * are refused: they let two readers of the same file see two policies, and a few lines grow into gigabytes.
 * @throws Fault `configuration` with path:line:column and a caret
 */
export function yamlTree(document: DocumentText): DocumentNode {
  const counter = new LineCounter();
  const parsed = parseAllDocuments(document.text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const start: Place = { line: 1, column: 1 };
  const first = Array.isArray(parsed) ? parsed[0] : undefined;
  if (first === undefined) throw documentFault(document, start, 'the document is empty', 'start it with: version: 1');
  if (Array.isArray(parsed) && parsed[1] !== undefined)
    throw documentFault(document, placeOf(parsed[1].range[0]), 'a second document follows', 'one file holds one policy');
  const problem = first.errors[0] ?? first.warnings[0];
  if (problem !== undefined)
    throw documentFault(
      document,
      placeOf(problem.pos[0]),
      problem.message.split('\n')[0] ?? 'not valid YAML',
      'check the indentation and the quotes around it',
    );

  const tree = (node: unknown, at: Place): DocumentNode => {
    const here = placed(node, at);
    if (isAlias(node) || (isScalar(node) || isMap(node) || isSeq(node) ? node.anchor !== undefined || node.tag !== undefined : false)) {
      throw documentFault(document, here, 'anchors, aliases and tags are not allowed', 'write the value out');
    }
    if (isMap(node)) return { kind: 'map', at: here, entries: node.items.map(({ key, value }) => entry(key, value, here)) };
    if (isSeq(node)) return { kind: 'list', at: here, items: node.items.map((item) => tree(item, here)) };
    if (isScalar(node) && (node.value === null || ['string', 'number', 'boolean'].includes(typeof node.value))) {
      return { kind: 'scalar', at: here, value: node.value as string | number | boolean | null };
    }
    if (node === null || node === undefined) return { kind: 'scalar', at: here, value: null };
    throw documentFault(document, here, 'this is not a value that a policy can hold', 'write a text, a number, true or false');
  };
  const placed = (node: unknown, fallback: Place): Place => {
    const range = (node as Node | null)?.range;
    return range === undefined || range === null ? fallback : placeOf(range[0]);
  };
  const entry = (key: unknown, value: unknown, above: Place): MapEntry => {
    const keyAt = placed(key, above);
    if (!isScalar(key) || typeof key.value !== 'string')
      throw documentFault(document, keyAt, 'a key must be a plain text', 'put it in quotes if it looks like something else');
    return { key: key.value, keyAt, value: tree(value, keyAt) };
  };
  return tree(first.contents, start);
}
