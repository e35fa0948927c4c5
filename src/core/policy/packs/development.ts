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
      outdated|root|prefix|bin|whoami|ping|explain|why|query|doctor ; -searchlimit: -searchexclude: -no-description -browser=false -which: ; lit*
      config|c list|ls ; ;
      get ; ; confkey
      config get ; ; confkey
      audit ; -audit-level: -dry-run ;
      audit signatures ; ;
      owner|team|access|dist-tag|org|profile ls|list ; ; lit*
      access get|list ; ; lit*
      pkg get ; ; lit*
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
    node: '-version v h -help ;\nc! -check! ; path',
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
    make: 'v -version ;\n~ kisBqr j? l? C:tree f:tree -jobs? -keep-going -silent -always-make -no-print-directory -directory:tree -file:tree ; target*',
    ruby: 'v -version c! -copyright ; path',
    php: 'v m i -version -info -modules -ini ;\nl! -syntax-check! ; path*',
    python: 'V -version VV ;\n~ B u s E W: X: m:pymodule! ; inside*',
    python3: '=python',
    gcc: 'v -version dumpversion dumpmachine ;',
    clang: '=gcc',
    cc: '=gcc',
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
    pytest:
      '-version V ;\n~ vqxslrkmf k: m: n: x s r: -verbose -quiet -maxfail: -tb: -durations: -lf -ff -last-failed -failed-first -cov? -cov-report:covrep -cov-fail-under: -collect-only -co -no-header -strict-markers -capture: -color: -sw -stepwise -disable-warnings -timeout: -randomly-seed: -numprocesses: -markers -fixtures -exitfirst -deselect: -ignore: -import-mode: -log-cli-level: -no-cov -rootdir:tree ; inside*',
    mypy: 'V -version ;\n~ p: m: -strict -ignore-missing-imports -config-file:tree -package: -module: -show-error-codes -pretty -no-error-summary -follow-imports: -python-version: -namespace-packages -explicit-package-bases -exclude: -no-incremental -cache-dir:tree -check-untyped-defs -disallow-untyped-defs -warn-unused-ignores -show-traceback -verbose v -non-interactive -no-strict-optional -show-column-numbers ; inside*',
    flake8:
      '-version ;\n~ q v j: -max-line-length: -ignore: -select: -extend-ignore: -exclude: -count -statistics -show-source -max-complexity: -config:tree -format: -per-file-ignores: ; inside*',
    black:
      '-version V ;\n~ l: t: S C q v -check -diff -line-length: -target-version: -quiet -verbose -color -exclude: -extend-exclude: -include: -preview -fast -config:tree ; tree*',
    ruff: 'version|rule|config|linter|help ; -output-format: -all ; lit*\ncheck ; -no-fix! ; path*\n~ check|format ; q v n w -fix -check -diff -select: -ignore: -extend-select: -line-length: -target-version: -output-format: -no-cache -show-files -show-settings -statistics -watch -unsafe-fixes -config:tree -exclude: -preview -quiet -force-exclude -exit-zero ; inside*',
    shellcheck:
      'aCxV s: e: i: f: S: o: W: P: -check-sourced -color? -include: -exclude: -format: -severity: -shell: -enable: -external-sources -list-optional -norc -version -wiki-link-count: ; path*',
  },
  rules: developmentRules(),
  examples: developmentExamples(),
});
