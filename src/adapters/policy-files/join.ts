import { createHash } from 'node:crypto';
import type { Sha256 } from '../../core/model.ts';
import { type Draft, defaults, sealed } from '../../core/policy/defaults.ts';
import { type PolicyDocument, readDocument } from '../../core/policy/document.ts';
import type { DocumentText } from '../../core/policy/document-node.ts';
import { applyBase, tighten } from '../../core/policy/layers.ts';
import { originsOf, type TracedPolicy } from '../../core/policy/origins.ts';
import type { Policy, PolicySource } from '../../core/policy/policy.ts';
import { yamlTree } from './yaml-tree.ts';

/** A document as it was found. The first may set anything unless it is untrusted. */
export interface Layer {
  readonly document: DocumentText;
  readonly trust: PolicySource['trust'];
}

/** Joins the documents, most trusted first, into the effective policy. */
export function joined(layers: readonly Layer[]): Policy {
  return traced(layers).policy;
}

/** As {@link joined}, with which document said what. */
export function traced(layers: readonly Layer[]): TracedPolicy {
  let draft: Draft = defaults;
  const documents: PolicyDocument[] = [];
  for (const { document, trust } of layers) {
    const said = readDocument(document, yamlTree(document));
    documents.push(said);
    draft = trust === 'untrusted' ? tighten(draft, said) : applyBase(draft, said);
  }
  const base = layers.find(({ trust }) => trust !== 'untrusted');
  const sources = layers.map(({ document, trust }): PolicySource => ({ path: document.path, trust, sha256: sha256(document.text) }));
  const policy = sealed(draft, base === undefined || base.trust === 'untrusted' ? 'none' : base.trust, sources);
  return { policy, origins: originsOf(documents) };
}

function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}
