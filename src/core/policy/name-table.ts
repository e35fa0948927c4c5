import { lazily } from '../lazily.ts';

/** Names of variables with blanks between: `PATH` is one, `GIT_*` all that begin so, `*_PATH` all that end so. */
export function nameTable(text: string): { has(name: string): boolean } {
  const table = lazily(() => {
    const words = text.split(' ');
    return {
      names: new Set(words.filter((word) => !word.includes('*'))),
      heads: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
      tails: words.filter((word) => word.startsWith('*')).map((word) => word.slice(1)),
    };
  });
  return {
    has(name) {
      const { names, heads, tails } = table();
      return names.has(name) || heads.some((head) => name.startsWith(head)) || tails.some((tail) => name.endsWith(tail));
    },
  };
}
