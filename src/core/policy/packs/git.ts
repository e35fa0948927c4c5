import { gitRules } from './git-rules.ts';
import type { Pack } from './pack.ts';

/** git(1), gh(1), glab(1), tea(1). Global options that run programs (-c, --config-env, --exec-path, -p) are left out on purpose. */
export const git = (): Pack => ({
  name: 'git',
  tools: {
    git: `
      %before C:lit -no-pager -no-replace-objects -literal-pathspecs -glob-pathspecs -noglob-pathspecs -icase-pathspecs -no-optional-locks -no-lazy-fetch P
      %set fmt -format: -pretty? -oneline -abbrev-commit -no-abbrev-commit -abbrev? -date: -relative-date -color? -no-color -no-notes -notes? -encoding: -expand-tabs? -no-expand-tabs -show-signature
      %set pick # n: -max-count: -skip: -since: -after: -until: -before: -author: -committer: -grep: -all-match -invert-grep i -regexp-ignore-case -basic-regexp E -extended-regexp F -fixed-strings P -perl-regexp -remove-empty -merges -no-merges -min-parents: -max-parents: -first-parent -not -all -branches? -tags? -remotes? -glob: -exclude: -reflog -alternate-refs -stdin -cherry-mark -cherry-pick -left-only -right-only -cherry g -walk-reflogs -merge -boundary -simplify-by-decoration -dense -sparse -full-history -simplify-merges -ancestry-path? -reverse -date-order -author-date-order -topo-order -follow -no-follow -source -decorate? -no-decorate -decorate-refs: -decorate-refs-exclude: -mailmap -no-mailmap -log-size L: -graph -no-graph -clear-decorations -no-walk? -do-walk -children -parents -left-right c -cc m -show-pulls t
      %set diff p u U: s -patch -no-patch -unified: -raw -patch-with-raw -indent-heuristic -no-indent-heuristic -minimal -patience -histogram -anchored: -diff-algorithm: -stat? -stat-width: -stat-count: -compact-summary -numstat -shortstat -dirstat? X? -cumulative -summary -patch-with-stat z -name-only -name-status -submodule? -color-moved? -no-color-moved -color-moved-ws: -word-diff? -word-diff-regex: -color-words? -no-renames -rename-empty -no-rename-empty -check -ws-error-highlight: -full-index -binary B? M? C? -break-rewrites? -find-renames? -find-copies? -find-copies-harder D -irreversible-delete l: -diff-filter: S: G: -find-object: -pickaxe-all -pickaxe-regex O: R -relative? -no-relative a -text -ignore-cr-at-eol -ignore-space-at-eol b -ignore-space-change w -ignore-all-space -ignore-blank-lines I: -ignore-matching-lines: -inter-hunk-context: W -function-context -exit-code -quiet -no-ext-diff -no-textconv -src-prefix: -dst-prefix: -no-prefix -line-prefix: -ita-invisible-in-index -no-color -color? -staged -cached -merge-base -ours -theirs -base -default-prefix
      ; -version -help h v -html-path -man-path -info-path ;
      help ; agcim -all -guides -config -user-interfaces -developer-interfaces -no-external-commands -no-aliases -verbose ; any*
      version ; -build-options ;
      status ; sbvzu? -short -branch -show-stash -porcelain? -long -verbose -untracked-files? -ignore-submodules? -ignored? -column? -no-column -ahead-behind -no-ahead-behind -renames -no-renames -find-renames? ; any*
      log|shortlog|whatchanged ; @fmt @pick @diff s e w? ; gitpath*
      reflog ; @fmt @pick @diff ;
      reflog show|list|exists ; @fmt @pick @diff ; lit*
      show|diff|diff-tree|diff-files|diff-index|range-diff ; @fmt @pick @diff r -root -no-commit-id v 1 2 3 0 -no-index -creation-factor: -left-only -right-only ; gitpath*
      blame|annotate ; LlstfnpwecCMb L: S:path -porcelain -line-porcelain -incremental -encoding: -date: -root -show-stats -progress -no-progress -score-debug -show-name -show-number -show-email -color-lines -color-by-age -abbrev: -ignore-rev: -ignore-revs-file:path -since: -reverse -first-parent ; gitpath*
      grep ; aiIrwvhHEFPnlLzocpWq # A: B: C: e: m: -cached -untracked -no-index -exclude-standard -no-exclude-standard -recurse-submodules -text -no-textconv -ignore-case -max-depth: -recursive -no-recursive -word-regexp -invert-match -full-name -extended-regexp -basic-regexp -perl-regexp -fixed-strings -line-number -column -files-with-matches -name-only -files-without-match -null -only-matching -count -color? -no-color -break -heading -show-function -context: -after-context: -before-context: -function-context -max-count: -threads: -and -or -not -all-match -quiet ; gitpath*
      ls-files ; cdomiskutzvf x: X:path -cached -deleted -modified -others -ignored -stage -unmerged -killed -directory -no-empty-directory -eol -deduplicate -exclude: -exclude-from:path -exclude-per-directory: -exclude-standard -error-unmatch -with-tree: -full-name -recurse-submodules -abbrev? -debug -sparse -format: ; any*
      ls-tree ; drtlz -long -name-only -name-status -object-only -abbrev? -full-name -full-tree -format: ; lit*
      ls-remote ; htbq -heads -tags -branches -refs -quiet -exit-code -get-url -sort: -symref ; remote lit*
      cat-file ; tspe -batch-all-objects -buffer -unordered -allow-unknown-type -follow-symlinks z Z -batch? -batch-check? -mailmap -use-mailmap ; lit*
      rev-parse ; q -parseopt -keep-dashdash -stop-at-non-option -stuck-long -sq-quote -revs-only -no-revs -flags -no-flags -default: -prefix: -verify -quiet -sq -short? -not -abbrev-ref? -symbolic -symbolic-full-name -all -branches? -tags? -remotes? -glob: -exclude: -disambiguate: -local-env-vars -path-format: -git-dir -git-common-dir -resolve-git-dir: -git-path: -show-toplevel -show-superproject-working-tree -shared-index-path -absolute-git-dir -is-inside-git-dir -is-inside-work-tree -is-bare-repository -is-shallow-repository -show-cdup -show-prefix -show-object-format? -since: -after: -until: -before: ; any*
      rev-list ; @fmt @pick @diff -count -objects -objects-edge -disk-usage? -header -quiet -bisect -bisect-vars -bisect-all -unpacked -timestamp -use-bitmap-index -missing: -filter: -no-commit-header ; lit*
      describe ; -all -tags -contains -abbrev: -candidates: -exact-match -debug -long -match: -exclude: -always -first-parent -dirty? -broken? ; lit*
      name-rev ; -tags -refs: -exclude: -all -annotate-stdin -stdin -name-only -no-undefined -always ; lit*
      merge-base ; a -all -octopus -independent -is-ancestor -fork-point ; lit*
      merge-tree ; z -write-tree -name-only -messages -no-messages -allow-unrelated-histories -merge-base: ; lit*
      cherry ; v -abbrev? -verbose ; lit*
      count-objects ; vH -verbose -human-readable ;
      fsck ; v -unreachable -dangling -no-dangling -root -tags -cache -no-reflogs -full -no-full -strict -verbose -connectivity-only -progress -no-progress -name-objects ; lit*
      verify-commit|verify-tag ; v -raw -verbose -format: ; lit*
      verify-pack ; sv -stat-only -verbose ; any*
      for-each-ref ; spt -count: -sort: -format: -color? -shell -perl -python -tcl -points-at: -merged? -no-merged? -contains? -no-contains? -ignore-case -omit-empty -exclude: -stdin -include-root-refs ; lit*
      show-ref ; dsqh -head -branches -heads -tags -dereference -hash? -verify -abbrev? -quiet -exclude-existing? -exists ; lit*
      show-branch ; ragt -all -remotes -current -topo-order -date-order -sparse -more: -list -merge-base -independent -no-name -sha1-name -topics -reflog? -color? -no-color ; lit*
      symbolic-ref ; q -short -quiet -recurse -no-recurse ; lit
      var ; l ; lit
      check-attr ; az -all -stdin -cached -source: ; any*
      check-ignore ; qvnz -quiet -verbose -stdin -non-matching -no-index ; any*
      check-mailmap|check-ref-format ; * ; any*
      branch ; arvvil -all -remotes -verbose -list -show-current -sort: -format: -color? -no-color -column? -no-column -abbrev? -no-abbrev -ignore-case -points-at: -omit-empty ;
      branch ; alriv -list! -all -remotes -verbose -sort: -format: -ignore-case -color? -column? ; any*
      branch ; av -merged?! -no-merged?! -contains?! -no-contains?! -all -remotes -sort: -format: ; lit*
      tag ; ln? -list -sort: -format: -color? -column? -no-column -ignore-case -omit-empty i ;
      tag ; l! n? -list -sort: -format: -color? -column? -ignore-case i ; any*
      tag ; -points-at:! -merged?! -no-merged?! -contains?! -no-contains?! -sort: -format: ; lit*
      tag ; v! -verify ; lit*
      stash list ; @fmt @pick @diff ; lit*
      stash show ; @diff u -include-untracked -only-untracked ; lit*
      remote ; v -verbose ;
      remote show ; vn -verbose ; lit*
      remote get-url ; -push -all ; lit*
      config ; l! -list! z -global -system -local -worktree -show-origin -show-scope -null -name-only -includes -no-includes ;
      config list ; -global -system -local -worktree -show-origin -show-scope -null -name-only z ;
      config ; -get! -get-all -get-regexp -get-urlmatch -global -system -local -worktree -show-origin -show-scope -null -name-only z -type: -bool -int -path -default: -includes -fixed-value ; confkey any any
      config get ; -global -system -local -worktree -show-origin -show-scope -null z -all -regexp -value: -type: -default: -url: ; confkey
      config ; -global -system -local -worktree -show-origin -type: ; confkey!
      worktree list ; vz -porcelain -verbose ;
      submodule ; ;
      submodule status ; -cached -recursive -quiet ; any*
      submodule summary ; -cached -files -summary-limit: ; lit*
      bisect log ; ;
      notes list|show|get-ref ; -ref: ; lit*
      bundle verify|list-heads ; q -quiet ; any*
      archive ; l -list ;
      archive ; -format: -prefix: v 0 1 2 3 4 5 6 7 8 9 ; lit any*
      format-patch ; -stdout! @diff # -cover-letter -no-signature -signoff s ; lit*
      patch-id ; -stable -unstable -verbatim ;
      get-tar-commit-id ; ;
      lfs ls-files|status|env|version|locks ; * ; lit*
      lfs ; ;
      sparse-checkout list ; ;
      rerere status|diff|remaining ; ;
      clean ; n! dxXq e: -dry-run! -quiet -exclude: ; any*
      add ; n! -dry-run! A u v -all -verbose ; any*
      ~ add ; AufvNpi n -all -update -force -verbose -intent-to-add -ignore-errors -ignore-removal -no-all -chmod: -renormalize -sparse ; any*
      ~ commit ; amqsvne m: F:path C: c: -all -message: -file:path -quiet -signoff -no-signoff -verbose -no-edit -edit -allow-empty -allow-empty-message -author: -date: -fixup: -squash: -reuse-message: -trailer: -no-gpg-sign -status -no-status -cleanup: -dry-run -short -branch -porcelain ; any*
      ~ branch ; tq -track? -no-track -quiet ; ref! ref
      ~ checkout ; qt b:ref! -orphan:ref! -quiet -track? -no-track -progress -no-progress ; ref
      ~ switch ; qt c:ref! -create:ref -orphan:ref -quiet -track? -no-track ; ref
      ~ tag ; asm: -annotate -message: -no-sign ; ref! ref
      ~ fetch ; apPtqvnj: # -all -prune -prune-tags -tags -no-tags -depth: -deepen: -unshallow -quiet -verbose -jobs: -progress -no-progress -dry-run -multiple -recurse-submodules? -no-recurse-submodules -ipv4 -ipv6 46 -shallow-since: -filter: -auto-maintenance -no-auto-maintenance ; remote ref*
      ~ stash ; ;
      ~ stash push|save ; kqupa m: -message: -keep-index -no-keep-index -quiet -include-untracked -all -staged S ; any*
      ~ bisect start|good|bad|skip|reset|new|old ; ; ref*
      ~ mv ; vkn -verbose -dry-run ; any*
      ~ init ; q b: -quiet -initial-branch: ; tree`,
    gh: `
      %global R: -repo: -hostname:
      %set out -json: q: t: -jq: -template: L: -limit: w
      ; -version ;
      version ; ;
      help|completion|status ; s: -shell: o: e: -org: -exclude: ; any*
      auth status ; a h: -active ;
      config get|list ; h: -host: ; lit*
      alias list ; ;
      extension list|search ; @out -license: -owner: -sort: -order: ; lit*
      repo view ; @out b: -branch: ; lit
      repo list ; @out -archived -no-archived -fork -source l: -language: -topic: -visibility: ; lit
      repo deploy-key list ; @out ;
      repo autolink list|view ; @out ; lit
      repo gitignore|license list|view ; ; lit*
      issue list|status ; @out A: a: l: m: s: S: -app: -assignee: -author: -label: -mention: -milestone: -search: -state: ;
      issue view ; @out c -comments ; lit
      pr list|status ; @out A: a: B: d H: l: s: S: -app: -assignee: -author: -base: -draft -head: -label: -search: -state: c -conflict-status ;
      pr view ; @out c -comments ; lit
      pr diff ; -color: -name-only -patch ; lit
      pr checks ; @out -fail-fast i: -interval: -required -watch ; lit
      project list|view|item-list|field-list ; @out -closed -owner: -format: ; lit
      release list ; @out -exclude-drafts -exclude-pre-releases O: -order: ;
      release view ; @out ; lit
      release verify|verify-asset ; @out ; lit*
      run list ; @out a b: c: u: s: e: w: -all -branch: -commit: -created: -event: -status: -user: -workflow: ;
      run view ; @out a: j: -attempt: -job: -exit-status -log -log-failed -verbose v ; lit
      run watch ; i: -interval: -exit-status -compact ; lit
      workflow list ; @out a -all ;
      workflow view ; r: y -ref: -yaml ; lit
      cache list ; @out k: r: S: O: -key: -ref: -sort: -order: ;
      secret list ; @out a: e: o: u -app: -env: -org: -user ;
      variable list|get ; @out e: o: -env: -org: ; lit
      label list ; @out S: -search: -order: -sort: ;
      gist list ; @out -public -secret -filter: -include-content ;
      gist view ; f: -filename: r -raw -files ; lit
      gpg-key|ssh-key list ; @out ;
      ruleset list|view|check ; @out o: p -org: -parents -default b: -default ; lit
      search code|commits|issues|prs|repos ; @out * ; lit*
      codespace list ; @out o: -org: u: -user: -repo: ;
      codespace logs|ports|view ; @out c: -codespace: f -follow ;
      org list ; @out ;
      attestation verify|trusted-root ; * ; path
      preview ; ;
      browse ; n! -no-browser b: c? r s a -branch: -commit? -projects -releases -settings -wiki ; lit
      api ; @out i -include -paginate -slurp -cache: p: -preview: -silent -verbose ; ghapi
      api ; X:get! -method:get @out i -include -paginate -slurp -cache: p: -preview: -silent f: -raw-field: ; ghapi`,
    tea: `
      * list|ls ; * ; lit*
      repos|issues|pulls|releases|labels|milestones|times|organizations|branches|notifications|whoami ; * ;
      whoami ; ;`,
    hub: `
      version|help ; * ; any*
      issue|pr|release|ci-status ; ; lit*
      pr list|show ; * ; lit*`,
    tig: '',
    'git-lfs': '',
    'git-filter-repo': '',
    bfg: '',
    svn: `
      info|log|status|st|stat|diff|di|list|ls|blame|annotate|proplist|pl|propget|pg|help ; qvugcNR r: l: -quiet -verbose -show-updates -revision: -limit: -depth: -stop-on-copy -xml -recursive -non-interactive -summarize -search: -username: ; lit*
      cat ; r: -revision: ; path*`,
  },
  rules: gitRules(),
  examples: {
    routine: [
      'git status',
      'git log --oneline -20',
      "git log --format='%h %s' -S x",
      'git diff HEAD~1 -- src',
      'git show HEAD:f',
      'git branch -a',
      'git branch --list "release/*"',
      'git remote -v',
      'git config --get user.name',
      'git clean -dn',
      'git stash list',
      'git -C repo status',
      'gh pr list --limit 5',
      'gh api repos/o/r',
      'git --no-pager log',
      'git help log',
    ],
    workspace: ['git add -A', 'git checkout -b feature', 'git branch feature', 'git fetch --all', 'git tag v1.0.0'],
    asks: [
      'git log --output=x',
      'git -c core.fsmonitor=id status',
      'git --config-env=a=B status',
      'git --exec-path=/tmp status',
      'git -p log',
      'git grep -O x',
      'git branch -Dv x',
      'git checkout .',
      'git checkout -b x -f',
      'git tag -d v1',
      'git config --get credential.helper --add',
      'git ls-remote "ext::sh -c id"',
      'git fetch "ext::sh -c id"',
      'git remote add x y',
      'git log "$X"',
      'gh api repos/o/r -f a=b',
      'gh api graphql -f query=x',
      'git clean -f',
      'git config user.name x',
    ],
  },
});
