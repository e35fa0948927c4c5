/**
 * Which agent drives this shell, by the variables that the agents set for their own children.
 * It is shown to the reviewer and kept in the record: evidence, not proof, for anyone can set or clear a variable.
 */
const marks: readonly (readonly [variable: string, agent: string])[] = [
  ['CLAUDECODE', 'claude-code'],
  ['CODEX_SANDBOX', 'codex'],
  ['CODEX_THREAD_ID', 'codex'],
  ['CURSOR_AGENT', 'cursor'],
  ['CURSOR_TRACE_ID', 'cursor'],
  ['GEMINI_CLI', 'gemini'],
  ['COPILOT_AGENT', 'copilot'],
  ['OPENCODE', 'opencode'],
  ['AIDER_CHAT_HISTORY_FILE', 'aider'],
];

export function agentOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return marks.find(([variable]) => env[variable] !== undefined && env[variable] !== '')?.[1];
}
