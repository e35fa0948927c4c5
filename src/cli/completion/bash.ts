import { nodesOf, type Value, type Verb } from './tree.ts';

/**
 * A script for bash 3.2 and newer (macOS still ships 3.2: no mapfile, no compopt there), with or without the
 * bash-completion package. Nothing in it runs guard.
 */
export function bashScript(tree: Verb): string {
  const nodes = nodesOf(tree);
  return `# bash completion for guard, generated from the command tree of guard by scripts/completions.mjs

# Sets verbs, flags, operands and rest for the verb $1.
_guard_node() {
  verbs='' flags='' operands=() rest=free
  case $1 in
${nodes.map(nodeCase).join('\n')}
  esac
}

# Sets kind to what the option $2 of the verb $1 takes, or to nothing.
_guard_value() {
  kind=''
  case "$1 $2" in
${nodes.flatMap(valueCases).join('\n')}
  esac
}

_guard_offer() {
  local word kind=$1 current=$2
  case $kind in
    choice\\ *) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "\${kind#choice }" -- "$current") ;;
    file)
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
      compopt -o filenames 2>/dev/null
      ;;
    folder)
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current")
      compopt -o filenames 2>/dev/null
      ;;
    command) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -c -- "$current") ;;
  esac
}

# The command line after \`--\` is completed as if it stood alone; $1 is the index of its first word.
_guard_command() {
  if declare -F _comp_command_offset >/dev/null; then
    _comp_command_offset "$1"
  elif declare -F _command_offset >/dev/null; then
    _command_offset "$1"
  elif [[ $1 -eq $COMP_CWORD ]]; then
    _guard_offer command "\${COMP_WORDS[COMP_CWORD]}"
  else
    _guard_offer file "\${COMP_WORDS[COMP_CWORD]}"
  fi
}

_guard() {
  local current=\${COMP_WORDS[COMP_CWORD]} verb='' option='' count=0 i word verbs flags operands rest kind
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ -n $option ]]; then
      # COMP_WORDBREAKS splits --pty=auto into three words.
      [[ $word == '=' ]] || option=''
      continue
    fi
    _guard_node "$verb"
    case $word in
      --)
        [[ $rest == command ]] && _guard_command $((i + 1))
        return
        ;;
      -*)
        _guard_value "$verb" "$word"
        [[ -n $kind ]] && option=$word
        ;;
      *)
        if [[ " $verbs " == *" $word "* ]]; then verb="\${verb:+$verb }$word"; else count=$((count + 1)); fi
        ;;
    esac
  done
  _guard_node "$verb"
  if [[ -n $option ]]; then
    _guard_value "$verb" "$option"
    [[ $current == '=' ]] && current=''
    _guard_offer "$kind" "$current"
  elif [[ $current == -* ]]; then
    _guard_offer "choice $flags" "$current"
  elif [[ -n $verbs ]]; then
    _guard_offer "choice $verbs" "$current"
  else
    kind=\${operands[count]:-$rest}
    # A command starts after \`--\` only: guard asks for it, so that its options are never read as guard's own.
    if [[ $kind == command ]]; then _guard_offer "choice --" "$current"; else _guard_offer "$kind" "$current"; fi
  fi
}

complete -F _guard guard
`;
}

function nodeCase(verb: Verb): string {
  const lines = [
    `verbs='${verb.verbs.map((child) => child.path.at(-1)).join(' ')}'`,
    `flags='${verb.flags.flatMap((flag) => flag.names).join(' ')}'`,
  ];
  const single = verb.operands.filter((operand) => !operand.rest);
  const rest = verb.operands.find((operand) => operand.rest);
  if (single.length > 0) lines.push(`operands=(${single.map((operand) => quote(kindOf(operand.value))).join(' ')})`);
  if (rest !== undefined) lines.push(`rest=${quote(kindOf(rest.value))}`);
  return `    ${quote(verb.path.join(' '))})\n${lines.map((line) => `      ${line}`).join('\n')}\n      ;;`;
}

function valueCases(verb: Verb): string[] {
  return verb.flags.flatMap((flag) => {
    if (flag.value === null) return [];
    const patterns = flag.names.map((name) => quote(`${verb.path.join(' ')} ${name}`));
    return [`    ${patterns.join(' | ')}) kind=${quote(kindOf(flag.value))} ;;`];
  });
}

function kindOf(value: Value): string {
  return value.kind === 'choice' ? `choice ${value.choices.join(' ')}` : value.kind;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
