/** What a comment says to guard (github.md, rule 5): `/approve <id> [reason]` and its like. */
export type Verb = 'approve' | 'grant' | 'deny' | 'ask' | 'revoke' | 'cancel';

export interface SlashCommand {
  readonly verb: Verb;
  /** The request that it names; null: none, or nothing that could be an id. */
  readonly id: string | null;
  /** What follows the id on the first line. */
  readonly rest: string;
  /** All that follows the id: a question may be longer than a line. */
  readonly text: string;
}

/** Longer lines are no answers that people write; whoever may comment may write 65,536 characters. */
const longestLine = 2000;

/**
 * The command on the first line, which is where everybody reads it: not quoted, indented or fenced, and nothing in front of
 * it. GitHub shows two spaces at the end of a line as a break and CRLF as a newline, so both may follow.
 */
export function slashCommandOf(body: string): SlashCommand | null {
  const line = firstLine(body);
  const verb = /^\/(approve|grant|deny|ask|revoke|cancel)(?=[ \t]|$)/.exec(line)?.[1];
  if (verb === undefined) return null;
  const said = line.slice(verb.length + 1).trim();
  const id = /^[0-9a-z]{12}(?=[ \t]|$)/.exec(said)?.[0] ?? null;
  const rest = id === null ? said : said.slice(id.length).trim();
  return { verb: verb as Verb, id, rest, text: `${rest}${body.slice(line.length)}`.trim() };
}

/** What stands before the first break of any kind. */
export function firstLine(body: string): string {
  const end = body.search(/[\r\n\v\f\u0085\u2028\u2029]/);
  return (end < 0 ? body : body.slice(0, end)).slice(0, longestLine);
}

/** True if the comment has a line that would approve this request, but quoted, indented, fenced, in HTML or further down. */
export function mentionsApproval(body: string, id: string): boolean {
  return commandLines(body).some((line) => line.verb === 'approve' && line.said.includes(id));
}

/** Words that take a request away: whoever writes one may not know its form. */
const refusals: ReadonlySet<string> = new Set(['deny', 'denied', 'reject', 'rejected', 'revoke', 'revoked']);

/**
 * True for a denial anywhere on a line of its own, as long as it is not quoted from somebody else and does not name another
 * request. Denials need no form: to overlook one is the only mistake that cannot be taken back.
 * @param others ids of the other requests that the thread announces
 */
export function denies(body: string, id: string, others: readonly string[]): boolean {
  return commandLines(body).some(
    ({ verb, said, quoted }) => refusals.has(verb) && !quoted && (said.includes(id) || !others.some((other) => said.includes(other))),
  );
}

/** True if the verdict can depend on who wrote this comment. */
export function isAnswer(body: string): boolean {
  return slashCommandOf(body) !== null || commandLines(body).length > 0;
}

interface CommandLine {
  /** Lower case. */
  readonly verb: string;
  /** What follows it on its line. */
  readonly said: string;
  readonly quoted: boolean;
}

/** More of them is no talk about one request. */
const mostLines = 400;

function commandLines(body: string): readonly CommandLine[] {
  if (!/\/(?:approve|den|ask|revoke|reject|cancel)/i.test(body)) return [];
  return body.split(/[\r\n\v\f\u0085\u2028\u2029]/, mostLines).flatMap((line) => {
    const short = line.slice(0, longestLine);
    // Something of a mark-up, a number or a few words may stand in front: `- /deny`, `1. /deny`, `No! /deny`.
    const found = /^(.{0,40}?)\/(approved?|deny|denied|reject(?:ed)?|ask|revoked?|cancel)(?![\w/.-])(.*)$/i.exec(short);
    if (found === null) return [];
    const [, before = '', verb = '', said = ''] = found;
    return /[\w/.]$/.test(before) ? [] : [{ verb: verb.toLowerCase(), said, quoted: before.includes('>') }];
  });
}
