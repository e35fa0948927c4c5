/** Where guard's own token may stand in the environment, first match wins (cli.md, "Environment and files"). */
const names = ['GUARD_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'] as const;

type Env = Readonly<Record<string, string | undefined>>;

/** The token guard asks with, or null. */
export function tokenIn(env: Env): { readonly token: string; readonly from: string } | null {
  for (const from of names) {
    const token = env[from]?.trim();
    if (token !== undefined && token !== '') return { token, from };
  }
  return null;
}

/** Every token of guard's in the environment: none of them may show up in an issue, a record or a recording. */
export function tokensIn(env: Env): readonly string[] {
  return [...new Set(names.flatMap((name) => env[name]?.trim() || []))];
}
