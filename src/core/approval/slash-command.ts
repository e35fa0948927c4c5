/** What a comment says to guard (github.md, rule 5): `/approve <id> [reason]` and its like. */
export type Verb = 'approve' | 'deny' | 'ask' | 'revoke' | 'cancel';

export interface SlashCommand {
  readonly verb: Verb;
  /** The request that it names; null: none, or nothing that could be an id. */
  readonly id: string | null;
  /** What follows the id on the first line. */
  readonly rest: string;
  /** All that follows the id: a question may be longer than a line. */
  readonly text: string;
}

/**
 * The command on the first line, which is where everybody reads it: not quoted, indented or fenced, and nothing in front of
 * it. GitHub shows two spaces at the end of a line as a break and CRLF as a newline, so both may follow.
 */
export function slashCommandOf(body: string): SlashCommand | null {
  const end = body.search(/[\r\n]/);
  const line = end < 0 ? body : body.slice(0, end);
  const found = /^\/(approve|deny|ask|revoke|cancel)(?:[ \t]+(\S.*))?[ \t]*$/.exec(line.trimEnd());
  if (found === null) return null;
  const said = found[2] ?? '';
  const word = /^[0-9a-z]{12}(?=[ \t]|$)/.exec(said)?.[0] ?? null;
  const rest = word === null ? said : said.slice(word.length).trim();
  return { verb: found[1] as Verb, id: word, rest, text: `${rest}${end < 0 ? '' : body.slice(end)}`.trim() };
}

/** True if the comment has a line that would approve this request, but quoted, indented, fenced, in HTML or further down. */
export function mentionsApproval(body: string, id: string): boolean {
  return commandLines(body).some((line) => line.id === id && line.verb === 'approve');
}

/**
 * True for a denial anywhere on a line of its own, as long as it is not quoted from somebody else. Denials need no form: to
 * overlook one is the only mistake that cannot be taken back.
 */
export function denies(body: string, id: string): boolean {
  return commandLines(body).some((line) => line.id === id && !line.quoted && (line.verb === 'deny' || line.verb === 'revoke'));
}

/** True if the verdict can depend on who wrote this comment. */
export function isAnswer(body: string): boolean {
  return slashCommandOf(body) !== null || commandLines(body).length > 0;
}

interface CommandLine {
  readonly verb: Verb;
  readonly id: string;
  readonly quoted: boolean;
}

function commandLines(body: string): readonly CommandLine[] {
  const lines: CommandLine[] = [];
  for (const found of body.matchAll(/^([ \t>*+`~<!-]{0,40})\/(approve|deny|ask|revoke|cancel)[ \t]+`?([0-9a-z]{12})(?![0-9a-z])/gim)) {
    lines.push({ verb: (found[2] ?? '').toLowerCase() as Verb, id: found[3] ?? '', quoted: (found[1] ?? '').includes('>') });
  }
  return lines;
}
