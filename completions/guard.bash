# bash completion for guard, generated from the command tree of guard by scripts/completions.mjs

# Sets verbs, flags, operands and rest for the verb $1.
_guard_node() {
  verbs='' flags='' operands=() rest=free
  case $1 in
    '')
      verbs='exec explain requests wait cancel reply review approve deny init doctor demo log policy completion help'
      flags='-V --version -h --help'
      ;;
    'exec')
      verbs=''
      flags='-m --reason -c --shell -R --repo --issue --pr --plan --preview --wait --timeout --pty --dry-run --json --status-fd -h --help'
      rest='command'
      ;;
    'explain')
      verbs=''
      flags='-c --shell --stdin --preset --json -h --help'
      rest='command'
      ;;
    'requests')
      verbs=''
      flags='--grants --all-repos --json -h --help'
      ;;
    'wait')
      verbs=''
      flags='--wait --json -h --help'
      operands=('free')
      ;;
    'cancel')
      verbs=''
      flags='-m --reason -h --help'
      operands=('free')
      ;;
    'reply')
      verbs=''
      flags='-h --help'
      operands=('free')
      rest='free'
      ;;
    'review')
      verbs=''
      flags='-R --repo -h --help'
      operands=('free')
      ;;
    'approve')
      verbs=''
      flags='-R --repo -m --reason -h --help'
      operands=('free')
      ;;
    'deny')
      verbs=''
      flags='-R --repo -m --reason -h --help'
      operands=('free')
      ;;
    'init')
      verbs=''
      flags='-R --repo --reviewer --team --preset --path --yes --force --dry-run -h --help'
      ;;
    'doctor')
      verbs=''
      flags='-R --repo --json -h --help'
      ;;
    'demo')
      verbs=''
      flags='--yes --keep -h --help'
      ;;
    'log')
      verbs='list show replay verify help'
      flags='-h --help'
      ;;
    'log list')
      verbs=''
      flags='--since --until --actor --reviewer --tier --verdict --grep --limit --json -h --help'
      ;;
    'log show')
      verbs=''
      flags='--json -h --help'
      operands=('free')
      ;;
    'log replay')
      verbs=''
      flags='--speed --idle-limit --raw -h --help'
      operands=('free')
      ;;
    'log verify')
      verbs=''
      flags='--quick --all-signatures --trust --json -h --help'
      operands=('folder')
      ;;
    'log help')
      verbs=''
      flags=''
      operands=('choice list show replay verify')
      ;;
    'policy')
      verbs='check show test help'
      flags='-h --help'
      ;;
    'policy check')
      verbs=''
      flags='--tighten --json -h --help'
      operands=('file')
      ;;
    'policy show')
      verbs=''
      flags='--json -h --help'
      ;;
    'policy test')
      verbs=''
      flags='--corpus --preset --allow-asks --json -h --help'
      ;;
    'policy help')
      verbs=''
      flags=''
      operands=('choice check show test')
      ;;
    'completion')
      verbs=''
      flags='-h --help'
      operands=('choice bash zsh fish')
      ;;
    'help')
      verbs=''
      flags=''
      operands=('choice exec explain requests wait cancel reply review approve deny init doctor demo log policy completion')
      ;;
  esac
}

# Sets kind to what the option $2 of the verb $1 takes, or to nothing.
_guard_value() {
  kind=''
  case "$1 $2" in
    'exec -m' | 'exec --reason') kind='free' ;;
    'exec -c' | 'exec --shell') kind='free' ;;
    'exec -R' | 'exec --repo') kind='free' ;;
    'exec --issue') kind='free' ;;
    'exec --pr') kind='free' ;;
    'exec --plan') kind='file' ;;
    'exec --preview') kind='command' ;;
    'exec --wait') kind='free' ;;
    'exec --timeout') kind='free' ;;
    'exec --pty') kind='choice auto always never' ;;
    'exec --status-fd') kind='free' ;;
    'explain -c' | 'explain --shell') kind='free' ;;
    'explain --preset') kind='choice strict workspace' ;;
    'wait --wait') kind='free' ;;
    'cancel -m' | 'cancel --reason') kind='free' ;;
    'review -R' | 'review --repo') kind='free' ;;
    'approve -R' | 'approve --repo') kind='free' ;;
    'approve -m' | 'approve --reason') kind='free' ;;
    'deny -R' | 'deny --repo') kind='free' ;;
    'deny -m' | 'deny --reason') kind='free' ;;
    'init -R' | 'init --repo') kind='free' ;;
    'init --reviewer') kind='free' ;;
    'init --team') kind='free' ;;
    'init --preset') kind='choice strict workspace' ;;
    'init --path') kind='folder' ;;
    'doctor -R' | 'doctor --repo') kind='free' ;;
    'log list --since') kind='free' ;;
    'log list --until') kind='free' ;;
    'log list --actor') kind='free' ;;
    'log list --reviewer') kind='free' ;;
    'log list --tier') kind='choice routine sensitive critical forbidden' ;;
    'log list --verdict') kind='choice routine pending approved denied expired void cancelled refused' ;;
    'log list --grep') kind='free' ;;
    'log list --limit') kind='free' ;;
    'log replay --speed') kind='free' ;;
    'log replay --idle-limit') kind='free' ;;
    'log verify --trust') kind='file' ;;
    'policy test --corpus') kind='file' ;;
    'policy test --preset') kind='choice strict workspace' ;;
    'policy test --allow-asks') kind='free' ;;
  esac
}

_guard_offer() {
  local word kind=$1 current=$2
  case $kind in
    choice\ *) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "${kind#choice }" -- "$current") ;;
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

# The command line after `--` is completed as if it stood alone; $1 is the index of its first word.
_guard_command() {
  if declare -F _comp_command_offset >/dev/null; then
    _comp_command_offset "$1"
  elif declare -F _command_offset >/dev/null; then
    _command_offset "$1"
  elif [[ $1 -eq $COMP_CWORD ]]; then
    _guard_offer command "${COMP_WORDS[COMP_CWORD]}"
  else
    _guard_offer file "${COMP_WORDS[COMP_CWORD]}"
  fi
}

_guard() {
  local current=${COMP_WORDS[COMP_CWORD]} verb='' option='' count=0 i word verbs flags operands rest kind
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
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
        if [[ " $verbs " == *" $word "* ]]; then verb="${verb:+$verb }$word"; else count=$((count + 1)); fi
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
    kind=${operands[count]:-$rest}
    # A command starts after `--` only: guard asks for it, so that its options are never read as guard's own.
    if [[ $kind == command ]]; then _guard_offer "choice --" "$current"; else _guard_offer "$kind" "$current"; fi
  fi
}

complete -F _guard guard
