import type { Assignment, Command } from './parse.ts';

/** `declare -A a=([k]=1)`: Bash looks for the option in the text in front of it, as it stands there and no further than a redirection. */
export function associativeIn({ name, suffix }: Command): readonly Assignment[] {
  if (name === undefined || !/^(declare|typeset|local)$/.test(name.text)) return [];
  const found: Assignment[] = [];
  let associative = false;
  for (const child of suffix) {
    if (child.type === 'Word') associative ||= /^-[A-Za-z]*A[A-Za-z]*$/.test(child.text);
    else if (child.type !== 'Assignment') break;
    else if (associative) found.push(child);
  }
  return found;
}
