import type { Pack } from './pack.ts';

/**
 * Python and its tools. Whatever starts the environment's interpreter or reads a build's configuration runs code of the tree,
 * and is a `~` form. pip reads no configuration of the tree.
 */
export const python = (): Pack => ({
  name: 'python',
  tools: {
    python: '; V! -version! ;',
    python3: '=python',
    python2: '=python',
    'python -m unittest':
      '~ ; v q f b c -verbose -quiet -failfast -buffer -locals k:param ; infile*\n~ discover ; v q f b s:infile p:param t:infile -start-directory:infile -pattern:param -top-level-directory:infile ;',
    'python -m json.tool': '~ ; -sort-keys -json-lines -no-ensure-ascii -compact -tab -no-indent -indent:num ; infile',
    'python -m venv': '~ ; -system-site-packages -without-pip -symlinks -copies ; tree!',
    'python -m compileall': '~ ; q f l ; tree!',
    'python -m py_compile': '~ ; ; tree! tree*',
    pip: `
      %set all -disable-pip-version-check -no-color q -quiet v -verbose -no-input -isolated -timeout:num -retries:num -no-python-version-warning
      ; V! -version! ;
      list ; @all oueil -outdated -uptodate -editable -local -user -pre -format:=columns|freeze|json -not-required -exclude:id -exclude-editable -include-editable -path:infile ;
      freeze ; @all l -local -user -all -exclude:id -exclude-editable -path:infile ;
      show ; @all f -files ; id!  id*
      check ; @all ;
      index versions ; @all -pre -json -index-url:=https://pypi.org/simple|https://pypi.org/simple/|https://test.pypi.org/simple|https://test.pypi.org/simple/ -platform:id -python-version:id -only-binary:id ; id!
      search ; @all ; lit!
      cache dir|info ; @all ;
      cache list ; @all -format:=human|abspath ; id
      config get ; @all -global -user -site ; =global.timeout|global.retries|global.cache-dir|global.no-cache-dir|global.disable-pip-version-check|global.require-virtualenv|global.break-system-packages|global.format|global.quiet|global.verbose|global.no-input|install.user|install.no-compile!
      debug ; @all -platform:id -python-version:id -implementation:id -abi:id ;
      inspect ; @all l -local -user -path:infile ;
      help ; @all ; =install|download|uninstall|freeze|inspect|list|show|check|config|search|cache|index|wheel|hash|completion|debug|help|lock
      hash ; a:=sha256|sha384|sha512 -algorithm:=sha256|sha384|sha512 ; path! path*`,
    pip3: '=pip',
    pipx: '; -version! ;\nlist ; -short -json -include-injected -skip-maintenance ;',
    uv: `
      %here
      ; V! -version! ;
      self version ; -short -output-format:=text|json ;
      self update ; -dry-run! q v -quiet -verbose ;
      self ; ;
      help ; -no-pager ; word*
      %help add remove sync lock export tree init build publish venv version run pip python tool cache auth format
      auth|cache|pip|python|self|tool ?* ; h! -help! ;
      cache|tool|python dir ; ;
      %set all q -quiet -offline -no-progress -no-color
      version ; @all -short -output-format:=text|json ;
      version ; @all -short -output-format:=text|json -dry-run! -frozen!! -bump:=major|minor|patch|stable|alpha|beta|rc|post|dev ; word
      ~ version ; @all -short -output-format:=text|json -dry-run! -bump:=major|minor|patch|stable|alpha|beta|rc|post|dev ; word
      ~ pip list ; @all -format:=columns|freeze|json -outdated -editable -exclude-editable -exclude:id -strict ;
      ~ pip freeze ; @all -exclude-editable -strict ;
      ~ pip show ; @all f -files -strict ; id! id*
      ~ pip tree ; @all d:num -depth:num -prune:id -package:id -invert -no-dedupe -strict -outdated -show-version-specifiers ;
      ~ pip check ; @all ;
      ~ tree ; @all -frozen -locked d:num -depth:num -prune:id -package:id -invert -no-dedupe -outdated -universal -no-dev -all-groups ;
      python list ; @all -all-versions -only-installed -only-downloads -all-platforms -all-arches -show-urls -output-format:=text|json ; num
      ~ python find ; @all ; num
      tool list ; @all -show-paths -show-version-specifiers -show-extras -show-with ;
      ~ lock ; @all -check! -locked! -dry-run! -check-exists! U -upgrade P:id -upgrade-package:id ;
      ~ sync ; @all -check! -dry-run! -frozen -locked -all-extras -all-groups -all-packages -no-dev -only-dev -extra:id -group:id -package:id ;`,
    poetry: `
      %here
      %set all n -no-interaction q -quiet v -verbose -ansi -no-ansi -no-plugins
      ; V! -version! ;
      list|about ; @all ; =cache|debug|env|python|self|source
      help ; @all ; =about|add|build|cache|check|config|debug|env|help|init|install|list|lock|new|publish|remove|run|search|self|shell|show|source|sync|update|version
      %help add build config env export init install lock new publish remove run self shell source sync update
      search ; @all ; id! id*
      show ; @all t l o a T -tree -latest -outdated -all -top-level -why -only:id -with:id -without:id -no-dev f:=json|text -format:=json|text ; id
      check ; @all -lock -strict ;
      env list|info ; @all p -path -full-path e -executable ;
      source show ; @all ; id*
      self show ; @all ; =plugins
      cache list ; @all ;
      python list ; @all a -all m -managed ; id
      debug info ; @all ;
      debug tags ; @all ;
      version ; @all s -short -dry-run ;
      version ; @all s -short -dry-run! ; id!
      version ; @all s -short -dry-run! -next-phase ;
      lock ; @all -check! ;
      %set groups -with:id -without:id -only:id -no-dev -only-root -no-root -all-groups -all-extras E:id -extras:id -sync
      install|sync ; @all @groups -dry-run! ;
      ~ build ; @all f:=sdist|wheel -format:=sdist|wheel -clean o:built -output:built ;`,
    pipenv: '%here\n; -version! ;\n~ ; -venv! -py! -where! ;\n~ graph ; -bare -json -json-tree -reverse ;\n~ verify ; ;',
    pdm: '%here\n~ ; V! -version! ;\n~ list ; -graph -tree -freeze -json -csv -markdown -include:id -exclude:id ; id*\n~ show ; -name -version -summary -license ; id\n~ info ; -python -where -packages -json ;',
    hatch:
      '; -version! ;\n~ test ; a -all p -parallel c -cover r -randomize ; infile*\n~ fmt ; -check l -linter f -formatter ;\n~ env show ; -json -ascii ;',
    // Not `config --show`, `info --unsafe-channels` and `export`: tokens of channels, passwords of proxies and variables of environments.
    conda: `
      ; V! -version! ;
      %help activate deactivate create install update upgrade remove uninstall clean compare config export init rename package doctor notices repoquery commands
      env ?* ; h! -help! ;
      config ; -describe! -json ; id
      package ; w:path! -which:path! u! -untracked! n:id -name:id p:path -prefix:path ; -
      compare ; n:id -name:id p:path -prefix:path -json ; infile!
      doctor ; n:id -name:id p:path -prefix:path v -verbose ;
      notices ; c:id -channel:id -override-channels -json ;
      repoquery search|depends|whoneeds ; t -tree r -recursive i -pretty -offline -local -json c:id -channel:id -override-channels n:id -name:id a ; param!
      clean ; d! -dry-run! a -all i -index-cache p -packages t -tarballs l -logfiles y -yes -json q -quiet ;
      info ; ae s -all -base -envs -json -system ;
      list ; n:id -name:id p:path -prefix:path -json -export e -explicit -md5 f -full-name c -canonical r -revisions -no-pip -show-channel-urls -reverse -size ; id
      search ; -json i -info f -full-name -envs -platform:id -subdir:id c:id -channel:id -override-channels -skip-flexible-search ; param
      env list ; -json ;`,
    mamba: '=conda',
    micromamba:
      '; -version! ;\nsearch ; c:id -channel:id -override-channels -platform:id -json -pretty ; param!\nrepoquery search|depends|whoneeds ; t -tree r -recursive -pretty -json n:id -name:id -remote -local c:id -channel:id -platform:id ; param!\nlist ; n:id -name:id -json -md5 -canonical -export -explicit ; id\nenv list ; -json ;\ninfo ; -json ;',
    pyenv: `
      ; -version! ;
      version|versions|root|commands|shims|version-name|version-file ; -bare -skip-aliases -skip-envs ;
      which|whence|prefix|latest ; k -known ; id!
      virtualenvs ; -bare -skip-aliases ;
      help ; ; id
      install ; l! -list! ;`,
    pytest: `
      ~ ; V! -version! ;
      ~ ; v q x s l k:param m:param n:id r:id p:=no:cacheprovider|no:warnings|no:randomly|no:xdist|no:cov|no:logging|no:terminal -verbose -quiet -verbosity:num -exitfirst -maxfail:num -tb:=auto|long|short|line|native|no -durations:num -durations-min:num -lf -ff -nf -last-failed -failed-first -new-first -cov?inside -cov-report:covrep -cov-fail-under:num -cov-branch -cov-append -cov-config:infile -no-cov -collect-only -co -no-header -no-summary -strict-markers -strict-config -capture:=no|sys|fd|tee-sys -color:=yes|no|auto -sw -stepwise -stepwise-skip -disable-warnings -disable-pytest-warnings W:id -pythonwarnings:id -showlocals -no-showlocals -full-trace -timeout:num -reruns:num -randomly-seed:id -numprocesses:id -dist:=load|loadscope|loadfile|loadgroup|worksteal|no|each -markers -fixtures -setup-show -setup-only -setup-plan -deselect:inside -ignore:infile -ignore-glob:param -import-mode:=prepend|append|importlib -log-cli-level:id -log-level:id -rootdir:tree c:infile -config-file:infile -doctest-modules -junitxml:tree -junit-xml:tree -runxfail -asyncio-mode:=auto|strict -snapshot-update -benchmark-only -benchmark-skip -cache-show -cache-clear -forked ; inside*`,
    'py.test': '=pytest',
    coverage: `
      ; -version! ;
      %set all -rcfile:infile i -omit:param -include:param -fail-under:num -precision:num -contexts:param
      ~ report ; @all m -show-missing -skip-covered -no-skip-covered -skip-empty -sort:id -format:=text|markdown|total ; infile*
      ~ html ; @all d:tree -directory:tree -skip-covered -skip-empty -show-contexts -title:param q ; infile*
      ~ xml|json|lcov ; @all o:tree q -pretty-print -skip-empty ; infile*
      ~ combine ; a -append -keep q ; infile*
      ~ erase ; ;`,
    mypy: `
      ; V! -version! ;
      ~ ; p:id m:id -package:id -module:id -strict -ignore-missing-imports -config-file:infile -show-error-codes -hide-error-codes -show-error-context -show-column-numbers -pretty -no-pretty -no-error-summary -color-output -no-color-output -follow-imports:=normal|silent|skip|error -python-version:num -platform:id -namespace-packages -no-namespace-packages -explicit-package-bases -exclude:param -no-incremental -incremental -cache-dir:tree -check-untyped-defs -disallow-untyped-defs -disallow-incomplete-defs -disallow-any-generics -warn-unused-ignores -warn-redundant-casts -warn-return-any -warn-unreachable -no-implicit-optional -strict-optional -no-strict-optional -show-traceback -tb -verbose v -non-interactive -no-site-packages -disable-error-code:id -enable-error-code:id -local-partial-types -scripts-are-modules -sqlite-cache -output:=json ; inside*`,
    pyright: `
      ; -version! ;
      ~ ; p:infile -project:infile -stats -verbose -warnings -level:=error|warning -outputjson -pythonversion:num -pythonplatform:=Darwin|Linux|Windows -skipunannotated -dependencies w -watch -threads:num ; inside*`,
    basedpyright: '=pyright',
    ruff: `
      ; V! -version! ;
      version ; -output-format:=text|json ;
      rule ; -all -output-format:=text|json|pretty|concise|full ; id
      linter ; -output-format:=text|json ;
      %set all q v n w s -quiet -verbose -silent -no-cache n -line-length:num -target-version:id -config:infile -exclude:param -extend-exclude:param -force-exclude -no-force-exclude -respect-gitignore -no-respect-gitignore -preview -no-preview -diff -isolated -cache-dir:tree -color:=auto|always|never
      ~ check ; @all -fix -no-fix -unsafe-fixes -no-unsafe-fixes -fix-only -show-fixes -select:id -ignore:id -extend-select:id -extend-ignore:id -per-file-ignores:param -fixable:id -unfixable:id -output-format:=concise|full|json|json-lines|junit|grouped|github|gitlab|pylint|rdjson|azure|sarif -statistics -show-files -show-settings e -exit-zero -exit-non-zero-on-fix -add-noqa -watch ; inside*
      ~ format ; @all -check -range:param ; inside*`,
    black:
      '; V! -version! ;\n~ ; l:num t:id S C q v -line-length:num -target-version:id -skip-string-normalization -skip-magic-trailing-comma -check -diff -quiet -verbose -color -no-color -exclude:param -extend-exclude:param -force-exclude:param -include:param -preview -fast -safe -config:infile -workers:num W:num ; inside*',
    isort:
      '; V! -version! ;\n~ ; c q v -check -check-only -diff -profile:=black|django|pycharm|google|open_stack|plone|attrs|hug|wemake|appnexus l:num -line-length:num -settings-path:infile -settings-file:infile -sp:infile -skip:param s:param -skip-glob:param -filter-files -float-to-top -atomic -quiet -verbose -color ; tree*',
    flake8:
      '~ ; -version! ;\n~ ; q v j:id -jobs:id -quiet -verbose -max-line-length:num -max-doc-length:num -max-complexity:num -ignore:id -select:id -extend-ignore:id -extend-select:id -exclude:param -extend-exclude:param -filename:param -per-file-ignores:param -count -statistics -show-source -no-show-source -benchmark -exit-zero -disable-noqa -config:infile -format:=default|pylint|quiet-filename|quiet-nothing -color:=auto|always|never ; inside*',
    pylint:
      '~ ; -version! -list-msgs! -list-msgs-enabled! -list-groups! -list-extensions! -help-msg:id! ;\n~ ; E j:num d:id e:id r:=y|n|yes|no s:=y|n|yes|no f:=text|colorized|json|json2|msvs|parseable|github -jobs:num -disable:id -enable:id -reports:=y|n|yes|no -score:=y|n|yes|no -output-format:=text|colorized|json|json2|msvs|parseable|github -rcfile:infile -errors-only -fail-under:num -fail-on:id -ignore:param -ignore-paths:param -ignore-patterns:param -max-line-length:num -recursive:=y|n|yes|no|true|false -verbose v -exit-zero -py-version:num ; inside*',
    tox: '~ ; -version! ;\n~ ; e:script q v r p:id -recreate -parallel? -skip-missing-interpreters ; -\n~ run|r|run-parallel|p ; e:script q v r -recreate ;\n~ list|l ; q v -no-desc d ;\n~ ; l! a! -listenvs! -listenvs-all! ;',
    nox: '; -version! ;\n~ ; l! -list! f:infile -noxfile:infile ;\n~ ; s:script! e:script! -session:script! -sessions:script! r R -reuse-existing-virtualenvs -no-install -error-on-missing-interpreters x -stop-on-first-error v ; -',
    'pre-commit':
      '; V! -version! ;\n~ run ; a v -all-files -verbose -show-diff-on-failure -hook-stage:id -from-ref:ref -to-ref:ref -color:=auto|always|never ; id\n~ run ; -files! a v -verbose -show-diff-on-failure ; inside*\nvalidate-config|validate-manifest ; ; infile*',
    yamllint:
      '; v! -version! ;\n~ ; s c:infile f:=parsable|standard|colored|github|auto -strict -format:=parsable|standard|colored|github|auto -no-warnings -list-files ; inside*',
  },
  rules: [],
  examples: {
    routine: [
      'poetry init --help',
      'pip debug --platform x',
      'pip inspect --local',
      'pip help install',
      'poetry --version',
      'poetry show --tree',
      'poetry show --without dev,test',
      'poetry search requests',
      'poetry check --strict',
      'poetry list cache',
      'poetry env info --path',
      'poetry self show plugins',
      'poetry python list --managed',
      'poetry version stage --dry-run',
      'poetry version --next-phase --dry-run',
      'poetry install --dry-run --with test',
      'pip list --outdated',
      'pip show requests',
      'pip freeze',
      'pip index versions requests',
      'pip --version',
      'python3 --version',
      'conda list -n base',
      'conda env list',
      'conda activate --help',
      'conda config --describe channels',
      'conda compare --name dev env.yml',
      'conda doctor --verbose',
      'conda search "numpy>=1.2"',
      'conda clean --all --dry-run',
      'mamba repoquery depends --tree scipy',
      'micromamba search numpy',
      'pyenv virtualenvs',
      'uv version',
      'uv tool list',
      'uv python list',
      'uv help pip install',
      'uv self update --dry-run',
      'uv version --bump patch --dry-run --frozen',
      'uv pip install --help',
      'ruff rule E501',
      'pyenv versions',
    ],
    workspace: [
      'pytest -q',
      'pytest -xvs tests/test_a.py::test_b -k "one and not two"',
      'pytest --cov=src --cov-report=term-missing -n auto',
      'python -m pytest tests -q',
      'python3 -m unittest discover -s tests',
      'python -m pip list',
      'python -m venv .venv',
      'uv run pytest -q',
      'uv run python -m pytest',
      'poetry run mypy src',
      'poetry build --format wheel',
      'uv pip list',
      'uv tree --frozen',
      'uv lock --dry-run',
      'uv sync --check',
      'ruff check . --fix',
      'ruff format --check src',
      'mypy --strict src',
      'black --check .',
      'isort --check-only --profile black .',
      'flake8 --max-line-length=120 src',
      'pylint src --disable=C0114',
      'tox -e py311,lint',
      'coverage run -m pytest',
      'coverage report -m',
      'pre-commit run --all-files',
      'yamllint .',
      '.venv/bin/pytest tests',
    ],
    asks: [
      'pip config debug',
      'pip inspect --log /tmp/x',
      'pip install x',
      'poetry build --clean -o src',
      'uv python find ../evil/python',
      'uv python list ./evil/python',
      'pip download x --dry-run',
      'pip list --index-url https://evil.example',
      'pip index versions x --index-url https://evil.example',
      'pip list --log /tmp/x',
      'pip list --format=json --proxy evil',
      'pip config list',
      'pip config get global.index-url',
      'pip config get global.index_url',
      'pip config get global.extra_index_url',
      'pip hash .env',
      'pip wheel .',
      'python3 x.py',
      'python3 -m http.server',
      'python3 -m evil',
      'python -c 1 -m pytest',
      'python -X pycache_prefix=/home/u/x -m pytest',
      'python -m venv /home/ann/x',
      'python -m json.tool a b',
      'python -m json.tool .env',
      'python -m pip install x',
      'pytest @args.txt',
      'pytest -p evil',
      'pytest -o cache_dir=/tmp/x',
      'pytest --basetemp=/home/ann',
      'pytest --rootdir=/tmp/evil',
      'pytest -c /tmp/evil.ini',
      'pytest --confcutdir=/ ../other',
      'pytest --cov-report=html:/tmp/x',
      'pytest --cov=/tmp/x',
      'pytest --pdb',
      'pytest --junitxml=/tmp/x.xml',
      'cd /tmp/evil && pytest',
      'uv run evil',
      'uv run --with evil pytest',
      'uv run --python /tmp/evil pytest',
      'uv run --directory /tmp/evil pytest',
      'uv version 1.2.3',
      'uv tree --directory /tmp/evil',
      'uv pip install x',
      'uv lock',
      'uv version --bump patch',
      'uv version --bump patch --dry-run=false --frozen',
      'uv self update',
      'uv sync',
      'uv run --help',
      'uv tool run --help ruff',
      'conda activate x',
      'conda info --unsafe-channels',
      'conda env export',
      'conda clean --all',
      'conda env config vars list',
      'conda search https://evil.example/c::x',
      'conda run --help id',
      'pyenv virtualenv 3.12 x',
      'uvx ruff check .',
      'uv tool run ruff',
      'poetry self update',
      'poetry publish',
      'poetry version patch',
      'poetry config --list',
      'poetry version --next-phase',
      'poetry install',
      'poetry update --dry-run',
      'poetry add x --dry-run',
      'poetry cache clear pypi --all',
      'poetry python install 3.13.1',
      'poetry build --output /tmp/x',
      'poetry publish --dry-run',
      'poetry run evil',
      'poetry -C /tmp/evil run pytest',
      'conda env create -f env.yml',
      'conda env remove -n prod',
      'conda search -c https://evil.example x',
      'conda config --show',
      'mypy --python-executable=/tmp/evil src',
      'mypy --html-report /tmp/x src',
      'mypy --install-types',
      'mypy --config-file=/tmp/evil.ini src',
      'ruff check --output-file=/tmp/x .',
      'ruff check ..',
      'ruff check --config "lint.select=[]" /tmp',
      'black /home/ann/x.py',
      'black .env',
      'pylint --load-plugins=evil src',
      'pylint --init-hook=id src',
      'pylint --output-format=evil.Reporter src',
      'pylint --rcfile=/tmp/x src',
      'isort --settings-path=/tmp/x .',
      'flake8 --output-file=/tmp/x',
      'coverage run evil.py',
      'coverage html -d /tmp/x',
      'tox -e publish',
      'nox -s release',
      'pre-commit run -c /tmp/x.yaml',
      'pre-commit install',
      'yamllint -c /tmp/x .',
    ],
  },
});
