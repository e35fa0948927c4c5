import { type Flag, nodesOf, type Value, type Verb } from './tree.ts';

/** A script for fish 3; nothing in it runs guard. */
export function fishScript(tree: Verb): string {
  const nodes = nodesOf(tree);
  const pairs = (pick: (verb: Verb) => readonly string[]) =>
    nodes.flatMap((verb) => pick(verb).map((word) => quote(`${verb.path.join(' ')} ${word}`))).join(' ');
  return `# fish completion for guard, generated from the command tree of guard by scripts/completions.mjs

# The verb that the words before the cursor name, and \`--\` after it where a command line of its own begins.
function __guard_verb
    set -l valued ${pairs((verb) => verb.flags.flatMap((flag) => (flag.value === null ? [] : flag.names)))}
    set -l verbs ${pairs((verb) => verb.verbs.map((child) => child.path.at(-1) ?? ''))}
    set -l verb ''
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if test "$word" = --
            echo "$verb --"
            return
        else if string match -q -- '-*' $word
            contains -- "$verb $word" $valued; and set skip 1
        else if contains -- "$verb $word" $verbs
            set verb (string trim -- "$verb $word")
        end
    end
    echo $verb
end

function __guard_at
    test (__guard_verb) = "$argv[1]"
end

# Completes what stands after \`--\` as if it stood alone.
function __guard_command
    set -l words (commandline -opc)
    set -l dashes (contains -i -- -- $words)
    set -l inner (string escape -- $words[(math $dashes + 1)..-1]) (commandline -ct)
    test (count $words) = $dashes; and set inner (commandline -ct)
    complete -C (string join ' ' -- $inner)
end

complete -c guard -f
${nodes.flatMap(linesOf).join('\n')}
`;
}

function linesOf(verb: Verb): string[] {
  const at = `complete -c guard -n ${quote(`__guard_at ${quote(verb.path.join(' '))}`)}`;
  const lines = [
    ...verb.verbs.map((child) => `${at} -a ${quote(child.path.at(-1) ?? '')} -d ${quote(child.summary)}`),
    ...verb.flags.map((flag) => `${at} ${flagWords(flag)} -d ${quote(flag.summary)}`),
  ];
  for (const operand of verb.operands) {
    if (operand.value.kind === 'command') {
      lines.push(`${at} -a -- -d 'the command follows'`);
      lines.push(`complete -c guard -n ${quote(`__guard_at ${quote(`${verb.path.join(' ')} --`)}`)} -a '(__guard_command)'`);
    } else if (operand.value.kind !== 'free') {
      lines.push(`${at} ${offer(operand.value)}`);
    }
  }
  return lines;
}

function flagWords(flag: Flag): string {
  const words = flag.names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...words, ...(flag.value === null ? [] : [`-r ${offer(flag.value)}`.trim()])].join(' ');
}

function offer(value: Value): string {
  switch (value.kind) {
    case 'choice':
      return `-f -a ${quote(value.choices.join(' '))}`;
    case 'file':
      return '-F';
    case 'folder':
      return `-f -a '(__fish_complete_directories)'`;
    case 'command':
      return `-f -a '(__fish_complete_command)'`;
    case 'free':
      return '-f';
  }
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
