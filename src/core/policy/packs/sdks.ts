import type { Pack } from './pack.ts';

/**
 * Further version control, kits for building apps and firmware, and checks of texts and programs. Left out: what runs code of the tree
 * by design, names a configuration, host or account, or downloads.
 */
export const sdks = (): Pack => ({
  name: 'sdks',
  tools: {
    // Not a plain `diff`: the settings of a checkout may name the program that compares.
    fossil: `
      status|info|version|leaves|tags ; v -verbose -differ ; id
      changes|extras|ls ; v -verbose -rel-paths -abs-paths -differ -age -classify ; path*
      timeline ; n:num W:num t:=ci|e|f|t|w|all v -verbose -limit:num -type:=ci|e|f|t|w|all -oneline -medium -full ; id*
      branch list|ls|current|info ; a c r -all -closed -merged -unmerged ; id
      tag list|ls ; -raw ; id
      diff ; i! -internal! v -brief -numstat y W:num c:num -from:id -to:id ; path*
      stash list|ls ; v -verbose ;
      finfo ; n:num -limit:num -log l ; path!
      whatis|descendants ; ; id!`,
    // Not `print` (any file) nor `diff`, whose program a file of the checkout may name.
    p4: `
      %here
      ~ info ; s ;
      ~ opened|changes|files|filelog|have|dirs|branches|clients|labels|users|where|counters|groups|jobs|streams|sizes|depots ; a s l L t i c:id m:num u:id e:id ; param*
      ~ describe ; s! ; num! num*
      ~ login ; s! ;`,
    quilt: 'applied|unapplied|series|top|next|previous|files|patches ; v n ; lit\n; -version! ;',
    yadm: `
      list ; a ;
      status ; s b -short -branch v -porcelain ;
      log ; # -oneline -graph -all -stat n:num -decorate ;
      ls-files|introspect|version ; ; slug
      remote ; v ;
      branch ; a! r! v! -all! -list! -show-current! ;`,
    chezmoi:
      '; v! -version! ;\nmanaged|unmanaged|ignored|source-path|doctor ; i:word x:word -include:word -exclude:word p:=absolute|relative|source-absolute|source-relative|all -path-style:=absolute|relative|source-absolute|source-relative|all t -tree ; path*',
    vcsh: 'list|status|list-tracked|list-untracked ; ; slug',
    homeshick: 'list ; ;',
    ghq: 'list ; p e -full-path -exact -unique -vcs:word ; word\nroot ; -all ;\n; v! -version! ;',
    gt: 'log|ls ; s r -stack -reverse n:num -steps:num a -all q -quiet ; =short|long\nchildren|parent|trunk|info ; ; ',
    fj: 'whoami ; ;\nversion ; ;\nissue search|view ; s:word -state:word l:word -labels:word ; id*\npr search|view|status ; s:word -state:word ; id*\nrelease list ; ;',
    hut: 'builds|git|hg|lists|todo|paste|pages list ; -count:num s:word -status:word ; id\nbuilds show ; ; num',
    'git-sizer': '; V! -version! ;\n; v j -verbose -json -json-version:num -threshold:num -critical -no-progress -show-refs ; -',
    onefetch:
      '; V! -version! ;\n; l p e:word -languages -package-managers -no-art -no-bots -no-merges -no-color-palette -number-of-authors:num -number-of-languages:num -number-of-file-churns:num -nerd-fonts -hide-token ; subdir',
    exercism: 'version|workspace|w ; ;',
    komac: 'list-versions ; -json -yaml ; word!\n; V! -version! ;',
    dvc: `
      status|diff|dag|list|ls ; q v -json -show-json -show-md -show-hash -targets:infile R -recursive -dot -mermaid -md -outs o -full d -with-deps -dvc-only ; subdir*
      diff ; -json -show-json -show-md -md -show-hash -hide-missing ; ref ref
      version|doctor ; ;
      remote list ; q v -global -system -local -project ;
      exp list ; -all-commits A a -all-branches T -all-tags -name-only ;
      metrics|params show|diff ; -all -json -md T a A -all-tags -all-branches -all-commits R ; infile*
      cache dir ; ;
      ; V! -version! ;`,
    // `extra_scripts` of the tree run in builds and tests; tests are also flashed onto boards.
    // platformio.ini says where the platforms lie, and each is code that a listing loads.
    pio: `
      %here
      ; -version! ;
      device list ; -serial -logical -mdns -json-output ;
      ~ lib|platform|pkg list|search|show|stats|frameworks|outdated ; g -global e:id -environment:id -json-output -online -only-platforms -only-libraries -only-tools p:num -page:num s:word -sort:word ; id*
      remote agent|device list ; -json-output ;
      ~ boards ; -installed -json-output ; id
      org|team list ; -json-output ; slug
      access list ; -json-output ; slug
      account show ; -offline -json-output ;
      settings get ; ; id
      system info ; -json-output ;
      ~ system prune ; -dry-run! -core-packages -platform-packages -cache ;
      ~ project config ; -json-output -lint d:infile -project-dir:infile ;
      ~ check ; e:id -environment:id d:infile -project-dir:infile v -verbose s -silent -json-output -severity:=low|medium|high -fail-on-defect:=low|medium|high -pattern:param -skip-packages ;
      ~ run ; e:id -environment:id d:infile -project-dir:infile v -verbose s -silent j:num -jobs:num -list-targets ;`,
    platformio: '=pio',
    sfdk: 'engine show|status ; ;\nemulator list|show|status|device-model-list|device-model-show ; -available ; word*\ndevice|tools list ; -available ;\nconfig ; -show! ;\nversion ; ;',
    bundletool:
      'dump config|manifest|resources ; -bundle:archive -module:word -xpath:lit -resource:lit -values ;\nvalidate ; -bundle:archive! ;\nget-size total ; -apks:archive! -dimensions:word -instant ;\nversion ; ;',
    aapt: 'dump|d ; v -values ; =badging|permissions|strings|configurations|resources! path!\nlist|l ; a v ; path!\nversion|v ; ;',
    dexdump: '; d f h ; path!',
    asar: 'list|l ; i -is-pack ; path!\n; V! -version! ;',
    jarsigner: '%style go\n; -version! ;\n; -verify! -verbose -certs -strict ; path! word*',
    zipalign: '; c! v p f P:num ; num! path!',
    'wasm-objdump': '; -version! ;\n; h! x! d! s! r v j:word -headers! -details! -disassemble! -full-contents! -section:word ; path! path*',
    'llvm-config':
      '; -version! -libdir! -prefix! -includedir! -bindir! -cppflags! -cflags! -cxxflags! -ldflags! -libs! -libnames! -libfiles! -system-libs! -components! -targets-built! -host-target! -build-mode! -assertion-mode! -link-shared -link-static ; word*',
    checksec: '; v! -version! ;\nkernel ; ;\nfile|dir ; ; path!\nproc ; ; word!',
    // No strings of what matched: a number is a process, whose memory they would show.
    yara: '; v! -version! ;\n; m g n r c w L f N e t:word i:word l:num a:num p:num -print-meta -print-tags -negate -recursive -count -no-warnings -fast-scan -no-follow-symlinks -print-namespace -tag:word -identifier:word -max-rules:num -timeout:num -threads:num ; path! path!',
    alr: 'search ; -crates -full -list ; id\nshow ; -detail -external -system -tree ; id\nversion ; ;\nindex ; -list! ;\ntoolchain ; ;\n; -version! ;',
    shards: 'list ; -tree ;\nversion ; ;\n; v! -version! ;',
    nimble: 'list ; i -installed ;\nsearch ; -ver ; id! id*\n; v! -version! ;',
    haxelib: 'list|search|info|version|config ; ; id\n; -version ; =version',
    raco: 'pkg show ; a l d -all -long ; id*\nversion ; ;',
    cs: 'list ; ;\nsearch|complete-dep ; ; id!\nresolve ; -tree -reverse-tree -print-tree t T ; id! id*\njava ; -available! -installed! ;\nversion ; ;',
    jbang: 'version ; ;\napp|jdk|catalog|alias|template|trust list ; ;',
    // Lints that read texts and never load code of the tree.
    csslint:
      '; -version! -list-rules! ;\n; -quiet -ignore:lit -errors:lit -warnings:lit -format:=text|compact|lint-xml|csslint-xml|checkstyle-xml|junit-xml -exclude-list:lit ; path! path*',
    autopep8:
      '; -version! -list-fixes! ;\n; d! -diff! a r v -aggressive -recursive -verbose -exit-code -max-line-length:num -select:lit -ignore:lit -exclude:lit ; path! path*',
    autoflake:
      '; V! -version! ;\n; c! -check! r v -recursive -remove-all-unused-imports -remove-unused-variables -remove-duplicate-keys -ignore-init-module-imports -expand-star-imports -imports:lit -exclude:lit ; path! path*',
    yapf: '; v! -version! ;\n; d! -diff! r q -recursive -quiet -style:=pep8|google|yapf|facebook l:num -lines:num e:lit -exclude:lit p -parallel ; path! path*',
    snakefmt: '; v! -version! ;\n; d! -diff! -check! -compact-diff! l:num -line-length:num -sort -no-sort -verbose ; path! path*',
    stylua:
      '; V! -version! ;\n; c! -check! v -verbose -color:=always|auto|never -output-format:=Standard|Unified|Json|Summary g:lit -glob:lit ; path! path*',
    '2to3': '; l! -list-fixes! ;',
    brittany: '; -version! ;\n; -check-mode! ; path! path*',
    reuse: 'lint ; p j l q -plain -json -lines -quiet ;\n; V! -version! ;\nsupported-licenses|supported-licences ; ;',
    zizmor:
      '; V! -version! ;\n; p o v q -persona:word -offline -no-online-audits -verbose -quiet -no-progress -min-severity:word -min-confidence:word -format:word -color:=always|auto|never -no-exit-codes ; infile!',
    'parallel-lint':
      '; V! -version! ;\n~ ; s e:lit j:num -short -exclude:infile -blame -no-colors -colors -no-progress -ignore-fails -json -checkstyle -gitlab ; infile! infile*',
    phpcpd: '; v! -version! ;\n; -fuzzy -min-lines:num -min-tokens:num -suffix:lit -exclude:lit ; path! path*',
    phploc: '; v! -version! ;\n; -count-tests -suffix:lit -exclude:lit -debug ; path! path*',
    gosec:
      '%style go\n; -version! ;\n~ ; -fmt:=json|yaml|csv|junit-xml|html|sonarqube|golint|sarif|text -exclude:id -include:id -severity:=low|medium|high -confidence:=low|medium|high -quiet -tests -nosec -verbose:=text|json|yaml -no-fail -exclude-generated -tags:id ; gopkg!',
    'clang-check': '; -version! ;\n~ ; -analyze -ast-dump -ast-list -ast-print p:infile ; infile! infile*',
    gleam:
      '; V! -version! ;\n~ build|check|test ; -warnings-as-errors t:=erlang|javascript -target:=erlang|javascript ;\n~ format ; -check! ; infile*',
    // Miller and its like have verbs that run programs; these have none.
    recsel:
      '; V! -version! ;\n; e:lit q:lit t:word p:lit P:lit R:lit n:num c C d i U -expression:lit -quick:lit -type:word -print:lit -print-values:lit -print-row:lit -number:num -count -collapse -include-descriptors -case-insensitive -print-sexps -sort:lit -group-by:lit ; path*',
    yj: '; tjychxrikenv ; -',
    'csv-diff': '; -version! ;\n; -key:lit -json -format:=csv|tsv|json -show-unchanged -singular:lit -plural:lit ; path! path!',
    json5: '; V! -version! ;\n; v! -validate! ; path\n; s:word -space:word ; path!',
    'parquet-tools': 'cat|head|schema|meta|dump|rowcount|show|inspect|size|csv ; n:num -json ; archive! archive*',
    errno: '; l! s! S! -list! -search! -search-all-locales! ; lit*\n; ; lit!',
    ascii: '; v! h! ;\n; d o x b t s ; lit*',
    cowsay: '; l! ;',
    toilet: '; v! -version! ;\n; t k W S s o f:word F:lit w:num -gay -metal -font:word -filter:lit -width:num -termwidth ; lit*',
    fdupes:
      '; v! -version! ;\n; r s H n A f 1 S t u q m i o:=time|ctime|name -recurse -symlinks -hardlinks -noempty -nohidden -omitfirst -sameline -size -time -summarize -quiet -reverse -order:=time|ctime|name -minsize:num -maxsize:num ; path! path*',
    jdupes:
      '; v! -version! ;\n; r s H f 1 S q m z A M j u -recurse -symlinks -hardlinks -omitfirst -oneline -size -quiet -summarize -zeromatch -nohidden -printwithsummary -json -printunique ; path! path*',
    hardlink:
      '; V! -version! ;\n; n! -dry-run! v q f p o t c x:lit i:lit s:num -verbose -quiet -ignore-mode -ignore-owner -ignore-time -content -exclude:lit -include:lit ; path! path*',
    isutf8: '; i l q v -invert -list -quiet -verbose ; path*',
    detox: '; V! ;\n; n! -dry-run! r v -special ; path! path*',
    enca: '; v! -version! ;\n; g d e f i m n r s L:word -guess -details -human-readable -iconv-name -mime-name -enca-name -rfc1345-name -cstocs-name -language:word ; path! path*',
    pwgen:
      '; 0 A B c C n N:num s v y 1 a r:lit -no-numerals -no-capitalize -ambiguous -capitalize -numerals -num-passwords:num -secure -no-vowels -symbols -remove-chars:lit ; num num',
    uuid: '; v:=1|3|4|5 m 1 n:num F:=BIN|STR|SIV ; lit*',
    dict: '; V! -version! ;\n; D! S! I! -dbs! -strats! -serverinfo! i:word! -info:word! ; -\n; d:word m s:word -database:word -match -strategy:word ; lit!',
    perldoc: '; V! ;\n; T f:lit q:lit v:lit a:lit l t u ; word*',
    ri: '; v! -version! l! -list! ;\n; T -no-pager a -all f:=ansi|bs|markdown|rdoc ; id!',
    manpath: '; V! -version! ;\n; g q -global -quiet ; -',
    delta: '; V! -version! -list-languages! -list-syntax-themes! -show-config! ;',
    distrobox: 'list|ls ; v n -verbose -no-color ;\nversion ; ;',
    'distrobox-list': '; v n V -verbose -no-color -version ; -',
    toolbox: '; -version! ;\nlist ; c i -containers -images ;',
    limactl:
      'list|ls ; q f:fmt -quiet -format:fmt -json -list-fields -all-fields ; id*\ninfo ; ;\ndisk list|ls ; -json ; id*\n; v! -version! ;',
    colima: 'list|ls|status|version ; j -json p:id -profile:id e -extended ; id\n; v! -version! ;',
    // Not `inspect` and `config`, which show the tokens of the drivers.
    'docker-machine': 'ls ; q -quiet -filter:param -format:fmt t:num -timeout:num ;\nstatus|ip|url|active|version ; ; id\n; v! -version! ;',
    devpod:
      'list|ls|version ; -output:fmt -skip-pro ;\nprovider|context|ide list ; -output:fmt -used ;\nprovider list-available ; ;\nstatus ; -output:fmt -timeout:word ; slug!',
    mutagen: 'sync|forward|project list ; l -long ; id*\nversion ; ;',
  },
  rules: [],
  examples: {
    routine: [
      'fossil status',
      'fossil timeline -n 5',
      'fossil branch list',
      'fossil diff --internal',
      'quilt series',
      'yadm list -a',
      'yadm status --short',
      'chezmoi managed',
      'vcsh list',
      'ghq list --full-path',
      'gt log short',
      'fj whoami',
      'hut builds list',
      'git-sizer -v',
      'onefetch',
      'komac list-versions Package.Identifier',
      'dvc status',
      'dvc diff revision1 revision2',
      'dvc diff --show-json --show-hash commit',
      'pio device list --logical',
      'pio remote agent list',
      'pio settings get',
      'sfdk engine status',
      'sfdk emulator list --available',
      'bundletool dump manifest --bundle a.aab --xpath /manifest/@android:versionCode',
      'bundletool validate --bundle a.aab',
      'aapt dump badging a.apk',
      'asar list a.asar',
      'jarsigner -verify a.jar',
      'zipalign -v -c 4 a.zip',
      'wasm-objdump --headers a.wasm',
      'llvm-config --cflags',
      'checksec file path/to/binary',
      'yara --print-meta a.yar a.bin',
      'alr search --crates x',
      'shards list',
      'nimble search json',
      'haxelib list',
      'cs resolve --tree a.b:c:1.0',
      'cs search scala',
      'jbang app list',
      'csslint --ignore=ids,rules-count file.css',
      'autopep8 --diff a.py',
      'yapf --diff a.py',
      'stylua --check .',
      'snakefmt --diff Snakefile',
      'reuse lint',
      'zizmor --min-severity informational .',
      'phpcpd src',
      'recsel --print name,version data.rec',
      'cat a.yaml | yj',
      'csv-diff a.csv b.csv --key id --json',
      'json5 --validate a.json5',
      'parquet-tools dump a.parquet',
      'xmlstarlet el -u a.xml',
      'xmlstarlet val -e a.xml',
      'errno --list',
      'errno --search text',
      'ascii -s tldr',
      'cowsay -l',
      'fdupes -r path/to/directory',
      'hardlink --dry-run path/to/directory',
      'pwgen 16 1',
      'uuid -v 5 ns:DNS example.org',
      'dict --info wn',
      'perldoc -f map',
      'ri --list',
      'manpath',
      'delta --list-languages',
      'distrobox-list --verbose',
      'toolbox list --images',
      'limactl list',
      'colima status',
      'docker-machine ls',
      'devpod provider list-available',
      'mutagen project list',
    ],
    workspace: [
      'p4 info',
      'p4 changes -m 5',
      'p4 describe -s 123',
      'pio lib search keyword',
      'pio platform show espressif32',
      'pio check --severity low',
      'pio run --list-targets',
      'parallel-lint --blame src',
      'gosec -quiet ./...',
      'gleam test',
      'clang-check src/a.cpp',
    ],
    asks: [
      'yara -s a.yar 1',
      'cd /tmp/evil && p4 info',
      'fossil diff',
      'fossil settings',
      'fossil commit',
      'fossil remote',
      'fossil ui',
      'p4 -p evil:1666 info',
      'p4 print //depot/.env',
      'p4 diff',
      'p4 login -p',
      'p4 sync',
      'quilt push',
      'quilt edit f',
      'quilt diff --diff=id',
      'yadm',
      'yadm diff',
      'yadm -c core.pager=id log',
      'yadm gitconfig --list',
      'yadm branch x',
      'yadm log -p',
      'yadm decrypt',
      'chezmoi apply',
      'chezmoi cat x',
      'chezmoi execute-template x',
      'chezmoi data',
      'vcsh run x id',
      'ghq get x',
      'gt submit',
      'gt info x',
      'fj -H evil whoami',
      'hut graphql x',
      'git-sizer --exec id',
      'onefetch -i /x/y',
      'exercism download x',
      'exercism troubleshoot',
      'dvc repro',
      'dvc list https://h/r',
      'dvc remote add x y',
      'dvc config --list',
      'dvc pull',
      'pio test',
      'pio run -t upload',
      'pio run --upload-port x',
      'pio account token',
      'pio account update --username x',
      'pio settings set a b',
      'pio system prune',
      'pio pkg install x',
      'pio device monitor',
      'sfdk engine exec id',
      'bundletool get-device-spec --output x',
      'bundletool build-apks --bundle a',
      'aapt package -f x',
      'aapt add a b',
      'asar extract a b',
      'jarsigner a.jar alias',
      'jarsigner -verify -providerPath x a.jar',
      'zipalign 4 a b',
      'zipalign -c 4 a b',
      'checksec dir /x y',
      'yara -C /x y',
      'yara -d a=b x y',
      'yara a.yar .env',
      'alr build',
      'alr get x',
      'shards install',
      'shards run',
      'nimble install x',
      'haxelib run x',
      'cs install x',
      'cs launch x',
      'cs java --jvm 11',
      'cs java --jvm 11 --env',
      'cs resolve -r http://h a:b:c',
      'jbang a.java',
      'jbang catalog list http://h',
      'jbang app install x',
      'autopep8 -i a.py',
      'autopep8 --diff --in-place a.py',
      'autoflake -i a.py',
      'yapf -i a.py',
      'yapf --diff --style ./s a.py',
      'stylua .',
      'stylua --check --config-path /x .',
      'snakefmt x',
      '2to3 -w a.py',
      'brittany --write-mode=inplace a.hs',
      'reuse download MIT',
      'reuse spdx -o x',
      'zizmor --gh-token x .',
      'zizmor --fix .',
      'parallel-lint -p /tmp/x src',
      'phploc --log-csv f src',
      'gosec -out f ./...',
      'gosec -conf f ./...',
      'clang-check a.cpp -- -fplugin=x.so',
      'clang-check -fixit a.cpp',
      'clang-check --extra-arg=-fplugin=x a.cpp',
      'gleam run',
      'recsel -s x a.rec',
      'json5 -o f a.json5',
      'json5 -c a.json5',
      'xmlstarlet ed -L a.xml',
      'xmlstarlet sel --net -t -v x a.xml',
      'xmlstarlet el http://h/x',
      'cowsay -f /tmp/x.cow hi',
      'toilet -d /x hi',
      'fdupes -d x',
      'fdupes -rdN x',
      'hardlink x',
      'detox x',
      'enca -x utf8 f',
      'pwgen -H f',
      'uuid -o f',
      'dict -h evil x',
      'dict -c f x',
      'perldoc -m x',
      'perldoc -n id x',
      'perldoc -M x y',
      'perldoc -d f x',
      'ri -d /tmp x',
      'delta --pager id a b',
      'distrobox enter x',
      'toolbox run id',
      'toolbox enter',
      'limactl shell x',
      'limactl start',
      'colima start',
      'docker-machine inspect x',
      'docker-machine config x',
      'docker-machine ssh x',
      'devpod up x',
      'devpod ssh x',
      'mutagen sync create a b',
    ],
  },
});
