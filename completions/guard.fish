# fish completion for guard, generated from the command tree of guard by scripts/completions.mjs

# The verb that the words before the cursor name, and `--` after it where a command line of its own begins.
function __guard_verb
    set -l valued 'exec -m' 'exec --reason' 'exec -c' 'exec --shell' 'exec -R' 'exec --repo' 'exec --issue' 'exec --pr' 'exec --plan' 'exec --preview' 'exec --wait' 'exec --timeout' 'exec --pty' 'exec --status-fd' 'explain -c' 'explain --shell' 'explain --preset' 'wait --wait' 'cancel -m' 'cancel --reason' 'review -R' 'review --repo' 'approve -R' 'approve --repo' 'approve -m' 'approve --reason' 'deny -R' 'deny --repo' 'deny -m' 'deny --reason' 'init -R' 'init --repo' 'init --reviewer' 'init --team' 'init --preset' 'init --path' 'doctor -R' 'doctor --repo' 'log list --since' 'log list --until' 'log list --actor' 'log list --reviewer' 'log list --tier' 'log list --verdict' 'log list --grep' 'log list --limit' 'log replay --speed' 'log replay --idle-limit' 'log verify --trust' 'policy test --corpus' 'policy test --preset' 'policy test --allow-asks'
    set -l verbs ' exec' ' explain' ' requests' ' wait' ' cancel' ' reply' ' review' ' approve' ' deny' ' init' ' doctor' ' demo' ' log' ' policy' ' completion' ' help' 'log list' 'log show' 'log replay' 'log verify' 'log help' 'policy check' 'policy show' 'policy test' 'policy help'
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

# Completes what stands after `--` as if it stood alone.
function __guard_command
    set -l words (commandline -opc)
    set -l dashes (contains -i -- -- $words)
    set -l inner (string escape -- $words[(math $dashes + 1)..-1]) (commandline -ct)
    test (count $words) = $dashes; and set inner (commandline -ct)
    complete -C (string join ' ' -- $inner)
end

complete -c guard -f
complete -c guard -n '__guard_at \'\'' -a 'exec' -d 'run a command: at once if it is routine, after an approval if not'
complete -c guard -n '__guard_at \'\'' -a 'explain' -d 'show how a command is classified and what would be asked of whom'
complete -c guard -n '__guard_at \'\'' -a 'requests' -d 'the open requests of this machine, and how they stand'
complete -c guard -n '__guard_at \'\'' -a 'wait' -d 'wait for the verdict on an open request; runs nothing'
complete -c guard -n '__guard_at \'\'' -a 'cancel' -d 'take an open request of this machine back'
complete -c guard -n '__guard_at \'\'' -a 'reply' -d 'answer a reviewer\'s question on the request\'s thread'
complete -c guard -n '__guard_at \'\'' -a 'review' -d 'a reviewer\'s inbox: the open requests of a repository, as they were written'
complete -c guard -n '__guard_at \'\'' -a 'approve' -d 'approve an open request, with your own token, without a question'
complete -c guard -n '__guard_at \'\'' -a 'deny' -d 'deny an open request, with your own token, without a question'
complete -c guard -n '__guard_at \'\'' -a 'init' -d 'set guard up: labels, policy, signing key and log; what is there stays'
complete -c guard -n '__guard_at \'\'' -a 'doctor' -d 'check all that could make an approval fail or mean nothing; changes nothing'
complete -c guard -n '__guard_at \'\'' -a 'demo' -d 'the whole flow on this machine, against an embedded GitHub'
complete -c guard -n '__guard_at \'\'' -a 'log' -d 'read and check the signed log'
complete -c guard -n '__guard_at \'\'' -a 'policy' -d 'check, show and test the policy documents'
complete -c guard -n '__guard_at \'\'' -a 'completion' -d 'print the completion script of a shell'
complete -c guard -n '__guard_at \'\'' -a 'help' -d 'print help for a verb'
complete -c guard -n '__guard_at \'\'' -s V -l version -d 'print the version'
complete -c guard -n '__guard_at \'\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'exec\'' -s m -l reason -r -f -d 'why; shown to the reviewer, kept in the record'
complete -c guard -n '__guard_at \'exec\'' -s c -l shell -r -f -d 'run a shell string instead, with /bin/bash --noprofile --norc -c'
complete -c guard -n '__guard_at \'exec\'' -s R -l repo -r -f -d 'where to ask'
complete -c guard -n '__guard_at \'exec\'' -l issue -r -f -d 'ask in a comment on that issue instead of a new one'
complete -c guard -n '__guard_at \'exec\'' -l pr -r -f -d 'ask in a comment on that pull request'
complete -c guard -n '__guard_at \'exec\'' -l plan -r -F -d 'several commands under one approval: one a line, or a JSON list; the first that fails stops the rest'
complete -c guard -n '__guard_at \'exec\'' -l preview -r -f -a '(__fish_complete_command)' -d 'run this routine shell command first and show its output to the reviewer; it must say the same at the start'
complete -c guard -n '__guard_at \'exec\'' -l wait -r -f -d 'how long to wait for a verdict: 90s, 15m, 2h; 0: ask and return'
complete -c guard -n '__guard_at \'exec\'' -l timeout -r -f -d 'kill the run after that long; of a plan, each step'
complete -c guard -n '__guard_at \'exec\'' -l pty -r -f -a 'auto always never' -d 'give the command a terminal of its own'
complete -c guard -n '__guard_at \'exec\'' -l dry-run -d 'classify and print what would happen; ask nobody, run nothing, write nothing'
complete -c guard -n '__guard_at \'exec\'' -l json -d 'guard\'s own messages as JSON lines on stderr'
complete -c guard -n '__guard_at \'exec\'' -l status-fd -r -f -d 'the same JSON lines to an open descriptor'
complete -c guard -n '__guard_at \'exec\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'exec\'' -a -- -d 'the command follows'
complete -c guard -n '__guard_at \'exec --\'' -a '(__guard_command)'
complete -c guard -n '__guard_at \'explain\'' -s c -l shell -r -f -d 'explain a shell string'
complete -c guard -n '__guard_at \'explain\'' -l stdin -d 'read one command a line, print one JSON object a line'
complete -c guard -n '__guard_at \'explain\'' -l preset -r -f -a 'strict workspace' -d 'as if policy said this preset'
complete -c guard -n '__guard_at \'explain\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'explain\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'explain\'' -a -- -d 'the command follows'
complete -c guard -n '__guard_at \'explain --\'' -a '(__guard_command)'
complete -c guard -n '__guard_at \'requests\'' -l grants -d 'what reviewers let run for a time, and whether it stands'
complete -c guard -n '__guard_at \'requests\'' -l all-repos -d 'those of every repository, not only of the one here'
complete -c guard -n '__guard_at \'requests\'' -l json -d 'print one JSON array'
complete -c guard -n '__guard_at \'requests\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'wait\'' -l wait -r -f -d 'how long; default: until the request expires'
complete -c guard -n '__guard_at \'wait\'' -l json -d 'guard\'s messages as JSON lines on stderr, the verdict as one JSON object'
complete -c guard -n '__guard_at \'wait\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'cancel\'' -s m -l reason -r -f -d 'why; kept in the record and told on the thread'
complete -c guard -n '__guard_at \'cancel\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'reply\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'review\'' -s R -l repo -r -f -d 'where'
complete -c guard -n '__guard_at \'review\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'approve\'' -s R -l repo -r -f -d 'where'
complete -c guard -n '__guard_at \'approve\'' -s m -l reason -r -f -d 'why; kept in the record'
complete -c guard -n '__guard_at \'approve\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'deny\'' -s R -l repo -r -f -d 'where'
complete -c guard -n '__guard_at \'deny\'' -s m -l reason -r -f -d 'why; kept in the record'
complete -c guard -n '__guard_at \'deny\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'init\'' -s R -l repo -r -f -d 'where to ask'
complete -c guard -n '__guard_at \'init\'' -l reviewer -r -f -d 'who may approve; default: everybody who may push'
complete -c guard -n '__guard_at \'init\'' -l team -r -f -d 'whose members may approve'
complete -c guard -n '__guard_at \'init\'' -l preset -r -f -a 'strict workspace' -d 'how much runs without asking'
complete -c guard -n '__guard_at \'init\'' -l path -r -f -a '(__fish_complete_directories)' -d 'folders whose programs are what their names say'
complete -c guard -n '__guard_at \'init\'' -l yes -d 'ask nothing: take the options, and what is proposed'
complete -c guard -n '__guard_at \'init\'' -l force -d 'write a policy that is there anew'
complete -c guard -n '__guard_at \'init\'' -l dry-run -d 'print what would be done; change nothing'
complete -c guard -n '__guard_at \'init\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'doctor\'' -s R -l repo -r -f -d 'as if a request were made there'
complete -c guard -n '__guard_at \'doctor\'' -l json -d 'print one JSON array of {check, state, what, fix}'
complete -c guard -n '__guard_at \'doctor\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'demo\'' -l yes -d 'play the reviewer, too'
complete -c guard -n '__guard_at \'demo\'' -l keep -d 'leave the files for a look around'
complete -c guard -n '__guard_at \'demo\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log\'' -a 'list' -d 'runs and requests, newest first'
complete -c guard -n '__guard_at \'log\'' -a 'show' -d 'one run\'s whole story, its recording as text'
complete -c guard -n '__guard_at \'log\'' -a 'replay' -d 'play a recording; whatever could act on the terminal is left out'
complete -c guard -n '__guard_at \'log\'' -a 'verify' -d 'check that nobody changed the log'
complete -c guard -n '__guard_at \'log\'' -a 'help' -d 'print help for a verb'
complete -c guard -n '__guard_at \'log\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log list\'' -l since -r -f -d 'from then on: 2026-11-22, 2026-11-22T08:00:00Z, 7d'
complete -c guard -n '__guard_at \'log list\'' -l until -r -f -d 'up to then'
complete -c guard -n '__guard_at \'log list\'' -l actor -r -f -d 'by that OS user, agent or login'
complete -c guard -n '__guard_at \'log list\'' -l reviewer -r -f -d 'decided by that reviewer'
complete -c guard -n '__guard_at \'log list\'' -l tier -r -f -a 'routine sensitive critical forbidden' -d 'of that tier'
complete -c guard -n '__guard_at \'log list\'' -l verdict -r -f -a 'routine pending approved denied expired void cancelled refused' -d 'with that verdict'
complete -c guard -n '__guard_at \'log list\'' -l grep -r -f -d 'with that text in command or reason'
complete -c guard -n '__guard_at \'log list\'' -l limit -r -f -d 'at most so many'
complete -c guard -n '__guard_at \'log list\'' -l json -d 'print one JSON array'
complete -c guard -n '__guard_at \'log list\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log show\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'log show\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log replay\'' -l speed -r -f -d 'play so many times faster'
complete -c guard -n '__guard_at \'log replay\'' -l idle-limit -r -f -d 'shorten longer pauses to that'
complete -c guard -n '__guard_at \'log replay\'' -l raw -d 'leave nothing out: the recording may do to this terminal what it likes'
complete -c guard -n '__guard_at \'log replay\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log verify\'' -l quick -d 'check the root only'
complete -c guard -n '__guard_at \'log verify\'' -l all-signatures -d 'check each signature'
complete -c guard -n '__guard_at \'log verify\'' -l trust -r -F -d 'the log\'s public key: verifier key or PEM'
complete -c guard -n '__guard_at \'log verify\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'log verify\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'log verify\'' -f -a '(__fish_complete_directories)'
complete -c guard -n '__guard_at \'log help\'' -f -a 'list show replay verify'
complete -c guard -n '__guard_at \'policy\'' -a 'check' -d 'read documents against the schema; errors point at the line'
complete -c guard -n '__guard_at \'policy\'' -a 'show' -d 'the policy in force here, and where each part of it comes from'
complete -c guard -n '__guard_at \'policy\'' -a 'test' -d 'run every rule\'s examples, and corpora of commands'
complete -c guard -n '__guard_at \'policy\'' -a 'help' -d 'print help for a verb'
complete -c guard -n '__guard_at \'policy\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'policy check\'' -l tighten -d 'as a document that may only tighten the others'
complete -c guard -n '__guard_at \'policy check\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'policy check\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'policy check\'' -F
complete -c guard -n '__guard_at \'policy show\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'policy show\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'policy test\'' -l corpus -r -F -d 'JSON lines with cmd and expect: safe, dangerous, or the least tier'
complete -c guard -n '__guard_at \'policy test\'' -l preset -r -f -a 'strict workspace' -d 'as if policy said this preset'
complete -c guard -n '__guard_at \'policy test\'' -l allow-asks -r -f -d 'how many of the safe commands may ask'
complete -c guard -n '__guard_at \'policy test\'' -l json -d 'print one JSON object'
complete -c guard -n '__guard_at \'policy test\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'policy help\'' -f -a 'check show test'
complete -c guard -n '__guard_at \'completion\'' -s h -l help -d 'print help'
complete -c guard -n '__guard_at \'completion\'' -f -a 'bash zsh fish'
complete -c guard -n '__guard_at \'help\'' -f -a 'exec explain requests wait cancel reply review approve deny init doctor demo log policy completion'
