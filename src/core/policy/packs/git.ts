import { gitExamples } from './git-examples.ts';
import { gitRules } from './git-rules.ts';
import type { Pack } from './pack.ts';

/**
 * git(1) and other version control. Global options that run programs (--config-env, --exec-path, -p; -c but for settings of the output) are left out on
 * purpose, and so is whatever writes (--output), runs (--ext-diff, --textconv, --show-signature, -O of grep) or takes names
 * from the input (--stdin, --batch). So is `effort` of git-extras, which hands the names of all files to eval. Options with a value that git takes only behind `=` are `?`: the next word is not theirs.
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
      diff ; -no-index! -stat?!! -numstat!! -shortstat!! -name-only!! -name-status!! -summary!! -compact-summary!! -quiet!! -exit-code w b -ignore-all-space -ignore-space-change -ignore-blank-lines -no-renames -color? -no-color z ; path! path!
      interpret-trailers ; -parse! -only-input! -only-trailers -unfold -no-divider ; path*
      diff-tree|diff-files|diff-index ; @diff @fmt # r -root -no-commit-id -always v -cached -merge-base -ours -theirs -base q ; gitpath*
      range-diff ; @diff # -abbrev? -creation-factor: -no-dual-color -left-only -right-only -no-notes -notes? ; gitpath*
      blame|annotate ; lstfnpwecb M? C? L:lit -porcelain -line-porcelain -incremental -encoding: -date: -root -show-stats -progress -no-progress -score-debug -show-name -show-number -show-email -color-lines -color-by-age -abbrev? -ignore-rev: -minimal -since: -first-parent -reverse ; gitpath*
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
      check-attr ; az -all -cached -stdin -source: ; any*
      check-ignore ; qvnz -stdin -quiet -verbose -non-matching -no-index ; any*
      check-mailmap ; -stdin -mailmap-file:path ; lit*
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
      config ; -get-regexp! -global -system -local -worktree -show-origin -show-scope -null -name-only z ; =alias|^alias|^alias.|^alias\\.|^user|^user.|^user\\.|^branch|^branch.|^branch\\.|^core|^core.|^core\\.|^init|^pull|^push|^merge|^diff|^color
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
      archive ; v -verbose -format:=tar|zip -prefix:lit # -worktree-attributes ; gitpath! gitpath*
      fast-export ; -all -progress:num -no-data -reverse -show-original-ids ; gitpath*
      format-patch ; -stdout! @diff # n N k -numbered -no-numbered -cover-letter -no-signature ; gitpath!
      hash-object ; t:=blob|tree|commit|tag -stdin -no-filters ; path*
      prune ; n! -dry-run! v -verbose -progress -expire: ; lit*
      ~ merge-tree ; -write-tree -name-only -messages -no-messages z ; ref! ref! ref
      stripspace ; s c -strip-comments -comment-lines ;
      show-index ; -object-format:=sha1|sha256 ;
      difftool|mergetool ; -tool-help! ;
      %help am bisect checkout cherry-pick clone commit commit-tree fetch filter-branch fsck gc init maintenance merge mv notes pull push rebase replace repack reset restore revert rm send-email submodule switch update-index update-ref worktree write-tree
      get-tar-commit-id ; ;
      lfs ls-files ; lsdan -long -size -debug -all -name-only I: X: -include: -exclude: ; ref*
      lfs status ; pj -porcelain -json ;
      lfs version|locks ; ;
      secret list|whoknows ; l ;
      extras ; -version! ;
      summary ; -line -dedup-by-email ; ref
      count ; -all ;
      missing|delta ; ; ref! ref
      root ; -relative ;
      ignore ; ;
      bulk ; -listall! ;
      imerge diagram|list ; ;
      alias ; ; lit!
      info ; -no-config! ;
      alias|locked|brv|show-tree|show-merged-branches|show-unmerged-branches|local-commits|guilt|fame ; ;
      authors ; l! -list! -no-email ;
      commits-since|contrib ; ; id!
      guilt ; e w -email -ignore-whitespace ; ref ref
      fame ; w M C -excl:param -incl:param -since:param -format:=pipe|yaml|json|csv|tsv|markdown -bytype -ignore-whitespace ;
      standup ; a:id d:num h ;
      ~ cliff ; -latest l -current -unreleased u ;
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
      info ; q r: -quiet -revision: -no-newline -non-interactive -show-item:=kind|url|relative-url|repos-root-url|repos-uuid|repos-size|revision|last-changed-revision|last-changed-date|last-changed-author|wc-root|schedule|depth ; inside*
      log|blame|annotate|diff|di|proplist|pl ; q v g R c: r: l: -change: -quiet -verbose -revision: -limit: -depth: -stop-on-copy -xml -recursive -non-interactive -summarize -search: ; inside*
      propget|pg ; r: -revision: -recursive R -xml ; lit! inside*
      cat ; r: -revision: ; inside*`,
    hg: `
      %here
      ; q -version ;
      version|root|summary|heads|tip|paths|branches|tags ; q -verbose v ; lit
      help ; k: e c -keyword: ; word*
      %help add commit clone push pull update merge rebase graft import export bundle backout rename copy move remove addremove forget revert resolve bookmark branch tag phase serve init incoming outgoing grep locate cat verify config archive bisect recover unbundle strip histedit shelve
      branch ; ;
      add|remove|rm|forget|addremove ; n! -dry-run! q v A f S I:param X:param s:num -include:param -exclude:param -after -force -subrepos -similarity:num ; inside*
      incoming|in|outgoing|out ; p M G f l:num r:param b:param B q v -patch -graph -no-merges -limit:num -rev:param -branch:param -bookmarks -stat -newest-first -quiet -verbose ; remote
      locate ; r:param 0 f I:param X:param -rev:param -print0 -fullpath -include:param -exclude:param ; param*
      resolve ; l! -list! ; inside*
      phase ; r:param -rev:param ; param*
      verify ; ;
      status|st ; AmardcuinCS0 q v -all -modified -added -removed -deleted -clean -unknown -ignored -no-status -copies -print0 -rev:param -change:param I:param X:param -include:param -exclude:param -quiet -verbose ; inside*
      log|history ; f l:param r:param p G M v u:param b:param d:param q -follow -limit:param -rev:param -keyword:param k:param -patch -graph -stat -no-merges -user:param -branch:param -date:param -template:hgtemplate T:hgtemplate -git -copies -removed -quiet -verbose I:param X:param -include:param -exclude:param ; inside*
      diff ; r:param c:param g w b B a p U:param -rev:param -change:param -git -stat -ignore-all-space -ignore-space-change -ignore-blank-lines -text -unified:param -show-function -nodates -noprefix ; inside*
      annotate|blame ; r:param u n f d c l w b B -rev:param -user -number -date -changeset -line-number ; inside*
      identify|id ; n i b t B r:param -num -id -branch -tags -bookmarks -rev:param ;
      parents ; r:param -rev:param -template:hgtemplate T:hgtemplate ; inside*
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
      tag|workspace|sparse list ; T: -template: -sort: r: -revisions: ; lit*
      op|operation log ; n: T: -limit: -template: -no-graph p -patch s -summary -stat -op-diff -reversed ;
      op|operation show|diff ; p s T: -patch -summary -stat -git -types -name-only -no-graph -color-words -context: -template: -from:ref -to:ref -operation:ref f:ref t:ref ; ref
      file list ; r: -revision: T: -template: ; inside*
      file annotate ; r: -revision: T: -template: ; inside!
      resolve ; l! -list! r: -revision: ; inside*
      config get ; ; confkey!
      config list ; -user -repo -workspace -include-defaults -include-overridden T: -template: ; confkey
      config path ; -user! -repo! -workspace! ;
      git push ; -dry-run! b:param -bookmark:param -all -tracked -deleted c:param -change:param r:param -revisions:param -remote:remote N -allow-new ;
      help ; k:=bookmarks|config|filesets|glossary|revsets|templates|tutorial|git-comparison -keyword:=bookmarks|config|filesets|glossary|revsets|templates|tutorial|git-comparison ; word*
      bookmark|branch|config|file|git|op|operation|sparse|tag|workspace|util|debug|gerrit|sign ?* ; h! -help! ;
      %help new commit ci describe desc edit squash split rebase abandon undo redo absorb backout revert duplicate bisect diffedit fix git init interdiff metaedit next prev parallelize resolve restore sign unsign simplify-parents util gerrit
      git remote list ; ;`,
  },
  rules: gitRules(),
  examples: gitExamples(),
});
