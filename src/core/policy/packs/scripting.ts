import type { Pack } from './pack.ts';

/** Ruby, PHP, Perl, Elixir and Erlang. A Gemfile, a Rakefile, a mix.exs and a composer plugin are code of the tree: `~` forms. */
export const scripting = (): Pack => ({
  name: 'scripting',
  tools: {
    ruby: '; v! -version! -copyright! ;\nc! w ; path!',
    perl: '; v! V! -version! ;',
    php: `
      ; v! m! -version! -modules! -ini! -rfunction:id! -rclass:id! -rextension:id! -rextinfo:id! ;
      l! -syntax-check! n ; path!
      ~ artisan help ; ; id
      ~ artisan route:list|list|about|schedule:list|event:list|migrate:status ; -json -no-ansi -ansi -except-vendor -only-vendor -path:param -name:param -method:=GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS -pending ;
      ~ artisan test ; p -parallel -compact -profile -coverage -min:num -stop-on-failure -filter:param -testsuite:id -group:id -exclude-group:id -without-tty ; infile*`,
    lua: '',
    irb: 'v! -version! h! -help! ; -',
    octave: 'v! -version! h! -help! ; -',
    gem: `
      ; v! -version! ;
      %set list l r a d i -local -remote -all -exact e -details -no-details -versions -no-versions -prerelease -installed v:id -version:id q -quiet
      list|search|query ; @list ; id*
      info ; @list ; id!
      outdated|environment|env ; ;
      dependency ; l r -local -remote v:id -version:id R -reverse-dependencies -pipe ; id*
      specification|spec ; l -local v:id -version:id -yaml -ruby ; id! =name|version|summary|description|authors|email|license|licenses|homepage|dependencies|files|executables|extensions|bindir|required_ruby_version|metadata|date|platform
      contents ; v:id -version:id l -lib-only -no-prefix ; id!
      which ; a -all ; id!
      stale ; ;
      sources ; l! -list! ;`,
    // Its configuration in the folder is Lua.
    luarocks: '%here\n~ ; -version! h! -help! ;\n~ list ; -porcelain ; id id\n~ show ; -rockspec -modules -deps -porcelain ; id! id',
    bundle: `
      %here
      ~ ; v! -version! ;
      ~ version|check|platform|doctor ; -ruby -dry-run ;
      ~ list|ls ; -paths -name-only -only-group:id -without-group:id ;
      ~ show ; -paths -outdated ; id
      ~ info ; -path -version ; id!
      ~ outdated ; -local -pre -strict -filter-strict -parseable -porcelain -only-explicit -filter-major -filter-minor -filter-patch -group:id -groups ; id*
      ~ licenses ; ;`,
    bundler: '=bundle',
    rake: '%here\n; V! -version! ;\n~ ; q t s n f:infile ; target! target*\n~ ; T! -tasks! P! -prereqs! A -all ; -',
    rails: `
      %here
      ~ ; v! -version! ;
      ~ version|about|stats|notes|middleware|initializers|zeitwerk:check|db:migrate:status|db:version|generate|destroy ; ;
      ~ routes ; c:id g:id -controller:id -grep:id E -expanded -unused ;
      %help console server generate destroy new db dbconsole
      ~ test|test:all|test:system|test:models|test:controllers|test:integration|test:units ; v -verbose n:param f -fail-fast s:num -seed:num b -backtrace p -profile? -no-color -no-defer-output d ; infile*`,
    rspec:
      '%here\n~ ; v! -version! ;\n~ ; f:=p|d|progress|documentation|doc|json|html|failures -format:=p|d|progress|documentation|doc|json|html|failures c b t:param e:param P:inside I:infile r:infile -require:infile -tag:param -example:param -example-matches:param -pattern:inside -exclude-pattern:param -fail-fast? -no-fail-fast -order:id -seed:num -only-failures -next-failure n -dry-run -profile? -no-profile -backtrace -color -colour -no-color -no-colour -force-color -force-colour -warnings w -bisect? ; inside*',
    rubocop: `
      %here
      ~ ; v! V! -version! -verbose-version! ;
      ~ ; a A x l P D S F d E f:=progress|simple|clang|fuubar|json|emacs|quiet|files|offenses|worst|tap|github|junit|markdown|pacman|html|p|s|c|j -format:=progress|simple|clang|fuubar|json|emacs|quiet|files|offenses|worst|tap|github|junit|markdown|pacman|html c:infile -config:infile -autocorrect -autocorrect-all -auto-correct -auto-correct-all -safe-auto-correct -fix-layout -lint -safe -only:id -except:id -parallel -no-parallel -fail-level:id -display-cop-names -no-display-cop-names -extra-details -display-style-guide -display-time -color -no-color -debug -fail-fast -force-exclusion -only-recognized-file-types -ignore-parent-exclusion -display-only-fail-level-offenses -display-only-correctable -display-only-safe-correctable -stderr -cache:=true|false -list-target-files L -show-cops? ; inside*`,
    brakeman: '%here\n; v! -version! ;\n~ ; q z -no-pager -quiet -no-exit-on-warn -no-progress ;',
    composer: `
      %here
      %set all n q v -no-interaction -quiet -verbose -ansi -no-ansi -no-plugins -no-scripts
      ; V! -version! ;
      ~ show|info ; @all t i D l o a N P s A L f:=text|json -tree -installed -direct -latest -outdated -all -name-only -path -self -platform -available -locked -no-dev -strict -minor-only -major-only -patch-only -format:=text|json ; id*
      ~ outdated ; @all a D l -all -direct -locked -strict -minor-only -major-only -patch-only -no-dev f:=text|json -format:=text|json ; id*
      ~ search ; @all N O f:=text|json t:id -only-name -only-vendor -type:id -format:=text|json ; id!  id*
      ~ validate ; @all -no-check-all -no-check-lock -no-check-publish -check-lock -strict A -with-dependencies ;
      ~ depends|why|prohibits|why-not ; @all r t -recursive -tree -locked ; id! lit
      ~ licenses ; @all f:=text|json|summary -format:=text|json|summary -no-dev ;
      ~ status|diagnose|about|suggests|fund ; @all ;
      ~ audit ; @all f:=table|plain|json|summary -format:=table|plain|json|summary -no-dev -locked -abandoned:=ignore|report|fail ;
      ~ check-platform-reqs ; @all -no-dev -lock ;
      ~ test|lint|check|phpstan|phpunit|psalm|cs|cs-check|analyse|analyze|format|stan ; ; infile*
      ~ run-script|run ; -list l -no-dev -dev -timeout:num ; script!
      ~ dump-autoload|dumpautoload ; o a -optimize -classmap-authoritative -no-dev -dry-run ;`,
    phpunit:
      '%here\n~ ; -version! ;\n~ ; c:infile v -configuration:infile -no-configuration -filter:param -testsuite:id -group:id -exclude-group:id -covers:id -uses:id -colors? -stop-on-failure -stop-on-error -stop-on-defect -fail-on-warning -fail-on-risky -testdox -debug -verbose -no-coverage -no-progress -no-output -coverage-text?tree -list-tests -list-suites -list-groups -bootstrap:infile -order-by:id -random-order-seed:num -process-isolation -display-deprecations -display-warnings -display-notices -display-errors -display-skipped -display-incomplete -teamcity -do-not-cache-result -strict-coverage -disallow-test-output ; infile*',
    pest: '%here\n~ ; -version! ;\n~ ; -parallel p -filter:param -testsuite:id -group:id -exclude-group:id -bail -dirty -retry -compact -ci -coverage -min:num -no-coverage -profile -colors? -stop-on-failure -list-tests -type-coverage ; infile*',
    phpstan:
      '%here\n~ ; V! -version! ;\n~ analyse|analyze ; c:infile -configuration:infile l:id -level:id a:infile -autoload-file:infile -memory-limit:id -no-progress -error-format:=table|raw|json|prettyJson|github|gitlab|junit|checkstyle|teamcity -debug n q v -quiet -verbose -no-interaction -ansi -no-ansi -xdebug -no-result-cache ; infile*',
    psalm:
      '%here\n~ ; v! -version! ;\n~ ; c:infile -config:infile -no-cache -no-progress -show-info:=true|false -stats -output-format:=console|json|github|text|compact|junit|checkstyle -threads:num -no-diff -diff -monochrome m ; infile*',
    phpcs:
      '%here\n; -version! i! ;\n~ ; n s p v l w e q -standard:=PSR1|PSR2|PSR12|PER-CS|Squiz|PEAR|Zend|Generic|MySource|WordPress|Drupal|Symfony|Doctrine -extensions:id -ignore:param -report:=full|summary|json|xml|checkstyle|csv|emacs|gitblame|info|junit|source|diff -severity:num -warning-severity:num -error-severity:num -colors -no-colors -parallel:num -tab-width:num ; infile*',
    'php-cs-fixer':
      '%here\n; V! -version! ;\n~ fix|check ; -dry-run -diff v q n -verbose -config:infile -allow-risky:=yes|no -stop-on-violation -format:=txt|json|xml|checkstyle|junit|gitlab -show-progress:=none|dots|bar -using-cache:=yes|no -sequential ; tree*\n~ describe|list-sets ; ; id\n~ list-files ; -config:infile ; infile*',
    mix: `
      %here
      ; v! -version! ;
      ~ test ; -failed -stale -trace -cover -slowest:num -seed:num -max-failures:num -max-cases:num -only:id -exclude:id -include:id -warnings-as-errors -force -no-compile -no-start -color -no-color -partitions:num -exit-status:num ; infile*
      ~ compile ; -warnings-as-errors -force -all-warnings -no-all-warnings -verbose -no-deps-check ;
      ~ format ; -check-formatted -dry-run -check-equivalent -dot-formatter:infile ; tree*
      ~ credo ; -strict -all a ; infile*
      ~ dialyzer ; -format:id -quiet ;
      ~ deps ; -all ;
      ~ deps.tree ; -only:id -exclude:id -format:=pretty|plain ; id
      ~ hex.outdated ; -all ; id
      ~ hex.info ; ; id id
      ~ phx.routes ; ; id
      ~ xref graph ; -format:=pretty|stats|plain -label:id -source:infile -sink:infile ;`,
    elixir: '; v! -version! ;',
    rebar3: '%here\n~ version|tree ; ;\n~ compile|eunit|ct|dialyzer|xref ; ;',
    crystal: '; v! -version! ;\nversion|env|help ; ;\n~ spec ; v -verbose -no-color ; infile*\n~ tool format ; -check! ; infile*',
    dart: '%here\n; -version! ;\n~ analyze ; -fatal-infos -fatal-warnings -no-fatal-warnings -format:=default|json|machine ; infile\n~ test ; N:param n:param -name:param -plain-name:param t:id -tags:id x:id -exclude-tags:id j:num -concurrency:num r:=compact|expanded|github|json|failures-only|silent -reporter:=compact|expanded|github|json|failures-only|silent ; infile*\n~ format ; o:=none|show|json|write -output:=none|show|json|write -set-exit-if-changed l:num -line-length:num ; tree! tree*\n~ pub deps ; s:=tree|list|compact -style:=tree|list|compact -no-dev -json ;\n~ pub outdated ; -json -no-transitive ;',
    R: '; -version! ;',
    Rscript: '; -version! ;',
    flutter:
      '%here\n~ ; -version! ;\n~ doctor ; v -verbose ;\n~ devices|emulators ; ;\n~ analyze ; -fatal-infos -no-fatal-infos -fatal-warnings -no-fatal-warnings -no-pub ; infile*\n~ build apk|appbundle|web|linux|ios|macos|windows|aar|bundle ; -release -debug -profile -target-platform:id -no-pub -no-codesign -split-per-abi v -verbose -flavor:slug ;\n~ clean ; ;\n~ test ; -coverage -no-pub -name:param -plain-name:param t:id x:id j:num -concurrency:num r:=compact|expanded|json -reporter:=compact|expanded|github|json -update-goldens ; infile*\n~ pub deps|outdated ; -json -no-dev ;\n~ help ; ; id id',
  },
  rules: [],
  examples: {
    routine: [
      'gem specification rails version',
      'irb --version',
      'octave --help',
      'php --rfunction strlen',
      'crystal help',
      'ruby -v',
      'ruby -c app.rb',
      'php -l src/a.php',
      'php -v',
      'perl -v',
      'gem list',
      'gem search rails',
      'gem env',
      'gem sources --list',
    ],
    workspace: [
      'luarocks list',
      'php artisan help',
      'rails routes --grep posts',
      'rails db:migrate:status',
      'rails server --help',
      'php-cs-fixer list-files',
      'php artisan route:list --json',
      'php artisan test --filter UserTest',
      'bundle exec rspec spec/a_spec.rb:12 --format documentation',
      'bundle exec rake test',
      'bundle outdated',
      'rake -T',
      'rake test',
      'bin/rails test',
      'rails routes',
      'rubocop -A app lib',
      'rubocop path/to/file_or_directory1 path/to/file_or_directory2',
      'composer show --tree',
      'composer validate --strict',
      'composer test',
      'vendor/bin/phpunit --filter testX',
      'phpunit',
      'phpstan analyse path/to/directory1 path/to/directory2',
      'phpcs --standard=PSR12 src',
      'php-cs-fixer fix --dry-run --diff src',
      'mix test test/a_test.exs:12',
      'mix format --check-formatted',
      'dart analyze',
      'flutter test',
    ],
    asks: [
      'gem specification rake fork',
      'gem specification https://example.org/x.gem',
      'gem specification rails -s https://example.org',
      'luarocks install x',
      'luarocks list --tree /tmp/x',
      'cd /tmp/x && luarocks list',

      'irb',
      'irb --version -r x',
      'octave x.m',
      'octave --eval 1 --version',
      'rails db:migrate',
      'rails generate model Post',
      'rails server',
      'php --info',
      'php --rfunction strlen x.php',
      'php artisan migrate',
      'php artisan tinker',
      'php artisan config:show database',
      'php artisan db:wipe',
      'php -d auto_prepend_file=/tmp/x artisan test',
      'cd /tmp/x; php artisan test',
      'ruby x.rb',
      'ruby -v x.rb',
      'ruby -c -e 1',
      'ruby -c -r ./x f',
      'perl -c x.pl',
      'php -i',
      'php x.php',
      'php -r 1',
      'php -d auto_prepend_file=/tmp/x -l f',
      'php -l .env',
      'php -S 0.0.0.0:80',
      'gem install x',
      'gem list --source https://evil.example',
      'gem sources --add https://evil.example',
      'gem sources -l -a https://evil.example',
      'gem push x',
      'bundle config set path /x',
      'bundle config path /x',
      'bundle install',
      'bundle exec id',
      'bundle exec ruby -e 1',
      'bundle info x --gemfile /tmp/x',
      'rake deploy',
      'rake db:drop',
      'rake -f /tmp/x test',
      'rake -e 1',
      'rake',
      'rails db:migrate',
      'rails runner 1',
      'rails console',
      'rspec -o /tmp/x',
      'rspec --require=/tmp/x.rb',
      'rspec -r /tmp/x.rb',
      'rspec ../other',
      "rspec -P '/tmp/evil/*_spec.rb'",
      'rspec --pattern=/tmp/evil/a_spec.rb',
      'phpunit --coverage-text=/home/ann/x',
      'rubocop -r /tmp/x.rb',
      'rubocop --require /tmp/x',
      'rubocop -f /tmp/X.rb',
      'rubocop -o /tmp/x',
      'rubocop -c /tmp/x.yml',
      'composer require x/y',
      'composer show -d /tmp/evil',
      'composer global show',
      'composer deploy',
      'composer run-script deploy',
      'composer exec id',
      'composer config --list',
      'phpunit --bootstrap /tmp/x.php',
      'phpunit -c /tmp/x.xml',
      'phpunit --coverage-html /tmp/x',
      'phpunit -d auto_prepend_file=/tmp/x',
      'phpstan analyse -a /tmp/x.php src',
      'phpcs --standard=/tmp/x src',
      'phpcs --report-file=/tmp/x src',
      'php-cs-fixer fix /home/ann/x',
      'mix deps.get',
      'mix run -e 1',
      'mix test --help --require /tmp/x',
      'mix hex.publish',
      'mix do test, run',
      'cd /tmp/evil && mix test',
      'dart run x',
      'flutter run',
      'dart pub publish',
    ],
  },
});
