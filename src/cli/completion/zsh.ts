import { type Flag, nodesOf, type Value, type Verb } from './tree.ts';

/** A `#compdef` file for zsh 5; to be named `_guard` in a folder of `fpath`. Nothing in it runs guard. */
export function zshScript(tree: Verb): string {
  return `#compdef guard
# zsh completion for guard, generated from the command tree of guard by scripts/completions.mjs

${nodesOf(tree).map(verbFunction).join('\n\n')}

# Read as a file of fpath it is the completion itself; sourced, it registers one.
if [[ $funcstack[1] == _guard ]]; then
  _guard "$@"
else
  compdef _guard guard
fi
`;
}

function verbFunction(verb: Verb): string {
  const rest = verb.operands.find((operand) => operand.rest);
  const specs = verb.flags.map(flagSpec);
  const body: string[] = [];
  if (rest?.value.kind === 'command') {
    body.push(
      '  # After `--` stands a command line of its own.',
      '  local -i dashes=${words[(i)--]}',
      '  if (( dashes < CURRENT )); then',
      '    shift $dashes words',
      '    (( CURRENT -= dashes ))',
      '    _normal',
      '    return',
      '  fi',
    );
    specs.push(quote('*:separator:(--)'));
  }
  if (verb.verbs.length > 0) specs.push(quote('1: :->verb'), quote('*:: :->rest'));
  verb.operands.forEach((operand, index) => {
    if (operand.value.kind === 'command') return;
    specs.push(quote(`${operand.rest ? '*' : index + 1}:${escaped(operand.name)}:${action(operand.value)}`));
  });
  const call = ['_arguments -s -S -C :', ...specs].join(' \\\n    ');
  if (verb.verbs.length === 0) return `${nameOf(verb)}() {\n${[...body, `  ${call}`].join('\n')}\n}`;
  return `${nameOf(verb)}() {
  local curcontext=$curcontext state state_descr line ret=1
  typeset -A opt_args
  ${call} && ret=0
  case $state in
    verb)
      local -a verbs=(
${verb.verbs.map((child) => `        ${quote(`${child.path.at(-1)}:${child.summary}`)}`).join('\n')}
      )
      _describe -t verbs verb verbs && ret=0
      ;;
    rest)
      case $words[1] in
${verb.verbs.map((child) => `        ${child.path.at(-1)}) ${nameOf(child)} && ret=0 ;;`).join('\n')}
      esac
      ;;
  esac
  return ret
}`;
}

function nameOf(verb: Verb): string {
  return ['_guard', ...verb.path].join('_').replaceAll('-', '_');
}

/** `'(-m --reason)'{-m,--reason}'[why]:text: '`, as _arguments(zshcompsys) wants it. */
function flagSpec(flag: Flag): string {
  const value = flag.value === null ? '' : `:${flag.value.kind === 'choice' ? 'choice' : 'value'}:${action(flag.value)}`;
  const tail = `[${escaped(flag.summary).replace(/[[\]]/g, '\\$&')}]${value}`;
  // `--name=` takes both `--name value` and `--name=value`.
  const names = flag.names.map((name) => (flag.value !== null && name.startsWith('--') ? `${name}=` : name));
  if (names.length === 1) return quote(`${names[0]}${tail}`);
  return `${quote(`(${flag.names.join(' ')})`)}{${names.join(',')}}${quote(tail)}`;
}

function action(value: Value): string {
  switch (value.kind) {
    case 'choice':
      return `(${value.choices.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'command':
      return '_command_names -e';
    case 'free':
      return ' ';
  }
}

function escaped(text: string): string {
  return text.replace(/[\\:]/g, '\\$&');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
