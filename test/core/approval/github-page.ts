/**
 * What GitHub makes of a Markdown text: its blocks, as the GFM specification has them, and what GitHub adds to them that no
 * specification has: mentions, references, emoji, mathematics, diagrams.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Page {
  /** Types of the nodes, as a tree: what kind of page it is, whatever its words say. */
  readonly shape: string;
  /** Code blocks in order. */
  readonly code: readonly { readonly language: string; readonly lines: readonly string[] }[];
  /** What stands between backticks within a line. */
  readonly spans: readonly string[];
  /** Raw HTML, each piece. */
  readonly html: readonly string[];
  /** Everything else that is to be read, each piece. */
  readonly text: readonly string[];
  /** What does something by itself: `mention @bob`, `link https://...`. */
  readonly alive: readonly string[];
}

type Found = { [Part in keyof Omit<Page, 'shape'>]: Page[Part][number][] };
type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

/** Nodes that lead somewhere, load something or stand in for something. */
const livingNodes: ReadonlySet<string> = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
]);

/** GitHub draws these instead of showing them, or offers to apply them. */
const drawn: ReadonlySet<string> = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl', 'suggestion']);

/** In text that is neither code nor a link. More than GitHub would find: it asks first whether there is such a person or commit. */
const livingText: readonly (readonly [string, RegExp])[] = [
  ['mention', /@[a-z\d]/i],
  ['issue', /#\d|\bgh-\d/i],
  ['commit', /\b[0-9a-f]{7,40}\b/i],
  // Two digits between colons are minutes.
  ['emoji', /:(?!\d\d:)[\w+-]+:/],
  ['mathematics', /\$[^$]+\$|\$$/],
  ['address', /\bhttps?:|\bwww\.|\bjavascript:|\bmailto:/i],
];

/** HTML that GitHub leaves out of sight. */
const unseen = /^<!--[^>]*-->$/;

export function pageOf(markdown: string): Page {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const page: Found = { code: [], spans: [], html: [], text: [], alive: [] };
  const shape = visit(root, page);
  // An alert of GitHub is a quotation whose first line says so.
  if (/blockquote\(paragraph\(text/.test(shape) && page.text.some((text) => /^\[!\w+\]/.test(text))) page.alive.push('alert');
  return { shape, ...page };
}

function visit(node: Node, page: Found): string {
  if (livingNodes.has(node.type)) page.alive.push(`${node.type} ${'url' in node ? node.url : ''}`.trim());
  switch (node.type) {
    case 'text':
      page.text.push(node.value);
      for (const [what, pattern] of livingText) {
        const found = pattern.exec(node.value)?.[0];
        if (found !== undefined) page.alive.push(`${what} ${found}`);
      }
      break;
    case 'code':
      page.code.push({ language: node.lang ?? '', lines: node.value.split(/\r?\n/) });
      if (drawn.has(node.lang ?? '')) page.alive.push(`drawing ${node.lang}`);
      break;
    case 'inlineCode':
      page.spans.push(node.value);
      break;
    case 'html':
      page.html.push(node.value);
      if (!unseen.test(node.value) && !/^<\/?(?:details|summary)>/.test(node.value)) page.alive.push(`html ${node.value}`);
      break;
  }
  return 'children' in node ? `${node.type}(${node.children.map((child) => visit(child, page)).join(' ')})` : node.type;
}
