import { gitRules } from './git-rules.ts';
import type { Pack } from './pack.ts';

/**
 * git(1) and other version control. Global options that run programs (--config-env, --exec-path, -p; -c but for settings of the output) are left out on
 * purpose, and so is whatever writes (--output), runs (--ext-diff, --textconv, --show-signature, -O of grep) or takes names
 * from the input (--stdin, --batch). Options with a value that git takes only behind `=` are `?`: the next word is not theirs.
 */
export const git = (): Pack => ({
  name: 'git',
  tools: {
    git: `
      %here
      %before C:inside c:gitconf -no-pager -no-replace-objects -literal-pathspecs -glob-pathspecs -noglob-pathspecs -icase-pathspecs -no-optional-locks -no-lazy-fetch P
      %set fmt -format? -pretty? -oneline -abbrev-commit -no-abbrev-commit -abbrev? -date: -relative-date -no-notes -notes? -encoding: -expand-tabs? -no-expand-tabs -show-linear-break?
      %set pick # n: -max-count: -skip: -since: -after: -until: -before: -since-as-filter: -author: -committer: -grep: -grep-reflog: -all-match -invert-grep i -regexp-ignore-case -basic-regexp E -extended-regexp F -fixed-strings P -perl-regexp -remove-empty -merges -no-merges -min-parents? -max-parents? -no-min-parents -no-max-parents -first-parent -not -all -branches? -tags? -remotes? -glob: -exclude: -reflog -cherry-mark -cherry-pick -left-only -right-only -cherry g -walk-reflogs -merge -boundary -simplify-by-decoration -dense -sparse -full-history -full-diff -simplify-merges -ancestry-path? -reverse -date-order -author-date-order -topo-order -follow -no-follow -source -decorate? -no-decorate -mailmap -no-mailmap -use-mailmap -log-size -graph -no-graph -clear-decorations -no-walk? -do-walk -children -parents -left-right -in-commit-order -show-pulls -ignore-missing
      %set diff p u U? s -patch -no-patch -unified? -raw -patch-with-raw -indent-heuristic -no-indent-heuristic -minimal -patience -histogram -anchored: -diff-algorithm: -stat? -stat-width: -stat-name-width: -stat-graph-width: -stat-count: -compact-summary -no-compact-summary -numstat -shortstat -dirstat? X? -cumulative -dirstat-by-file? -summary -patch-with-stat z -name-only -name-status -submodule? -ignore-submodules? -color? -no-color -color-moved? -no-color-moved -color-moved-ws: -word-diff? -word-diff-regex: -color-words? -no-renames -rename-empty -no-rename-empty -check -ws-error-highlight: -full-index -binary B? M? C? -break-rewrites? -find-renames? -find-copies? -find-copies-harder D -irreversible-delete l: -diff-filter: S: G: -find-object: -pickaxe-all -pickaxe-regex R -relative? -no-relative a -text -ignore-cr-at-eol -ignore-space-at-eol b -ignore-space-change w -ignore-all-space -ignore-blank-lines I: -ignore-matching-lines: -inter-hunk-context: W -function-context -exit-code -quiet -no-ext-diff -no-textconv -src-prefix: -dst-prefix: -no-prefix -default-prefix -line-prefix: -ita-visible-in-index -ita-invisible-in-index -output-indicator-new: -output-indicator-old: -output-indicator-context: c -cc m -combined-all-paths -remerge-diff t
      ; -version -help h v -html-path -man-path -info-path ;
      help ; agcim -all -guides -config -user-interfaces -developer-interfaces -no-external-commands -no-aliases -verbose ; lit*
      version ; -build-options ;
      status ; sbvz u? -short -branch -no-branch -show-stash -no-show-stash -porcelain? -long -verbose -untracked-files? -ignore-submodules? -ignored? -column? -no-column -ahead-behind -no-ahead-behind -renames -no-renames -find-renames? ; any*
      log|whatchanged ; @fmt @pick @diff L:gitpath -decorate-refs: -decorate-refs-exclude: ; gitpath*
      shortlog ; nsec w? -summary -numbered -email -committer -group: -since: -after: -until: -before: -author: -grep: -all -branches? -tags? -remotes? -no-merges -merges -first-parent -format? -pretty? -date: ; gitpath*
      reflog ; @fmt @pick @diff ; =HEAD|main|master|develop|stash|@{u}
      reflog show ; @fmt @pick @diff ; gitpath*
      reflog list ; ;
      reflog exists ; ; ref
      show ; @fmt @diff # L:gitpath -decorate? -no-decorate -no-walk? -first-parent -source -mailmap -no-mailmap -use-mailmap -log-size ; gitpath*
      diff ; @diff # -abbrev? -staged -cached -merge-base -ours -theirs -base ; gitpath*
      diff-tree|diff-files|diff-index ; @diff @fmt # r -root -no-commit-id -always v -cached -merge-base -ours -theirs -base q ; gitpath*
      range-diff ; @diff # -abbrev? -creation-factor: -no-dual-color -left-only -right-only -no-notes -notes? ; gitpath*
      blame|annotate ; lstfnpwecb M? C? L:gitpath -porcelain -line-porcelain -incremental -encoding: -date: -root -show-stats -progress -no-progress -score-debug -show-name -show-number -show-email -color-lines -color-by-age -abbrev? -ignore-rev: -minimal -since: -first-parent -reverse ; gitpath*
      %set grep aiIrwvhHEFGPnlLzocpWq # A: B: C: m: -cached -exclude-standard -recurse-submodules -text -no-textconv -ignore-case -max-depth: -recursive -no-recursive -word-regexp -invert-match -full-name -extended-regexp -basic-regexp -perl-regexp -fixed-strings -line-number -column -files-with-matches -name-only -files-without-match -null -only-matching -count -color? -no-color -break -heading -show-function -context: -after-context: -before-context: -function-context -max-count: -threads: -all-match -quiet
      grep ; @grep ; any! gitpath*
      grep ; @grep e:! -and -or -not ; gitpath*
      ls-files ; cdomiskutzvf x: -cached -deleted -modified -others -ignored -stage -unmerged -killed -directory -no-empty-directory -eol -deduplicate -exclude: -exclude-per-directory: -exclude-standard -error-unmatch -with-tree: -full-name -recurse-submodules -abbrev? -debug -sparse -format: -resolve-undo ; any*
      ls-tree ; drtlz -long -name-only -name-status -object-only -abbrev? -full-name -full-tree -format: ; lit*
      ls-remote ; -get-url! ; remote
      ~ ls-remote ; htq -heads -tags -branches -refs -quiet -exit-code -get-url -sort: -symref ; remote lit*
      cat-file ; t! s! e! -allow-unknown-type -mailmap -use-mailmap ; gitpath!
      cat-file ; p! -mailmap -use-mailmap ; gitnamed!
      cat-file ; ; =commit|tree|tag gitpath!
      cat-file ; ; =blob gitnamed!
      cat-file ; -batch-check?! -batch-all-objects -buffer -unordered ;
      rev-parse ; q -revs-only -no-revs -flags -no-flags -default: -prefix: -verify -quiet -sq -short? -not -abbrev-ref? -symbolic -symbolic-full-name -all -branches? -tags? -remotes? -glob? -exclude? -disambiguate? -local-env-vars -path-format? -git-dir -git-common-dir -resolve-git-dir: -git-path: -show-toplevel -show-superproject-working-tree -shared-index-path -absolute-git-dir -is-inside-git-dir -is-inside-work-tree -is-bare-repository -is-shallow-repository -show-cdup -show-prefix -show-object-format? -show-ref-format -since? -after? -until? -before? -end-of-options ; any*
      rev-list ; @fmt @pick -count -objects -objects-edge -disk-usage? -header -timestamp -quiet -bisect -bisect-vars -bisect-all -unpacked -use-bitmap-index -missing? -filter? -no-commit-header -commit-header -color? -no-color ; lit*
      describe ; -all -tags -contains -abbrev? -candidates: -exact-match -debug -long -match: -exclude: -always -first-parent -dirty? -broken? ; lit*
      name-rev ; -tags -refs: -exclude: -all -name-only -no-undefined -undefined -always ; lit*
      merge-base ; a -all -octopus -independent -is-ancestor -fork-point ; lit*
      cherry ; v -abbrev? -verbose ; lit*
      count-objects ; vH -verbose -human-readable ;
      fsck ; v -unreachable -dangling -no-dangling -root -tags -cache -no-reflogs -full -no-full -strict -verbose -connectivity-only -progress -no-progress -name-objects ; lit*
      verify-commit|verify-tag ; v -raw -verbose ; lit*
      verify-pack ; sv -stat-only -verbose ; lit*
      for-each-ref ; sp -count: -sort: -format: -color? -shell -perl -python -tcl -points-at: -merged: -no-merged: -contains: -no-contains: -ignore-case -omit-empty -exclude: -include-root-refs ; lit*
      show-ref ; dsq -head -branches -heads -tags -dereference -hash? -verify -abbrev? -quiet -exists ; lit*
      show-branch ; ra g? -all -remotes -current -topo-order -date-order -sparse -more? -list -merge-base -independent -no-name -sha1-name -topics -reflog? -color? -no-color ; lit*
      symbolic-ref ; q -short -quiet -recurse -no-recurse ; lit!
      var ; ; =GIT_AUTHOR_IDENT|GIT_COMMITTER_IDENT|GIT_DEFAULT_BRANCH|GIT_EDITOR|GIT_SEQUENCE_EDITOR|GIT_PAGER|GIT_SHELL_PATH!
      check-attr ; az -all -cached -source: ; any*
      check-ignore ; qvnz -quiet -verbose -non-matching -no-index ; any*
      check-mailmap ; ; lit*
      check-ref-format ; -branch -allow-onelevel -no-allow-onelevel -refspec-pattern -normalize ; lit*
      branch ; arvi -all -remotes -verbose -list -show-current -sort: -format: -color? -no-color -column? -no-column -abbrev? -no-abbrev -ignore-case -points-at: -omit-empty ;
      branch ; a l! r i v -list! -all -remotes -verbose -sort: -format: -ignore-case -color? -no-color -column? -no-column ; lit*
      branch ; arv -merged:! -no-merged:! -contains:! -no-contains:! -points-at:! -all -remotes -verbose -sort: -format: -color? -no-color ;
      tag ; l i n? -list -sort: -format: -color? -column? -no-column -ignore-case -omit-empty -points-at: -merged: -no-merged: -contains: -no-contains: ;
      tag ; l! n? -list! -sort: -format: -color? -column? -no-column -ignore-case i -points-at: -merged: -no-merged: -contains: -no-contains: ; lit*
      tag ; v! -verify! -format: ; lit*
      stash list ; @fmt @pick @diff ;
      stash show ; @diff -include-untracked -only-untracked ; ref
      remote ; v -verbose ;
      remote show ; n ; remote*
      remote get-url ; -push -all ; remote
      config ; l -list -name-only! z -null -global -system -local -worktree -show-origin -show-scope -includes -no-includes ;
      config list ; -name-only! z -null -global -system -local -worktree -show-origin -show-scope ;
      config ; -get! -get-all! -global -system -local -worktree -show-origin -show-scope -null -name-only z -type: -bool -int -path -bool-or-int -default: -includes -no-includes -fixed-value ; confkey! lit lit
      config ; -get-urlmatch! -global -system -local -worktree -show-origin -show-scope -null z -type: -bool -int ; gitkey! lit!
      config ; -get-regexp! -global -system -local -worktree -show-origin -show-scope -null -name-only z ; =alias|^alias|^alias.|^alias\\.|user|^user|^user.|^user\\.|branch|^branch|^branch.|^branch\\.|core|^core|^core.|^core\\.|^init|^pull|^push|^merge|^diff|color|^color
      config get ; -global -system -local -worktree -show-origin -show-scope -null z -all -value: -type: -default: ; confkey!
      config ; -global -system -local -worktree -show-origin -show-scope -type: ; gitkey!
      worktree list ; vz -porcelain -verbose ;
      submodule ; ;
      submodule status ; -cached -recursive -quiet q ; lit*
      submodule summary ; -cached -files -summary-limit: ; lit*
      bisect log ; ;
      notes list ; -ref: ; lit
      notes show ; -ref: ; ref
      bundle verify|list-heads ; q -quiet ; lit*
      archive ; l! -list! ;
      apply ; -stat! -numstat! -summary! -check! v -verbose p: ; path*
      patch-id ; -stable -unstable -verbatim ;
      get-tar-commit-id ; ;
      lfs ls-files ; lsdan -long -size -debug -all -name-only I: X: -include: -exclude: ; ref*
      lfs status ; pj -porcelain -json ;
      lfs version ; ;
      sparse-checkout list ; ;
      rerere status|diff|remaining ; ;
      clean ; n! -dry-run! dxXq e: -quiet -exclude: ; any*
      add ; n! -dry-run! A u v -all -verbose ; any*
      ~ add ; AuvNn -all -update -verbose -intent-to-add -ignore-errors -ignore-removal -no-all -chmod:=+x|-x -renormalize -dry-run ; inside*
      %set talk aqsvz -all -quiet -signoff -no-signoff -verbose -allow-empty -allow-empty-message -author: -date: -trailer: -no-gpg-sign -status -no-status -cleanup: -dry-run -short -branch -porcelain
      ~ commit ; @talk m:! -message:! F:path! -file:path! C:! -reuse-message:! -fixup:ref! -squash:ref! -no-edit! ; inside*
      ~ branch ; tq -track? -no-track -quiet ; ref! ref
      ~ checkout ; qt b:ref! -orphan:ref! -quiet -track? -no-track -progress -no-progress ; ref
      ~ switch ; qt c:ref -create:ref -orphan:ref -quiet -track? -no-track ; ref
      ~ switch ; q ; =-
      ~ tag ; a m: F:path -annotate -message: -file:path -no-sign ; ref! ref
      ~ fetch ; aptqvn46 j: -all -prune -tags -no-tags -depth: -deepen: -unshallow -quiet -verbose -jobs: -progress -no-progress -dry-run -multiple -recurse-submodules? -no-recurse-submodules -ipv4 -ipv6 -shallow-since: -filter: -auto-maintenance -no-auto-maintenance ; remote ref*
      ~ stash ; ;
      ~ stash push ; kqua m: -message: -keep-index -no-keep-index -quiet -include-untracked -all -staged S ; inside*
      ~ stash save ; kqua -keep-index -quiet -include-untracked -all ; lit*
      ~ bisect start|good|bad|skip|reset|new|old ; ; ref*
      ~ mv ; vkn -verbose -dry-run ; tree*
      ~ restore ; S! -staged! q -quiet ; inside*
      ~ reset ; q -quiet ; =HEAD inside*
      ~ init ; q b: -quiet -initial-branch: ; tree`,
    tig: '',
    'git-lfs': '',
    'git-filter-repo': '',
    bfg: '',
    svn: `
      %here
      ; q -version ;
      help ; ; lit*
      info|status|st|stat|list|ls ; qvuR r: -quiet -verbose -show-updates -revision: -depth: -xml -recursive -non-interactive ; inside*
      log|blame|annotate|diff|di|proplist|pl ; q v g R c: r: l: -change: -quiet -verbose -revision: -limit: -depth: -stop-on-copy -xml -recursive -non-interactive -summarize -search: ; inside*
      propget|pg ; r: -revision: -recursive R -xml ; lit! inside*
      cat ; r: -revision: ; inside*`,
    hg: `
      %here
      ; q -version ;
      version|root|summary|heads|tip|paths|branches|tags ; q -verbose v ; lit
      status|st ; AmardcuinCS0 q v -all -modified -added -removed -deleted -clean -unknown -ignored -no-status -copies -print0 -rev:param -change:param I:param X:param -include:param -exclude:param -quiet -verbose ; inside*
      log|history ; f l:param r:param p G M v u:param b:param d:param q -follow -limit:param -rev:param -keyword:param k:param -patch -graph -stat -no-merges -user:param -branch:param -date:param -template:=json|compact|status|changelog|default|phases|xml|bisect|show T:=json|compact|status|changelog|default|phases|xml|bisect|show -git -copies -removed -quiet -verbose ; inside*
      diff ; r:param c:param g w b B a p U:param -rev:param -change:param -git -stat -ignore-all-space -ignore-space-change -ignore-blank-lines -text -unified:param -show-function -nodates -noprefix ; inside*
      annotate|blame ; r:param u n f d c l w b B -rev:param -user -number -date -changeset -line-number ; inside*
      identify|id ; n i b t B r:param -num -id -branch -tags -bookmarks -rev:param ;
      parents ; r:param -rev:param -template:=json|compact|status|changelog|default|phases|xml|bisect|show T:=json|compact|status|changelog|default|phases|xml|bisect|show ; inside*
      files|manifest ; r:param 0 -rev:param -print0 ; inside*
      bookmarks ; ;`,
    jj: `
      %here
      %before -no-pager -color: -ignore-working-copy -quiet -at-op: -at-operation:
      %global -no-pager -ignore-working-copy -quiet -color:
      ; V -version ;
      root|version ; ;
      log ; r: n: p s T: -revisions: -limit: -template: -patch -summary -stat -types -name-only -git -color-words -no-graph -reversed -context: ; inside*
      status|st ; ; inside*
      diff|interdiff ; r: f: t: s -revisions: -revision: -from: -to: -summary -stat -types -name-only -git -color-words -context: w b -ignore-all-space -ignore-space-change ; inside*
      show ; s -summary -stat -types -name-only -git -color-words -context: T: -template: ; ref
      evolog|obslog ; r: n: p s T: -revisions: -revision: -limit: -template: -patch -summary -stat -no-graph -git ;
      bookmark|branch list ; a r: T: t -all-remotes -remote: -revisions: -tracked -conflicted ; lit*
      tag|workspace|sparse list ; ; lit*
      op|operation log ; n: T: -limit: -template: -no-graph ;
      file list ; r: -revision: T: -template: ; inside*
      git remote list ; ;`,
  },
  rules: gitRules(),
  examples: gitExamples(),
});

const gitExamples = (): Pack['examples'] => ({
  routine: [
    'git status',
    'git status -sb --porcelain=v1',
    'git log --oneline -20',
    "git log --format='%h %s' -S x",
    'git log -n 5 --since yesterday --author ann -- src',
    'git log -L 1,20:src/a.ts',
    'git log main..topic --stat',
    'git shortlog -sne HEAD',
    'git diff HEAD~1 -- src',
    'git diff --cached --stat',
    'git diff main...topic -- "*.ts"',
    'git show HEAD:f',
    'git show --stat HEAD~2',
    'git show v1.0.0',
    'git blame -L 10,20 src/a.ts',
    'git grep -n TODO -- "*.ts" src',
    'git grep -e a --and -e b',
    'git branch -a',
    'git branch -vv',
    'git branch --list "release/*"',
    'git branch --contains HEAD -r',
    'git tag -l "v1.*" --sort=-creatordate',
    'git remote -v',
    'git remote get-url origin',
    'git config --get user.name',
    'git config --get-urlmatch http.sslVerify https://example.org/',
    'git config user.email',
    'git config --get-regexp ^alias',
    'git config --list --name-only',
    'git clean -dn',
    'git stash list',
    'git stash show -p stash@{1}',
    'git -C repo status',
    'git -c color.ui=never status',
    'git -c core.pager=cat log -3',
    'git -c core.quotepath=false diff --name-only',
    "git -c log.date='format:%Y' log -1",
    'git -c core.fsmonitor=false status',
    'git --no-pager log',
    'git help log',
    'git rev-parse --abbrev-ref HEAD',
    'git rev-parse --show-toplevel',
    'git ls-files -m -o --exclude-standard',
    'git ls-tree -r --name-only HEAD',
    'git cat-file -t HEAD',
    'git cat-file -p HEAD^{tree}',
    'git merge-base main HEAD',
    'git describe --tags --abbrev=0',
    'git for-each-ref --sort=-committerdate --format="%(refname:short)" refs/heads',
    'git reflog -10',
    'git worktree list',
    'git submodule status --recursive',
    'git check-ignore -v node_modules',
    'git var GIT_EDITOR',
    'git apply --stat fix.patch',
    'cd src && git log -3',
    'cd /w/tree && git status',
    'svn info',
    'hg status',
    'jj log -r @ -n 3',
  ],
  workspace: [
    'git add -A',
    'git add src/a.ts',
    'git commit -m "a b"',
    'git commit -am x',
    'git checkout -b feature',
    'git switch main',
    'git switch -c feature origin/main',
    'git branch feature',
    'git fetch --all',
    'git fetch origin main',
    'git ls-remote --heads origin',
    'git tag v1.0.0',
    'git tag -a v1.0.0 -m "one"',
    'git stash push -m wip',
    'git restore --staged src/a.ts',
    'git mv a b',
  ],
  asks: [
    'git -c core.pager=less log',
    'git -c core.hooksPath=/tmp/x commit -m x',
    'git -c diff.external=id diff',
    'git -c color.ui=never -c core.sshCommand=id fetch',
    'git -c color.ui status',
    'git -c pager.log=id log',
    'git log --output=x',
    'git log --format --output=x',
    'git log -U --output=x',
    'git log --min-parents --output=x',
    'git shortlog -n --output=x',
    'git rev-list --output=x HEAD',
    'git diff --ext-diff',
    'git log --show-signature --stdin',
    'git -c core.fsmonitor=id status',
    'git --config-env=a=B status',
    'git --exec-path=/tmp status',
    'git -p log',
    'git -C /tmp/evil status',
    'git -C .. status',
    'cd /tmp/evil && git status',
    'cd /tmp/evil; sh -c "git status"',
    'git --git-dir=/tmp/evil status',
    'git grep -O x',
    'git grep -f x y',
    'git grep --no-index x ~',
    'git grep x -- ":(top).npmrc"',
    'git grep -h "" -- ".n*rc"',
    'git grep -e x .env',
    'git diff --no-index /dev/null /home/ann',
    'git diff /dev/null /home/ann',
    'git diff -- .env',
    'git show HEAD:.env',
    'git show HEAD:./.env',
    'git show :0:.env',
    'git cat-file blob :.env',
    'git cat-file -p HEAD:config/.env.local',
    'echo HEAD:.env | git cat-file --batch',
    'git log -p -L 1,2:.env',
    'git blame --contents=/root/.netrc f',
    'git blame -S .env f',
    'git branch -Dv x',
    'git branch --merged main -D x',
    'git branch -l -m x',
    'git checkout .',
    'git checkout -b x -f',
    'git tag -d v1',
    'git tag -s v1 -m x',
    'git commit --fixup=reword:HEAD',
    'git tag -l -d v1',
    'git reflog expire --all',
    'git reflog delete HEAD@{1}',
    'git stash drop',
    'git stash list -- --output=x',
    'git stash show -- --output=x',
    'git bisect run id',
    'git submodule foreach id',
    'git symbolic-ref HEAD refs/heads/x',
    'git config --get credential.helper --add',
    'git config --list',
    'git config --list --show-origin',
    'git config -l --no-name-only',
    'git config --get http.https://x/.extraheader',
    'git config --get-urlmatch http https://example.org/',
    'git config --get-urlmatch http.extraheader https://example.org/',
    'git lfs track',
    'git fetch -P origin',
    'git fetch --prune-tags origin',
    'git config --get sendemail.smtpPass',
    'git config --get-regexp "http.*"',
    'git config --get-regexp .',
    'git config -f /root/.gitconfig --get user.name',
    'git config user.name x',
    'git var -l',
    'git ls-remote "ext::sh -c id"',
    'git ls-remote https://evil.example/x',
    'git fetch "ext::sh -c id"',
    'git fetch https://evil.example/x',
    'git fetch ../other',
    'git fetch --upload-pack=id origin',
    'git remote show git@evil.example:x',
    'git remote add x y',
    'git remote update',
    'git log "$X"',
    'git add -f .env',
    'git add .env',
    'git commit -m x --no-verify',
    'git commit',
    'git commit --template=x -m y',
    'git mv a .git/hooks/pre-commit',
    'git restore f',
    'git restore --staged --worktree f',
    'git reset --hard HEAD',
    'git reset HEAD~1',
    'git apply fix.patch',
    'git apply --stat --apply fix.patch',
    'git archive HEAD .env',
    'git clean -f',
    'git clean -n -f',
    'git difftool HEAD',
    'git svn fetch',
    'svn cat .env',
    'svn info https://evil.example/x',
    'svn diff --diff-cmd id',
    'hg cat .env',
    'hg --config x=y status',
    'hg log -T /root/.netrc',
    'hg log -l --config x=y',
    'hg diff -U --config x=y',
    'hg log --template=/root/.netrc',
    'hg bookmarks x',
    'jj git push',
  ],
});
