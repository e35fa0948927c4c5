import { globMatches } from '../policy/match.ts';

/**
 * Where version managers of languages and tools put programs, as the end of a path. They belong to the user, so guard does not
 * take the names of what is in them for granted; a policy can, under `path`.
 */
const managed: readonly string[] = [
  '.nvm/versions/node/*/bin',
  '.fnm/*/bin',
  'fnm_multishells/*/bin',
  '.volta/bin',
  '.nodenv/shims',
  '.bun/bin',
  '.deno/bin',
  '.local/share/pnpm',
  '.asdf/shims',
  'mise/shims',
  'mise/installs/*/*/bin',
  '.pyenv/shims',
  '.rbenv/shims',
  '.rvm/*/bin',
  '.cargo/bin',
  '.goenv/shims',
  '.gvm/*/bin',
  'go/bin',
  '.jenv/shims',
  '.sdkman/candidates/*/*/bin',
  '.ghcup/bin',
  '.juliaup/bin',
  '.tfenv/bin',
  '.krew/bin',
  '.nix-profile/bin',
];

/** Folders of version managers on a PATH, each once, in its order. */
export function versionFolders(path: string, home: string): readonly string[] {
  const found = path.split(':').filter((folder) => {
    const inHome = folder.startsWith(`${home === '/' ? '' : home}/`);
    return inHome && !folder.includes('/../') && managed.some((end) => globMatches(`*/${end}`, folder.replace(/\/+$/, '')));
  });
  return [...new Set(found)];
}
