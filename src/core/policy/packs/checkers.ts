import type { Pack } from './pack.ts';

/**
 * Builds, checks and tests that read the tree's own configuration, which is code: routine in preset `workspace` only. Left out:
 * options that load code by a name of the command (`--plugin`, `--rulesdir`, `--addon`), run a program (`--onSuccess`,
 * `-shellcheck`), take text as code, or send results elsewhere (`--record`).
 */
export const checkers = (): Pack => ({
  name: 'checkers',
  tools: {
    // They name recipes, and evaluate nothing; not --evaluate, --dump, --show and --justfile.
    just: '; -version! V! h! -help! ;\n; l! -list! -summary! -groups! u -unsorted ;',
    // With --json it runs the checks of each task.
    task: '%here\n; -version! h! -help! ;\n~ ; l! a! -list! -list-all! -silent s ;',
    actionlint: `%style go
      ; -version! ;
      ~ ; -color -no-color -oneline -verbose -format:param -ignore:param -config-file:infile -shellcheck:= -pyflakes:= ; infile*`,
    webpack: `
      ; v! -version! ;
      %set all c:infile -config:infile -config-name:id -mode:=production|development|none -env:param -config-node-env:id -progress? -json -fail-on-warnings -devtool:id d:id -no-devtool -entry:infile -name:id o:built -output-path:built -stats:=none|errors-only|errors-warnings|minimal|normal|detailed|verbose t:id -target:id w -watch m -merge -color -no-color -disable-interpret
      ~ build|bundle|b|watch|w ; @all ; sources*
      ~ ; @all ; sources*`,
    rollup: `
      ; v! -version! ;
      ~ ; c m w -config d:tree -dir:tree o:tree -file:tree f:=amd|cjs|es|esm|iife|umd|system|commonjs|module -format:=amd|cjs|es|esm|iife|umd|system|commonjs|module i:infile -input:infile n:id -name:id e:param -external:param g:param -globals:param -sourcemap -silent -failAfterWarnings -environment:=production|development|INCLUDE_DEPS|BUILD:production|BUILD:development|INCLUDE_DEPS,BUILD:production|NODE_ENV:production|NODE_ENV:development -watch -perf -preserveModules -no-treeshake -no-strict -exports:=auto|default|named|none -compact -forceExit -bundleConfigAsCjs -logLevel:id ; infile*`,
    tsup: `
      ; v! -version! ;
      ~ ; d:built -out-dir:built -format:id -minify -minify-whitespace -minify-identifiers -minify-syntax -keep-names -target:id -legacy-output -dts -dts-resolve -dts-only -sourcemap -watch -external:param -global-name:id -no-splitting -splitting -clean -silent -metafile -platform:id -tsconfig:infile -config:infile -no-config -shims -treeshake -cjsInterop ; infile*`,
    storybook:
      '; v! V! -version! ;\n~ build ; o:built -output-dir:built c:infile -config-dir:infile -test -quiet -docs -disable-telemetry -debug ;',
    'svelte-check':
      '; v! -version! ;\n~ ; -workspace:infile -output:=human|human-verbose|machine|machine-verbose -tsconfig:infile -no-tsconfig -ignore:param -fail-on-warnings -threshold:=error|warning -watch -preserveWatchOutput -color -no-color -compiler-warnings:param -diagnostic-sources:param -incremental ; -',
    astro: '; -version! ;\n~ check|build|sync|info ; -verbose -silent -config:infile -root:infile -outDir:built -mode:id -watch ;',
    nuxt: '; v! -version! ;\n~ build|typecheck|prepare|generate|analyze|info ; -dotenv:infile -prerender -logLevel:=silent|info|verbose ; infile',
    ng: '~ build|b|test|t|lint|e2e|version|v ; c:id -configuration:id -watch?=true|false -no-watch -browsers:=ChromeHeadless|Chrome|Firefox|FirefoxHeadless -code-coverage? -source-map?=true|false -output-path:built -include:infile -aot -json -coverage -list-tests -clear-screen -force -format:=stylish|json|compact|html|junit|unix|codeframe -verbose? -progress?=true|false -no-progress -quiet -fix ; id\n~ cache|analytics info ; ;\n~ new ; -dry-run! -verbose -skip-tests -skip-install -skip-git ; slug!\n~ generate|g ; -dry-run! -verbose -skip-tests ; =application|app|class|cl|component|c|config|directive|d|enum|environments|guard|g|interceptor|interface|i|library|lib|module|m|pipe|p|resolver|r|service|s|service-worker|web-worker! slug!',
    'react-scripts':
      '~ build ; ;\n~ test ; -coverage -watchAll?=true|false -ci -verbose -runInBand i u t:param -testNamePattern:param -passWithNoTests -silent ; infile*',
    cypress: `
      ~ verify|info|version ; ;
      ~ run ; s:infile -spec:infile b:=chrome|chromium|edge|electron|firefox -browser:=chrome|chromium|edge|electron|firefox -headless -headed -component -e2e C:infile -config-file:infile q -quiet -no-exit e:param -env:param r:=spec|dot|list|json|junit|min|tap|nyan -reporter:=spec|dot|list|json|junit|min|tap|nyan ;`,
    nyc: `
      %style posix
      %here
      %set all a s r:id -reporter:id -report-dir:tree -all -silent -check-coverage -lines:num -branches:num -functions:num -statements:num -per-file x:param -exclude:param n:param -include:param e:id -extension:id -skip-full -skip-empty -clean -no-clean -cache -no-cache -compact t:built -temp-dir:built
      ~ ; -version! ;
      ~ report|check-coverage ; @all ;
      ~ ; @all ; cmd!`,
    c8: `
      %style posix
      %set all r:=text|text-summary|json|json-summary|lcov|lcovonly|html|clover|cobertura|none -reporter:=text|text-summary|json|json-summary|lcov|lcovonly|html|clover|cobertura|none o:tree -reports-dir:tree -report-dir:tree -all -src:infile n:param -include:param x:param -exclude:param e:id -extension:id a -exclude-after-remap -skip-full -check-coverage -branches:num -functions:num -lines:num -statements:num -per-file -100 -temp-directory:built -merge-async
      ; -version! ;
      ~ report|check-coverage ; @all ;
      ~ ; @all ; cmd!`,
    cspell: `
      ; V! -version! ;
      %set all c:infile -config:infile -no-progress -quiet -no-summary -words-only u -unique -dot -gitignore -no-gitignore -show-suggestions -show-context -cache -no-cache -fail-fast e:param -exclude:param -color -no-color -locale:id -language-id:id -no-must-find-files -relative
      ~ lint ; @all ; sources*
      ~ ; @all ; sources!  sources*`,
    madge:
      '; V! -version! ;\n~ ; b:infile -basedir:infile s -summary c -circular d:param -depends:param x:param -exclude:param j -json -orphans -leaves -dot -extensions:id -ts-config:infile -webpack-config:infile -include-npm -no-color -no-spinner -no-count -warning -debug ; inside! inside*',
    depcruise: `
      ; V! -version! i! -info! ;
      ~ ; c:infile -config:infile -no-config v:infile -validate:infile T:=err|err-long|err-html|text|json|dot|ddot|cdot|archi|flat|d2|mermaid|markdown|metrics|html|csv|teamcity|null -output-type:=err|err-long|err-html|text|json|dot|ddot|cdot|archi|flat|d2|mermaid|markdown|metrics|html|csv|teamcity|null f:tree -output-to:tree m -metrics I:param -include-only:param F:param -focus:param -focus-depth:num R:param -reaches:param x:param -exclude:param X:param -do-not-follow:param -ignore-known p -progress -no-progress -ts-config:infile -no-cache ; inside! inside*`,
    htmlhint:
      '; V! -version! l! -list! ;\n~ ; c:infile -config:infile f:=unix|sarif|markdown|junit|json|html|compact|checkstyle -format:=unix|sarif|markdown|junit|json|html|compact|checkstyle i:param -ignore:param -nocolor -warn r:param -rules:param ; inside*',
    standard: '; -version! ;\n~ ; -fix -ext:id -ignore:param -global:id -env:id ; inside*',
    xo: '; -version! ;\n~ ; -fix -quiet -space? -semicolon?=true|false -prettier -reporter:=stylish|json|compact|unix -ignore:param -cwd:infile ; inside*',
    tsd: '; v! -version! ;\n~ ; t:infile -typings:infile f:param -files:param -show-diff ; infile',
    typedoc:
      '~ ; -version! ;\n~ ; -out:built -json:tree -tsconfig:infile -options:infile -entryPoints:infile -entryPointStrategy:=resolve|expand|packages|merge -exclude:param -excludePrivate -excludeInternal -includeVersion -name:param -readme:infile -emit:=docs|none|both -treatWarningsAsErrors -skipErrorChecking -watch ; infile*',
    commitlint:
      '; v! -version! ;\n~ ; f:ref t:ref -from:ref -to:ref l -last V -verbose q -quiet s -strict c -color g:infile -config:infile -from-last-tag ; -',
    'markdownlint-cli2': '~ ; -fix -config:infile -no-globs ; sources*',
    redocly:
      '; -version! ;\n~ lint ; -format:=codeframe|stylish|json|checkstyle|codeclimate|github-actions|markdown|summary -config:infile -max-problems:num -lint-config:=warn|error|off ; infile!  infile*',
    prisma: '~ ; v! -version! ;\n~ validate|format|generate ; -schema:infile -check ;',
    changeset: '~ status ; -verbose v -since:ref ;',
    'license-checker':
      '~ ; -summary -json -csv -markdown -production -development -direct -onlyAllow:param -failOn:param -excludePackages:param -excludePrivatePackages -unknown -onlyunknown -start:infile ; -',
    publint: '; v! -version! ;\n~ ; -strict -level:=suggestion|warning|error -pack:=auto|npm|yarn|pnpm|bun|false ; infile',
    bandit:
      '; -version! ;\n~ ; r q v l i n:num -recursive -number:num a:=file|vuln -aggregate:=file|vuln c:infile -configfile:infile t:id -tests:id s:id -skip:id -level -confidence -severity-level:=all|low|medium|high -confidence-level:=all|low|medium|high f:=csv|html|json|screen|txt|xml|yaml -format:=csv|html|json|screen|txt|xml|yaml o:tree -output:tree -verbose -quiet -silent -ignore-nosec x:param -exclude:param b:infile -baseline:infile -ini:infile -exit-zero ; inside!  inside*',
    vulture:
      '; -version! ;\n~ ; v -verbose -exclude:param -ignore-decorators:param -ignore-names:param -min-confidence:num -sort-by-size -make-whitelist -config:infile ; inside! inside*',
    pycodestyle:
      '; -version! ;\n~ ; v q r -verbose -quiet -first -exclude:param -filename:param -select:id -ignore:id -show-source -show-pep8 -statistics -count -max-line-length:num -max-doc-length:num -indent-size:num -hang-closing -format:param -benchmark -config:infile ; inside*',
    pydocstyle:
      '; -version! ;\n~ ; e s d v -explain -source -debug -verbose -count -config:infile -match:param -match-dir:param -ignore-decorators:param -select:id -ignore:id -convention:=pep257|numpy|google -add-select:id -add-ignore:id ; inside*',
    pyflakes: '; -version! ;\n~ ; ; inside! inside*',
    radon:
      '; v! -version! ;\n~ cc|mi|raw|hal ; a s j i:param e:param n:id x:id o:id -average -show-complexity -json -exclude:param -ignore:param -min:id -max:id -order:id -total-average ; inside! inside*',
    sqlfluff:
      '; -version! ;\nversion|dialects ; ;\n~ rules ; ;\n~ lint|parse|fix|format ; d:id -dialect:id t:id -templater:=raw|jinja|python|placeholder -rules:id -exclude-rules:id f:=human|json|yaml|github-annotation|none -format:=human|json|yaml|github-annotation|none v -verbose -nocolor -config:infile -processes:num p:num -ignore:id ; inside! inside*',
    alembic: '~ history|heads|branches|show ; v -verbose r:id -rev-range:id i ; id',
    flask: '; -version! ;\n~ routes ; s:id -sort:id -all-methods ;',
    dbt: '; -version! ;\n~ parse|ls|list ; s:param -select:param m:param -models:param -exclude:param -output:=json|name|path|selector -resource-type:id t:id -target:id -project-dir:infile -profiles-dir:infile q ;',
    cppcheck:
      '; -version! -errorlist! h! -help! ;\n~ ; q f v j:num l:num D:param U:param I:infile i:infile x:=c|c++ -quiet -force -verbose -enable:id -disable:id -std:id -language:=c|c++ -suppress:id -inline-suppr -inconclusive -error-exitcode:num -max-configs:num -xml -template:param -check-config -report-progress -cppcheck-build-dir:tree -platform:=unix32|unix64|win32A|win32W|win64|native -project:infile -output-file:tree ; inside*',
    gofumpt: '%style go\n; -version! ;\n; l d e -extra -lang:id -modpath:id ; path!\n~ ; l d w e -extra -lang:id -modpath:id ; infile*',
    gotestsum:
      '; v! -version! ;\n~ ; f:=dots|dots-v2|pkgname|pkgname-and-test-fails|testname|testdox|standard-quiet|standard-verbose|github-actions -format:=dots|dots-v2|pkgname|pkgname-and-test-fails|testname|testdox|standard-quiet|standard-verbose|github-actions -junitfile:tree -jsonfile:tree -no-color -hide-summary:id -packages:gopkg -watch -max-fails:num -rerun-fails? ; -',
    errcheck: '%style go\n~ ; -asserts -blank -ignoretests -exclude:infile -verbose -tags:id -abspath ; gopkg*',
    buf: '; -version! ;\n~ lint|build ; -error-format:=text|json|msvs|junit|config-ignore-yaml -config:infile -path:infile -exclude-path:infile ; subdir\n~ format ; d! -diff! -exit-code -config:infile -path:infile ; subdir',
    bats: '; v! -version! ;\n~ ; c p r t T f:param j:num -count -pretty -recursive -tap -timing -filter:param -filter-tags:param -jobs:num F:=pretty|tap|tap13|junit -formatter:=pretty|tap|tap13|junit -no-parallelize-across-files -no-parallelize-within-files -print-output-on-failure x -trace -verbose-run -show-output-of-passing-tests ; infile! infile*',
    prove:
      '; V! -version! ;\n~ ; l b v r s q f j:num I:infile -lib -blib -verbose -recurse -shuffle -quiet -failures -jobs:num -timer -color -nocolor -merge -norc -state:=all|failed|passed|save|slow|fast|new|old|hot ; infile*',
    rector:
      '%here\n~ ; V! -version! ;\n~ process ; n! -dry-run! -no-progress-bar -no-diffs c:infile -config:infile -clear-cache -output-format:=console|json -ansi -no-ansi ; infile*',
    pint: '%here\n; V! -version! ;\n~ ; v -test -bail -dirty -repair -config:infile -preset:=laravel|per|psr12|symfony|empty ; infile*',
  },
  rules: [],
  examples: {
    routine: ['gofumpt -l src', 'gofumpt -extra -d src', 'webpack --version', 'rollup -v', 'cppcheck --version', 'bats --version'],
    workspace: [
      'task --list-all',
      'ng build --aot',
      'ng version --json',
      'ng lint --format stylish',
      'ng cache info',
      'ng new app --dry-run',
      'ng generate component a --dry-run',
      'ng build --output-path dist/app',
      'rollup -c --environment BUILD:production',
      'tsup -d dist',
      'actionlint .github/workflows/ci.yml',
      'webpack --mode production --stats errors-only',
      'webpack build --config webpack.prod.js -o dist',
      'rollup -c',
      'rollup -c rollup.config.mjs --failAfterWarnings',
      'tsup --dts --format esm,cjs',
      'tsup src/index.ts --clean',
      'storybook build --test',
      'svelte-check --tsconfig ./tsconfig.json',
      'astro check',
      'ng test --watch=false --browsers=ChromeHeadless',
      'react-scripts test --watchAll=false --coverage',
      'cypress run --spec cypress/e2e/login.cy.ts --browser chrome',
      'nyc --reporter=text npm test',
      'c8 --check-coverage --lines 90 node --test',
      "cspell --no-progress 'src/**/*.ts'",
      'madge --circular --extensions ts src/',
      'depcruise src --output-type err',
      "markdownlint-cli2 '**/*.md'",
      'bandit -r app -ll -x tests/',
      'vulture src --min-confidence 80',
      'pycodestyle --max-line-length=120 app',
      'sqlfluff lint models --dialect postgres',
      'alembic history --verbose',
      'cppcheck --enable=all --error-exitcode=1 src',
      'gotestsum --format testname',
      'bats -r test/',
      'prove -lr t/',
      'rector process --dry-run src',
      'pint --test',
      'terragrunt hclfmt --terragrunt-check',
    ],
    asks: [
      'just',
      'just build',
      'just --list --justfile /tmp/x',
      'just --evaluate',
      'task build',
      'task --list-all --json',
      'task -t /tmp/x --list',

      'gofumpt -w /home/ann/x.go',
      'gofumpt -l -cpuprofile=/tmp/x src',
      'ng add x --dry-run',
      'ng cache clean',
      'ng analytics enable',
      'ng new app',
      'ng new app --dry-run=false',
      'ng new app --dry-run false',
      'ng generate ./evil:x y --dry-run',
      'ng generate component a --dry-run false',
      'ng build --output-path src',
      'rollup -c --environment PATH:/tmp/evil',
      'nyc --temp-dir src npm test',
      'nyc -t . npm test',
      'c8 --temp-directory src node --test',
      'tsup --clean -d src',
      'storybook build -o src',
      'astro build --outDir .',
      'typedoc --out src',
      'cd /tmp/evil; nyc --version',
      'ng serve --open',
      'actionlint -shellcheck=/tmp/evil a.yml',
      'actionlint -pyflakes /tmp/evil a.yml',
      'webpack --config /tmp/evil.js',
      'webpack -c https://example.org/x.js',
      'webpack serve',
      'webpack -o /etc/x',
      'rollup -c /tmp/evil.mjs',
      'rollup -p ./evil.js src/a.js',
      "rollup -p '{transform: c => c}' src/a.js",
      "tsup --onSuccess 'id'",
      'tsup --config /tmp/evil.ts',
      'storybook dev',
      'storybook build -o /etc/x',
      'cypress run --record --key x',
      'cypress run --config-file /tmp/evil.js',
      'nyc --require ./evil.js npm test',
      'nyc rm -rf src',
      'nyc sh evil.sh',
      'c8 curl https://example.org',
      'cspell --config /tmp/evil.js a',
      'cspell --reporter ./evil.js a.ts',
      'madge --image /etc/x.svg src',
      'depcruise --config /tmp/evil.js src',
      'depcruise src -f /etc/x',
      'htmlhint -R ./rules a.html',
      'htmlhint https://example.org/',
      'standard --plugin ./evil.js',
      'standard --parser ./evil.js',
      'commitlint --extends ./evil.js',
      'typedoc --plugin ./evil.js',
      'ng deploy',
      'ng add x',
      'ng update',
      'prisma migrate deploy',
      'prisma db push',
      'changeset publish',
      'changeset version',
      'bandit -r /tmp/evil -o /etc/x',
      'bandit -f custom --msg-template x app',
      'alembic upgrade head',
      'alembic downgrade -1',
      'flask shell',
      'dbt run',
      'dbt run-operation drop',
      'cppcheck --addon=evil.py src',
      'cppcheck --clang=/tmp/evil src',
      'gotestsum --post-run-command id',
      'gotestsum --raw-command -- id',
      'bats /tmp/evil.bats',
      'prove -e id t',
      'prove -Mevil t',
      'rector process src',
      'terragrunt hclfmt',
      'cd /tmp/evil; webpack',
      'cd /tmp/evil; nyc npm test',
    ],
  },
});
