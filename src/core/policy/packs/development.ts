import { developmentExamples } from './development-examples.ts';
import { developmentRules } from './development-rules.ts';
import type { Pack } from './pack.ts';

/** Package managers, compilers, test runners. `~` forms run code of the work tree: routine in preset `workspace` only. */
export const development = (): Pack => ({
  name: 'development',
  tools: {
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
    gcc: 'v -version dumpversion dumpmachine ;',
    clang: '=gcc',
    cc: '=gcc',
    shellcheck:
      'aCxV s: e: i: f: S: o: W: P: -check-sourced -color? -include: -exclude: -format: -severity: -shell: -enable: -external-sources -list-optional -norc -version -wiki-link-count: ; path*',
  },
  rules: developmentRules(),
  examples: developmentExamples(),
});
