/** Numbers that look like chance and come again for the same seed (Steele and Vigna's SplitMix, 32 bits). */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

const longest = 65_536;

const inserts = [
  ';',
  '&',
  '&&',
  '||',
  '|',
  '|&',
  '>',
  '>>',
  '>|',
  '<',
  '<<',
  '<<<',
  '<(',
  '>(',
  '(',
  ')',
  '((',
  '))',
  '{',
  '}',
  '[[',
  ']]',
  '[',
  ']',
  '`',
  '$',
  '$(',
  '${',
  '$((',
  '$[',
  "$'",
  '$"',
  '"',
  "'",
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '#',
  '!',
  '*',
  '?',
  '~',
  '=',
  '+=',
  ',',
  '..',
  '--',
  '-',
  '@',
  ':',
  '%',
  '^',
  '/',
  '{a,b}',
  '{1..3}',
  '${x@P}',
  '${!x}',
  '${x:-',
  'a[$(b)]',
  '<<E\n',
  '\nE\n',
  "<<'E'\n",
  '\0',
  '\ud800',
  '\udc00',
  '\u0001',
  '\u001b[2J',
  '\u200b',
  '\u2028',
  '\ufeff',
  'é',
  '\u{1f600}',
  '2>&1',
  '{fd}>',
  'eval ',
  'sudo ',
  'xargs ',
  'env ',
  'if ',
  'then ',
  'fi',
  'for ',
  'in ',
  'do ',
  'done',
  'case ',
  'esac',
  'f() ',
  'function ',
  'cd ',
  'alias ',
  'trap ',
  'unset ',
  'declare -A ',
  'local ',
  'IFS=',
  'PATH=',
  'x=$(',
  'bash -c ',
  'sh -c "',
  'exec ',
  '. ',
] as const;

const nests: readonly (readonly [string, string])[] = [
  ['$(', ')'],
  ['(', ')'],
  ['{ ', '; }'],
  ['((', '))'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['${x:-', '}'],
  ['<(', ')'],
  ['$((', '))'],
  ['[[ ', ' ]]'],
  ['if ', '; then :; fi'],
  ['bash <<E\n', '\nE\n'],
  ["cat <<'E'\n", '\nE\n'],
  ['f() { ', '; }; f'],
  ['for i in a b; do ', '; done'],
  ['case x in x) ', ';; esac'],
  ['eval "', '"'],
  ["sh -c '", "'"],
];

/** One input, made of lines of the corpora. */
export function mutated(lines: readonly string[], chance: Chance): string {
  let text = lines[chance(lines.length)] as string;
  for (let times = 1 + chance(3); times > 0; times--) text = step(text, lines, chance).slice(0, longest);
  return text;
}

function step(text: string, lines: readonly string[], chance: Chance): string {
  const at = chance(text.length + 1);
  const pick = <T>(from: readonly T[]): T => from[chance(from.length)] as T;
  switch (chance(14)) {
    case 0:
      return text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << chance(8))) + text.slice(at + 1);
    case 1:
      return text.slice(0, at);
    case 2:
    case 3:
      return text.slice(0, at) + pick(inserts) + text.slice(at);
    case 4: {
      const other = pick(lines);
      return text.slice(0, at) + other.slice(chance(other.length + 1));
    }
    case 5:
      return text + pick([';', '&&', '|', '\n', '||', '&', ' ']) + pick(lines);
    case 6: {
      const [open, close] = pick(nests);
      return text.slice(0, at) + open + text.slice(at) + close;
    }
    case 7: {
      const [open, close] = pick(nests);
      // Half of all deep inputs are left open.
      const times = 1 + chance(chance(50) === 0 ? 3000 : 12);
      return open.repeat(times) + text + (chance(2) === 0 ? close.repeat(times) : '');
    }
    case 8: {
      const piece = chance(2) === 0 ? pick(inserts) : text.slice(at, at + 1 + chance(8)) || 'a';
      return text.slice(0, at) + piece.repeat(1 + chance(chance(40) === 0 ? 20_000 : 60)) + text.slice(at);
    }
    case 9:
      return text.slice(0, at) + 'x'.repeat(1 + chance(chance(40) === 0 ? longest : 300)) + text.slice(at);
    default: {
      const tokens = text.split(/(?<=\s)/);
      const first = chance(tokens.length);
      const second = chance(tokens.length);
      const token = tokens[first] as string;
      const how = chance(3);
      if (how === 0) tokens.splice(first, 1);
      else if (how === 1) tokens.splice(second, 0, token);
      else {
        tokens[first] = tokens[second] as string;
        tokens[second] = token;
      }
      return tokens.join('');
    }
  }
}
