import { developmentExamples } from './development-examples.ts';
import { developmentRules } from './development-rules.ts';
import type { Pack } from './pack.ts';

/** Package managers, compilers, test runners. `~` forms run code of the work tree: routine in preset `workspace` only. */
export const development = (): Pack => ({
  name: 'development',
  tools: {
    npm: `
      %global -json -long l -parseable p g -global -location: -silent s -loglevel: -no-color -color? -prefix:inside w: -workspace: -workspaces ws -include-workspace-root -production -only: -omit: -include: -depth: a -all -unicode
      ; v -version ;
      ls|list|ll|la ; ; lit*
      view|v|info|show|search|find|s ; ; lit*
      outdated|root|prefix|bin|whoami|ping|fund|help|explain|why|query|doctor|help-search ; -searchlimit: -searchexclude: -no-description -browser=false -which: ; lit*
      config|c list|ls ; ;
      get ; ; confkey
      config get ; ; confkey
      audit ; -audit-level: -dry-run ;
      audit signatures ; ;
      owner|team|access|dist-tag|org|profile ls|list ; ; lit*
      access get|list ; ; lit*
      pkg get ; ; lit*
      pack ; -dry-run! ; lit*
      diff ; -diff: -diff-name-only ; lit*
      sbom ; -sbom-format: ;
      completion ; ;
      ~ test|t|tst ; ; inside*
      ~ run|run-script|rum ; -if-present ; script inside*
      ~ start|build ; ; inside*`,
    pnpm: `
      %global r -recursive -filter: F: C:inside -dir:inside -json -long g -global -silent -depth: P D -prod -dev -no-optional -parseable w -workspace-root -color -no-color -reporter:
      ; v -version ;
      ls|list|ll|why|outdated|licenses|audit|root|bin|view|info|show|help|search ; -format: -compatible -sort-by: -audit-level: ; lit*
      licenses list ; ;
      config list|get ; ; confkey
      store path|status ; ;
      ~ test|t|run|run-script ; -if-present ; script inside*
      ~ build|lint|typecheck|format|dev ; ; inside*`,
    yarn: `
      %global -json -silent s -verbose -cwd:inside
      ; v -version ;
      list|why|info|outdated|licenses|audit|help|versions ; -depth: -pattern: -level: -groups: R -recursive A -all ; lit*
      licenses list ; ;
      npm info|whoami|audit ; ; lit*
      config list|get ; ; confkey
      workspaces info|list ; ; lit*
      ~ test|build|lint|typecheck ; ; inside*
      ~ run ; ; script inside*`,
    bun: 'pm ls|hash|bin|cache|whoami ; a -all g ;\n; v -version -revision ;\noutdated|info|why ; ; lit*\n~ test ; ** ; inside*\n~ run ; ; script inside*',
    deno: 'info|doc|types|help ; -json q ; lit*\n; V -version v ;\n~ fmt|lint|check|test|bench ; -check -quiet q -no-run -fail-fast -filter: ; inside*',
    npx: '-version v ;',
    nvm: 'ls|list|current|version|which|help|ls-remote ; ** ; lit*\n-version v ;',
    fnm: 'list|ls|current|list-remote|env ; ** ;',
    node: '-version v h -help ;\nc! -check! ; path',
    ncu: 'gmtjep: -format: -target: -filter: -json -jsonUpgraded -global -dep: -peer ; lit*',
    corepack: '-version ;',
    pip: `
      %global -disable-pip-version-check -no-color q -quiet v -verbose -no-input -isolated -timeout: -retries:
      ; V -version ;
      list|freeze ; oueil -outdated -uptodate -editable -local -user -pre -format: -not-required -exclude: -exclude-editable -all -path:lit ;
      show ; f -files ; lit*
      check|debug|help|inspect ; ; lit*
      index versions ; -pre -json -index-url:any -platform: -python-version: ; lit
      search ; ; lit*
      config list|get|debug ; ; confkey
      cache dir|info|list ; -format: ; lit
      hash ; a: -algorithm: ; path*`,
    pip3: '=pip',
    pipx: 'list|environment|help ; -short -json -include-injected V: -value: ; lit*\n; -version ;',
    uv: 'pip list|freeze|show|check|tree ; -outdated -format: -strict q -system ; lit*\nversion|help ; -output-format: -short ; any*\ntree ; -depth: -outdated -invert -frozen -locked -package: ;\npython|tool|cache list|dir|find ; ** ; lit*\nself version ; ;\n; V -version ;\nlock ; -check! ;\n~ run ; -frozen -locked -no-sync ; uvtool inside*',
    poetry: `
      %global n -no-interaction q v -no-ansi C:inside -directory:inside P:inside
      ; V -version ;
      show ; tolaTw -tree -latest -outdated -all -top-level -why -only: -with: -without: -no-dev f: ; lit*
      search ; ; lit*
      check|about|list|help|env|source|self|config ; -lock -strict -list ; lit
      env list|info ; p -path -full-path e -executable ;
      config ; -list! -local ;
      source show ; ; lit*
      self show ; ; lit*
      self show plugins ; ;
      version ; s -short -dry-run ;
      version ; -dry-run! s ; lit
      lock ; -check! ;
      ~ run ; ; uvtool inside*
      ~ build ; f: -format: ;`,
    pipenv: 'graph|verify ; -bare -json -reverse -json-tree ;\n; -version -venv -py -where ;\n~ run ; ; uvtool inside*',
    conda: `
      info|list|search|config|env|--version|compare|notices|doctor ; ae s b j -all -base -envs -json -system -show -show-sources n: p: -name: -prefix: -explicit f -full-name e -export r -revisions -md5 c: -channel: -override-channels -info -platform: -subdir: -reverse-dependency q v -canonical -license ; lit*
      env list ; -json ;
      config ; -show! -show-sources! -get! -json -describe ; lit*
      ; V -version h ;
      help ; ; any*`,
    mamba: '=conda',
    micromamba:
      'info|list|search|env|repoquery ; n: p: -json -envs -base -all ; lit*\nenv list ; -json ;\nrepoquery search|depends|whoneeds ; c: -tree t -recursive ; lit*\n; -version ;',
    pixi: 'list|tree|info|search|version ; ** ; lit*\n; V -version ;',
    pyenv:
      'version|versions|which|whence|root|commands|prefix|shims|help|version-name|version-file|latest ; -bare -skip-aliases -skip-envs k -known ; lit*\ninstall ; l! -list! ;\n; -version ;',
    rbenv:
      'version|versions|which|whence|root|commands|prefix|shims|help|version-name ; -bare ; lit*\ninstall ; l! -list! L ;\n; -version ;',
    asdf: 'list|current|where|which|info|latest|version|help|plugin|plugin-list ; -all ; lit*\nlist all ; ; lit*\nplugin list ; -urls -refs ;\nplugin list all ; ;\nshim versions ; ; lit',
    mise: 'ls|list|current|where|which|doctor|latest|ls-remote|plugins|settings|version|outdated|registry|cfg|tasks ; ** ; lit*',
    sdk: 'list|current|version|help ; ; lit*',
    jenv: 'versions|version ; ; ',
    goenv: 'versions|version ; ;',
    tfenv: 'list|list-remote|version-name ; ;',
    cargo: `
      %global q -quiet v -verbose -color: -locked -offline -frozen -manifest-path:inside -target: F: -features: -all-features -no-default-features p: -package: -workspace -all -exclude: -message-format: -format-version:
      ; V -version v h -list ;
      help ; ; any*
      tree ; i: e: -invert: -prune: -depth: -no-dedupe d -duplicates -charset: f: -format: -edges: -prefix: ;
      search ; -limit: -registry: ; lit*
      info ; -registry: ; lit
      metadata ; -no-deps -filter-platform: ;
      locate-project|verify-project|read-manifest|version|pkgid|report ; -workspace -message-format: ; lit
      audit|outdated|udeps ; R d: -root-deps-only -depth: -json D: ;
      owner ; l! -list! ; lit
      fmt ; -check! -all ;
      publish|package ; -list! ;
      %set build r -release -profile: j: -jobs: -lib -bin: -bins -example: -examples -test: -tests -bench: -benches -all-targets -keep-going -ignore-rust-version -timings -target-dir:tree
      ~ build|b|check|c|test|t|bench|clippy|doc|d|nextest|rustdoc|miri ; @build -no-run -no-fail-fast -no-deps -document-private-items -doc -tests ; inside*
      ~ nextest run|list ; @build -no-fail-fast ; inside*
      ~ fmt ; -all -check ; inside*
      ~ run|r ; @build ; inside*`,
    rustup:
      'show|which|check|--version|help|component|target|toolchain|override|self ; v -verbose -toolchain: -installed -path ; lit*\nshow active-toolchain|home|profile ; v ;\ncomponent|target|toolchain|override list ; v -installed -toolchain: -verbose q ;\ndoc ; -path! ;\nwhich ; -toolchain: ; lit',
    rustc: 'V -version v -verbose -explain: -print: ;',
    go: `%style go
      version ; m v ; any*
      env ; json ; goenv*
      list ; -json -m -u -f: -e -deps -test -versions -retracted -find -mod=readonly ; lit*
      doc ; -all -src -u -cmd -short -c ; lit*
      help ; ; any*
      vet ; help ;
      mod graph|why ; -m -go: ; lit*
      ~ build ; -v -race -x -n -tags: -a -p: -trimpath -cover -buildvcs=false ; inside*
      ~ test ; -v -race -run: -count: -short -cover -bench: -benchmem -benchtime: -timeout: -json -failfast -tags: -p: -parallel: -cpu: -shuffle: -list: -skip: -coverpkg: -vet=off -fuzztime: ; gopkg*
      ~ vet ; -v -tags: -json -n -x ; gopkg*
      ~ fmt ; -n -x ; gopkg*
      ~ mod verify|tidy|download|vendor ; -v -diff ; lit*`,
    gofmt: 'ldse! ; any*\nl! d! e s ; path*\n~ lwdse ; tree*',
    goimports: 'l! d! ; path*\n~ lwd ; tree*',
    golangci_lint: '',
    'golangci-lint': 'version|help|linters|cache ; ;\n~ run ; ** ; inside*',
    staticcheck: '~ ** ; inside*',
    gotestsum: '~ f: -format: ; inside*',
    make: 'v -version ;\n~ kisBqr j? l? C:tree f:tree -jobs? -keep-going -silent -always-make -no-print-directory -directory:tree -file:tree ; target*',
    gmake: '=make',
    cmake:
      '-version ;\n-help -help-command: -help-module: -help-variable: ;\n~ -build:tree! j? -parallel? -target: t: -config: -verbose v ;\n~ S:tree! B:tree! D:lit G: ; tree\n',
    ctest: 'NV -version -show-only ;\n~ VQj? R: E: L: -output-on-failure -parallel? -test-dir:tree -timeout: -rerun-failed C: ;',
    ninja: '-version ;\n~ vC:tree j: k: t: n d: ; target*',
    meson: '-version v ;\nintrospect ; * ; any\n~ test|compile|setup ; C:tree v ; tree*',
    bazel: 'version|info|query|cquery|aquery|help ; ** ; lit*\n~ build|test ; ** ; inside*',
    bazelisk: '=bazel',
    gradle: `
      %global q i d s w x: P:lit D:lit -quiet -info -debug -stacktrace -full-stacktrace -offline -no-daemon -daemon -parallel -no-parallel -continue -console: -warning-mode: -no-build-cache -build-cache -rerun-tasks -refresh-dependencies p:tree -project-dir:tree -configuration-cache -no-configuration-cache a -all -configuration: -dependency: -max-workers: m -dry-run
      ; v -version -status ; 
      dependencies|tasks|projects|properties|help|dependencyInsight|buildEnvironment|outgoingVariants|javaToolchains ; ; gradletask*
      ~ build|test|check|assemble|compileJava|compileTestJava|compileKotlin|classes|jar|testClasses|lint|integrationTest|javadoc|ktlintCheck|detekt|spotlessCheck|clean ; -tests: ; gradletask*`,
    mvn: `
      %set o q B o U e X T: f:tree P: D:lit N am amd pl: -quiet -batch-mode -offline -update-snapshots -errors -debug -threads: -file:tree -projects: -also-make -no-transfer-progress ntp -fail-at-end fae -fail-never
      ; v -version h -help ;
      dependency:tree|dependency:list|dependency:analyze|help:effective-pom|help:describe|help:active-profiles|versions:display-dependency-updates|versions:display-plugin-updates ; @o ; lit*
      ~ compile|test|package|verify|validate|clean|test-compile|process-resources|checkstyle:check|spotbugs:check ; @o ; mvngoal*`,
    ant: 'version p projecthelp diagnostics ;\n~ q v f:tree ; target*',
    sbt: 'version about ;\n~ compile|test|package|clean|run|scalafmt|scalafmtCheck|update|doc|Test/compile|test:compile|reload|about|projects|testQuick ; ; sbtcmd*',
    lein: 'version|help|deps|classpath|show-profiles|search|pprint|ancient|check ; ; lit*\ndeps :tree ; ;\n~ test|check|compile|jar|uberjar|run|clean|midje|kibit|eastwood|cljfmt ; ; inside*',
    boot: '',
    stack:
      'path|list-dependencies|query|ls|templates|list|--version ; ** ; lit*\nls dependencies|snapshots|stack-colors|tools ; ** ; lit*\n; -version -numeric-version ;\n~ build|test|bench|haddock|clean|hpc ; ** ; inside*',
    cabal:
      'info|list|help|path|outdated ; v: -simple-output -installed -json ; lit*\n; V -version -numeric-version ;\n~ build|test|bench|check|haddock|v2-build|v2-test ; ** ; inside*',
    ghc: 'V -version -numeric-version -info ;',
    opam: 'list|show|search|info|switch|var|pin|repo|repository|config|help ; a i s -all -installed -available -short -field: f: -raw -color: -columns: -required-by: -depends-on: -recursive -roots ; lit*\nswitch list|show|list-available ; ; lit*\n; -version ;',
    dune: '--version ; ;\n~ build|test|runtest|fmt|clean ; ** ; inside*',
    zig: 'version|zen|targets|env|help ; ;\n~ build|test|fmt|ast-check ; ** ; inside*',
    swift: '-version ;\npackage describe|dump-package|show-dependencies ; ** ;\n~ build|test ; ** ; inside*',
    dotnet: `; -version -info -list-sdks -list-runtimes h ;
      list ; ; path
      list package|reference ; -outdated -deprecated -vulnerable -include-transitive -format: ;
      list * package|reference ; -outdated -deprecated -vulnerable -include-transitive -format: ;
      sln|tool|workload|new|nuget list|search ; ** ; lit*
      nuget locals|list ; l! -list! ; lit*
      help ; ; any*
      ~ build|test|clean|restore|format ; v: c: f: -no-restore -no-build -configuration: -verbosity: -filter: -nologo -framework: -logger: ; inside*`,
    ruby: 'v -version c! -copyright ; path',
    gem: 'list|search|query|info|specification|spec|environment|env|outdated|dependency|which|contents|help|stale|check|sources ; alrdeivq -local -remote -all -exact -details -versions -pipe -installed v: -prerelease -pre ; lit*\n; v -version ;\nsources ; l! -list! ;',
    bundle:
      'list|ls|show|info|outdated|check|version|platform|doctor|help|licenses|env|config ; -paths -path -only-group: -without-group: -name-only -strict -parseable -dry-run -ruby ; lit*\nconfig get|list ; ; confkey\n; v -version ;\n~ exec ; ; uvtool inside*',
    rake: '-version V ;\n~ tqs ; target*',
    rails:
      'version|about|stats|notes|routes|initializers|middleware|--version ; ** ; lit*\n; v -version ;\n~ test|test:system|zeitwerk:check ; ** ; inside*',
    rspec:
      '-version v ;\n~ fcbpd f: e: t: -format: -color -tag: -example: -fail-fast -order: -seed: -backtrace -only-failures -profile? -dry-run ; inside*',
    php: 'v m i -version -info -modules -ini ;\nl! -syntax-check! ; path*',
    composer:
      'show|info|search|outdated|validate|diagnose|depends|why|why-not|prohibits|licenses|status|about|list|help|check-platform-reqs|audit|suggests|fund ; tidalPNDorsA q v n -tree -installed -all -direct -latest -outdated -platform -available -self -name-only -path -no-dev -strict -format: f: -locked -minor-only -major-only -ignore: -no-interaction -no-ansi d:lit ; lit*\n; V -version ;\n~ test|run-script|run|check|lint|dump-autoload ; ; script inside*',
    pecl: 'list|list-all|info|search|config-show|remote-list ; * ; lit*',
    pear: '=pecl',
    cpan: 'v! D! l! ; lit*',
    perl: 'v V -version ;',
    python: 'V -version VV ;\n~ B u s E W: X: m:pymodule! ; inside*',
    python3: '=python',
    python2: '=python',
    java: 'version -version -fullversion ;',
    javac: 'version -version ;',
    jar: 'tvf:path t! ; path*\n-list! f:path v -file:path ; path*',
    javap: '* ; path*',
    jps: 'lmvqV ; lit*',
    jstat: '* ; lit*',
    jcmd: 'l ;',
    kotlinc: 'version ;',
    scala: 'version -version ;',
    gcc: 'v -version dumpversion dumpmachine ;',
    clang: '=gcc',
    'g++': '=gcc',
    'clang++': '=gcc',
    cc: '=gcc',
    ld: 'vV -version -verbose ;',
    as: '-version ;',
    pkg_config: '',
    'pkg-config': '* ; any*',
    tsc: '~ vpbw p:tree -noEmit! -version -showConfig -listFiles -pretty -watch -project:tree -strict -incremental -skipLibCheck -build -extendedDiagnostics -diagnostics ; inside*\n v! -version! ;\n -showConfig! p:path -project:path ;',
    eslint: `v -version h -print-config:path -env-info ;\n~ -ext: f: -format: -fix -fix-dry-run -quiet -max-warnings: -cache -no-cache -cache-location:tree c:tree -config:tree -no-eslintrc -ignore-pattern: -color -no-color -report-unused-disable-directives -no-error-on-unmatched-pattern -no-ignore -debug -rule: -cache-strategy: -no-warn-ignored -concurrency: ; inside*`,
    prettier:
      'v -version ;\n~ clwu -check -write -list-different -ignore-unknown -loglevel: -log-level: -config:tree -ignore-path:tree -no-config -parser: -single-quote -tab-width: -print-width: -trailing-comma: -no-semi -prose-wrap: -end-of-line: -no-color -cache -no-error-on-unmatched-pattern ; inside*',
    biome:
      '-version ;\n~ check|lint|format|ci ; -write -fix -apply -unsafe -max-diagnostics: -diagnostic-level: -reporter: -no-errors-on-unmatched -files-ignore-unknown? -changed -staged -since: -colors: ; tree*',
    jest: '-version ;\n~ ciuvbwot: -coverage? -watch -watchAll -ci -runInBand -verbose -silent -bail? -testNamePattern: -testPathPattern: -updateSnapshot -onlyChanged -findRelatedTests -maxWorkers: -passWithNoTests -listTests -showConfig -no-cache -clearCache -detectOpenHandles -forceExit -json -changedSince: -colors -testTimeout: -selectProjects: -shard: ; inside*',
    vitest:
      '-version v ;\n~ ; t: u w -run -coverage? -watch -reporter: -silent -bail: -update -testNamePattern: -passWithNoTests -changed? -project: -globals -no-color -typecheck ; inside*',
    mocha:
      'V -version ;\n~ bcCfgiRtuwsdAOp g: f: t: R: s: u: -grep: -timeout: -reporter: -bail -recursive -watch -exit -parallel -forbid-only -check-leaks -colors -no-colors -retries: -slow: -ui: -extension: -spec: -ignore: -dry-run ; inside*',
    ava: '~ vwst: -verbose -watch -serial -match: -fail-fast -update-snapshots -timeout: ; inside*',
    cypress: 'version|verify|info ; ;\n~ run ; ** ; inside*',
    playwright: '--version ; ;\n~ test ; ** ; inside*',
    karma: '~ start ; -single-run ; tree',
    webpack: '~ ; -mode: ; tree',
    vite: '~ build ; ** ; tree',
    rollup: '',
    esbuild: '-version ;',
    swc: '',
    babel: '-version V ;',
    turbo: '~ run ; ** ; script*\n-version ;',
    nx: '~ test|build|lint|affected|run-many|format:check ; ** ; inside*\nreport|list|show|print-affected ; ** ; lit*\n; -version ;',
    lerna: 'ls|list|changed|diff|la|ll|info ; ** ; lit*',
    stylelint: '-version v ;\n~ -fix f: -formatter: q -quiet -cache -config:tree -max-warnings: ; inside*',
    htmlhint: '~ ; inside*',
    markdownlint: '~ fc: -fix -config:tree -ignore: i: q -quiet -json ; inside*',
    'markdownlint-cli2': '~ -fix ; inside*',
    tslint: '~ p:tree -project:tree -fix t: ; inside*',
    standard: '~ -fix ; inside*',
    xo: '~ -fix ; inside*',
    depcheck: '~ ** ; inside*',
    knip: '~ ** ; inside*',
    madge: 'cs -circular -summary -extensions: -orphans -leaves -json -warning ; path*',
    'size-limit': '~ ; inside*',
    pytest:
      '-version V ;\n~ vqxslrkmf k: m: n: x s r: -verbose -quiet -maxfail: -tb: -durations: -lf -ff -last-failed -failed-first -cov? -cov-report:covrep -cov-fail-under: -collect-only -co -no-header -strict-markers -capture: -color: -sw -stepwise -disable-warnings -timeout: -randomly-seed: -numprocesses: -markers -fixtures -exitfirst -deselect: -ignore: -import-mode: -log-cli-level: -no-cov -rootdir:tree ; inside*',
    'py.test': '=pytest',
    tox: 'l a -version -listenvs -list ;\n~ e:qvr p: -recreate -parallel? ; inside*',
    nox: 'l -list -version ;\n~ s: e: r -session: -reuse-existing-virtualenvs ; inside*',
    unittest: '',
    mypy: 'V -version ;\n~ p: m: -strict -ignore-missing-imports -config-file:tree -package: -module: -show-error-codes -pretty -no-error-summary -follow-imports: -python-version: -namespace-packages -explicit-package-bases -exclude: -no-incremental -cache-dir:tree -check-untyped-defs -disallow-untyped-defs -warn-unused-ignores -show-traceback -verbose v -non-interactive -no-strict-optional -show-column-numbers ; inside*',
    pyright: '-version ;\n~ p:tree -project:tree -stats -verbose -warnings -level: -outputjson -pythonversion: w -watch ; inside*',
    pylint:
      '-version -list-msgs -help-msg: -list-msgs-enabled -long-help -list-groups -list-extensions ;\n~ E j: f: d: e: r: s: -disable: -enable: -output-format: -rcfile:tree -errors-only -jobs: -reports: -score: -fail-under: -ignore: -ignore-patterns: -max-line-length: -recursive: -verbose v -fail-on: ; inside*',
    flake8:
      '-version ;\n~ q v j: -max-line-length: -ignore: -select: -extend-ignore: -exclude: -count -statistics -show-source -max-complexity: -config:tree -format: -per-file-ignores: ; inside*',
    black:
      '-version V ;\n~ l: t: S C q v -check -diff -line-length: -target-version: -quiet -verbose -color -exclude: -extend-exclude: -include: -preview -fast -config:tree ; tree*',
    isort: '-version V ;\n~ c q v -check -check-only -diff -profile: -line-length: l: -settings-path:tree -skip: -recursive rc ; tree*',
    ruff: 'version|rule|config|linter|help ; -output-format: -all ; lit*\ncheck ; -no-fix! ; path*\n~ check|format ; q v n w -fix -check -diff -select: -ignore: -extend-select: -line-length: -target-version: -output-format: -no-cache -show-files -show-settings -statistics -watch -unsafe-fixes -config:tree -exclude: -preview -quiet -force-exclude -exit-zero ; inside*',
    autopep8: '~ drv i a -in-place -diff -recursive -aggressive -max-line-length: ; tree*',
    yapf: '~ drip -diff -in-place -recursive -style: ; tree*',
    bandit: '~ rlq c:tree f: ll i s: x: ; inside*',
    'pip-audit': 'r:path f:fmt -strict -desc? l -local s: ;\n-version V ;',
    safety: 'check ; -json -full-report -short-report -bare ; ',
    coverage:
      '~ report|run|html|xml|combine|erase ; m r: a -branch -source: -omit: -include: -show-missing m:pymodule -fail-under: -parallel-mode p ; inside*\nhelp|--version ; ;',
    vulture: '~ ** ; inside*',
    radon: 'cc|mi|raw|hal ; ** ; path*',
    rubocop:
      'vV -version -show-cops? -list-target-files L ;\n~ aAlxPDdF f: c:tree -autocorrect -autocorrect-all -auto-correct -auto-correct-all -format: -only: -except: -config:tree -parallel -lint -fail-level: -display-cop-names -extra-details -no-color -debug -fail-fast -force-exclusion ; inside*',
    brakeman: '~ q z -no-pager ; inside*',
    phpstan:
      '-version V ;\n~ analyse|analyze ; c:tree l: -level: -configuration:tree -memory-limit: -no-progress -error-format: -debug n q v -no-interaction -ansi -no-ansi -autoload-file:tree a:tree -xdebug ; inside*\nlist|help|diagnose ; ; lit*',
    phpunit:
      '-version ;\n~ c:tree v -filter: -testsuite: -group: -exclude-group: -configuration:tree -colors? -stop-on-failure -stop-on-error -testdox -verbose -debug -no-coverage -coverage-text -list-tests -list-suites -bootstrap:tree -order-by: -process-isolation ; inside*',
    phpcs: '-version ievpsn ;\n~ pnsveilw -standard: -extensions: -ignore: -report: -colors -severity: ; inside*',
    phpmd: '~ ; inside*',
    psalm: '~ ** ; inside*',
    pest: '~ ** ; inside*',
    'php-cs-fixer':
      '~ fix|check ; -dry-run -diff v -config:tree -rules: -allow-risky: -verbose -stop-on-violation ; tree*\nlist|describe|list-files|help ; ; lit*',
    shellcheck:
      'aCxV s: e: i: f: S: o: W: P: -check-sourced -color? -include: -exclude: -format: -severity: -shell: -enable: -external-sources -list-optional -norc -version -wiki-link-count: ; path*',
    shfmt:
      'ldspsrbincikpf i: ln: -diff -list -find -indent: -language-dialect: -simplify -version ; path*\n~ lwd i: s w -write -diff -list -indent: ; tree*',
    yamllint: 'sv c:path d: f: -strict -format: -config-file:path -config-data: -no-warnings -list-files -version ; path*',
    actionlint: 'version ;\nverbose v color no-color oneline ; path*',
    'ansible-lint_': '',
    vale: 'ls-config|ls-dirs|ls-metrics ; ; any*\n; -version v -output: -minAlertLevel: -glob: -no-exit ; path*',
    checkbashisms: '* ; path*',
    editorconfig: '* ; path*',
    jsonlint: 'qcst: -quiet -compact ; path*',
    'pre-commit':
      '--version ; ;\n~ run ; a -all-files -files: v -verbose -show-diff-on-failure -hook-stage: -from-ref: -to-ref: ; lit*\nvalidate-config|validate-manifest ; ; path*',
    lefthook: 'version|dump ; ;',
    husky: '',
    commitlint: '~ fetevqV f: e? t: -from: -to: -last -verbose ;',
    'clang-format':
      'dump-config -dump-config n -dry-run! style: -style: ; path*\n~ i style: -style: -dry-run n Werror -Werror ; tree*\n-version ;',
    'clang-tidy': '-version ;',
    cppcheck: '-version ;',
    clippy: '',
    ktlint: '~ F -format -relative -color ; inside*',
    swiftlint: '~ lint|version|rules ; -strict -quiet ; inside*',
    credo: '',
    mix: '--version|help|hex.info|hex.search|hex.outdated|deps.tree|deps|xref|phx.routes ; ** ; lit*\n~ test|compile|format|credo|dialyzer ; ** ; inside*',
    rebar3: 'version|tree|deps ; ;\n~ compile|eunit|ct|dialyzer|xref ; ** ; inside*',
    elixir: 'v -version ;',
    erl: 'version ;',
    crystal: 'version|env ; ;\n~ spec|tool|build ; ; inside*',
    nim: 'v -version ;\n~ check ; ; tree',
    dart: '--version ; ;\n~ analyze|test|format ; ** ; inside*\npub deps|outdated ; ** ;',
    flutter:
      '--version|doctor|devices|emulators|channel|help ; v -verbose ; \n~ analyze|test|build ; ** ; inside*\npub deps|outdated ; ** ;',
    pio: 'boards|device|system|pkg|settings|lib|platform|project ; ;\nboards ; ; lit*\ndevice|system|pkg|lib|platform|settings list|info|search|show|get|outdated|stats|builtin ; ** ; lit*\n; -version ;\n~ test|check ; ** ; inside*',
    hugo: 'version|env|list|config ; ** ; lit*\nlist all|drafts|future|expired ; ;\n~ ; D F E minify -minify -buildDrafts -gc ;',
    jekyll: '--version|doctor ; ;\n~ build ; ** ;',
    mkdocs: '--version ; ;\n~ build ; s q v -strict -quiet ;',
    'sphinx-build': '-version ;\n~ b: W n q j: a E T ; tree*',
    doxygen: 'v -version ;',
    latexmk: 'v -version ;',
    pdflatex: '-version ;',
    just: 'l! -list! -summary! -show:! s:! -dump! -variables! -version! V! n! -dry-run! ; lit*\n~ q v ; target*',
    task: 'l! a! -list! -list-all! -version! ; -',
    ng: 'version|help|analytics|cache ; ** ;\n~ build|test|lint ; ** ; inside*',
    nest: 'info|--version ; ;\n~ build ; ;',
    next: 'info|--version ; ;\n~ build|lint ; ** ; tree',
    gatsby: 'info|--version ; ;\n~ build ; ;',
    vue: '--version|info|inspect ; ** ; lit*',
    ember: 'version|help ; ** ;\n~ test|build ; ** ;',
    jj: '%before R:lit -no-pager -color: -ignore-working-copy -quiet -at-op:\nlog|status|st|diff|show|evolog|obslog|root|version|interdiff ; r: s n: p t: T: G -revisions: -limit: -template: -patch -summary -stat -git -color-words -no-graph -types -name-only -from: -to: -reversed -context: w ; lit*\nbookmark|branch|tag|op|operation|workspace|config|git|file|sparse|resolve list|log|show|root|annotate|get|diff ; n: a r: T: ** ; lit*\nhelp ; ; any*\ngit remote list ; ;',
    dvc: 'status|diff|list|dag|metrics|params|plots|remote|config|version|doctor|data ; ** ; lit*\nmetrics|params|plots show|diff ; ** ; lit*\nremote|stage|cache|exp list|dir|show|diff ; ** ; lit*',
    cz: 'check|version|info|schema|example|ls ; ** ;',
    ccache: 's -show-stats V -version p -show-config ;',
    sccache: 's -show-stats V -version ;',
    strace: 'V -version ;',
    valgrind: '-version ;',
    gdb: '-version v ;',
    perf: 'list|version ; ; lit*',
  },
  rules: developmentRules(),
  examples: developmentExamples(),
});
