import { closeSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { Fault } from '../../core/fault.ts';
import type { PolicyAnswers } from '../../core/init/plan.ts';
import { traced } from './join.ts';

const head =
  ' Policy of guard, begun by `guard init`. `guard policy check` reads it as guard\n does; `guard policy show` prints all that is in force. Keys: docs/policy.md';

/**
 * The text of a policy document that says just that.
 * @throws Fault `configuration` where guard itself could not read it: an answer that no policy can hold
 */
export function policyText(answers: PolicyAnswers, path: string): string {
  const { preset, repo, api, users, teams, criticalQuorum } = answers;
  const document = new Document({
    version: 1,
    preset,
    github: { repos: [repo], ...(api === null ? {} : { api }) },
    reviewers: { permission: 'write', ...(users.length === 0 ? {} : { users }), ...(teams.length === 0 ? {} : { teams }) },
    ...(criticalQuorum === 1 ? {} : { terms: { critical: { quorum: criticalQuorum } } }),
    ...(answers.path.length === 0 ? {} : { path: answers.path }),
  });
  document.commentBefore = head;
  for (const key of ['github', 'reviewers', 'terms', 'path']) inOneLine(document.get(key));
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  traced([{ document: { path, text }, trust: 'user' }]);
  return text;
}

function inOneLine(node: unknown): void {
  if (node !== undefined) (node as YAMLMap | YAMLSeq).flow = true;
}

/**
 * Puts a policy document in place as a whole, or not at all.
 * @param replace false: never over one that somebody else has made meanwhile
 */
export function writePolicy(path: string, text: string, replace: boolean): void {
  const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`;
  try {
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeSync(fd, text);
      fsyncSync(fd);
      // rename(2) replaces; link(2) fails where there is one.
      if (replace) renameSync(draft, path);
      else linkSync(draft, path);
    } finally {
      closeSync(fd);
      if (!replace) unlinkSync(draft);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const taken = code === 'EEXIST';
    throw new Fault(taken ? 'configuration' : 'io', taken ? `${path} is there by now` : `cannot write the policy ${path} (${code})`, {
      hint: taken ? 'look at it, and run this again' : `check owner and mode of ${dirname(path)}, or set GUARD_HOME`,
      cause: error,
    });
  }
}
