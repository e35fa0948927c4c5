import { lazily } from '../lazily.ts';
import type { Kind } from './grammar.ts';

/** Words in the name of a script, target or environment that say it reaches beyond the work tree. */
const reaches = lazily(
  () =>
    /publish|deploy|release|push|prod|migrat|seed|destroy|drop|delete|remove|upload|install|infra|terraform|apply|ship|rollout|rollback|wipe|nuke|prune|reset|sync|live|remote|cloud|cluster|staging|aws|gh-?pages|pypi|submit|notari[sz]|tunnel|ngrok/i,
);

/** How the names of ordinary builds and tests begin. */
const ordinary = lazily(
  () =>
    /^(pre|post)?(all|build|rebuild|tests?|unit|e2e|integration|functional|smoke|spec|specs|check|checks|lint|linter|fix|type|types|typecheck|typecheck|tsc|format|fmt|style|css|compile|bundle|assemble|package|dist|coverage|cov|dev|start|serve|watch|preview|storybook|docs?|doc|html|clean|distclean|mostlyclean|generate|gen|codegen|typegen|validate|verify|vet|analy[sz]e|ci|jest|vitest|mocha|cypress|playwright|pytest|mypy|ruff|black|isort|eslint|prettier|stylelint|biome|bench|benchmark|knip|depcheck|spell|spellcheck|help|list|debug|default|tidy|typing|quality|static|race|fuzz|main|lib|run-tests|py[0-9]*|pypy[0-9]*)(?![a-z])/i,
);

/** Further words of such names that only say which part of the tree, which way or which machine is meant. */
const parts = lazily(
  () =>
    /all|only|once|fast|full|quick|slow|update|local|development|debug|verbose|quiet|silent|changed|strict|errors?|warnings?|no|with|and|js|jsx|ts|tsx|mjs|cjs|esm|umd|json|ya?ml|md|markdown|s?css|sass|less|php|python|rust|go|java|c|cpp|sql|sh|shell|web|node|browsers?|desktop|mobile|app|apps|core|cli|gui|ui|ux|client|server|api|backend|frontend|front|back|renderer|electron|worker|workers|components?|modules?|libs?|packages?|pkg|src|source|sources|types?|declarations|examples?|demo|fixtures|mocks?|snapshots?|headless|headed|chrome|chromium|firefox|safari|webkit|reports?|reporter|html|junit|run|runner|parallel|serial|smoke|integration|acceptance|regression|perf|performance|memory|leaks?|windows?|win|linux|mac|macos|darwin|unix|posix|android|ios|x64|x86|arm64|amd64|wasm|deps|dependencies|licen[cs]es?|circular|unused|dead|links?|spelling|imports?|formatting|lib|libs|main|minimal|min|size|stats|graph|tree|assets|styles?|templates?|icons?|fonts?|i18n|locales?|messages|schema|graphql|openapi|swagger|proto|protos|grpc|models?|unit|units|a11y|visual|contracts?|dot/,
);

/** A name, or names with commas, of which each begins like an ordinary build, and of which every word is known. */
const script = lazily(() => {
  const word = String.raw`(${ordinary().source.slice(1)}|(${parts().source})[0-9]*(?![a-z0-9])|v?[0-9]+(?![a-z]))`;
  return new RegExp(String.raw`^(?!.*(${reaches().source}))(?!.*\.\.)${ordinary().source.slice(1)}[0-9]*([:.@/,_-]+${word})*$`, 'i');
});

/** A target that is a file of the tree, a number behind `-j`, or a build switch. */
const targets = () =>
  new RegExp(
    String.raw`${script().source}|^(?!.*(${reaches().source}))(?!.*\.\.)(?!/)[\w./%-]*\.[a-z]{1,4}$|^[0-9]+$|^(V|Q|VERBOSE|DEBUG|COVERAGE|RACE|CI)=[\w.-]*$`,
    'i',
  );

/** No characters that code is made of: `--import=data:text/javascript,f()`, `--eval 'f()'`. */
export const notScripted = lazily(() => new RegExp(String.raw`^(?!.*(${reaches().source}))(?!.*data:)[\w./@:,=+*~^!# -]*$`, 'is'));

/** sqlite3 makes a file that is not there: `/etc/nologin` keeps everybody out. */
export const databaseFile = /^(?!-.)[^:]*[\w-]\.(db3?|sqlite3?|sqlitedb|s3db|gpkg|mbtiles|database)$/i;

/** Fields of the journal. Others hold what a program was given: COREDUMP_ENVIRON is the environment of one that crashed. */
const journalFields = lazily(
  () =>
    /_(PID|[GU]ID|COMM|EXE|BOOT_ID|MACHINE_ID|HOSTNAME|TRANSPORT|SYSTEMD_(UNIT|USER_UNIT|SLICE|CGROUP|SESSION|OWNER_UID|INVOCATION_ID))|__(REALTIME_TIMESTAMP|MONOTONIC_TIMESTAMP|CURSOR)|MESSAGE|MESSAGE_ID|PRIORITY|SYSLOG_(IDENTIFIER|FACILITY|PID|TIMESTAMP)|UNIT|USER_UNIT|CODE_(FILE|LINE|FUNC)|ERRNO|COREDUMP_(EXE|COMM|PID|UID|GID|SIGNAL|SIGNAL_NAME|TIMESTAMP|UNIT|HOSTNAME)/,
);

/** `git -c`: settings with the values that start no program, read no other file and send nothing. */
const gitSettings = () =>
  new RegExp(
    [
      String.raw`color\.(ui|status|diff|branch|grep|interactive|decorate)=(auto|always|never|true|false)`,
      String.raw`(core\.(quotepath|precomposeunicode)|advice\.\w+|diff\.(noprefix|mnemonicprefix|relative|suppressblankempty|indentheuristic)|status\.(short|branch|relativepaths|showstash|aheadbehind)|log\.(follow|abbrevcommit|showroot|mailmap)|grep\.(linenumber|column|fullname|extendedregexp)|blame\.(showemail|showroot))=(true|false|yes|no|on|off|[01])`,
      String.raw`(core\.fsmonitor|submodule\.recurse|pager\.\w+|log\.showsignature|maintenance\.auto)=false`,
      String.raw`core\.pager=(cat)?|gc\.auto=0|core\.abbrev=(\d+|no|auto)|protocol\.version=[012]`,
      String.raw`(diff\.(algorithm|renames|renamelimit|context|interhunkcontext|colormoved|colormovedws|statgraphwidth|ignoresubmodules)|status\.(showuntrackedfiles|renames)|column\.\w+|grep\.patterntype|merge\.(renames|renamelimit|conflictstyle)|versionsort\.suffix|i18n\.(logoutputencoding|commitencoding)|(branch|tag)\.sort)=[\w:-]+`,
      String.raw`(log|blame)\.date=[\w%: -]+`,
    ]
      .map((setting) => `^(${setting})$`)
      .join('|'),
    'i',
  );

/** Columns of ps. `environ` is the environment. */
const column = lazily(
  () =>
    /(p|pp|pg|s|tpg|t|l|u|eu|ru|su|fu|g|eg|rg|cpu|mxs)id|pgrp|sess|session|lwp|nlwp|thcount|(e|r|s|f)?user|(e|r|s|f)?group|uname|logname|login|lstart|start|start_time|stime|bsdstart|bsdtime|c?time|cputimes?|etimes?|tty?|tname|stat?e?|s|p?cpu|%cpu|cp|c|p?mem|%mem|rss|rssize|rsz|vsz|vsize|size?|sz|trs|drs|pss|uss|ni|nice|pri|psr|cls|class|policy|sched|rtprio|wchan|f|flags?|comm|command|cmd|args|ucmd|ucomm|fname|cgroup|cgname|ns|(pid|net|mnt|uts|ipc|user|cgroup)ns|unit|uunit|slice|machine|label|context|(maj|min)_?flt|numa|oom|oomadj|lsession|seat|blocked|caught|ignored|pending|exe|zone/,
);

const columns = () => String.raw`(${column().source})(=[A-Z%_ ]*)?([, ](${column().source})(=[A-Z%_ ]*)?)*`;

/** Kinds that are one pattern: what a word must look like, and why another asks. */
export const plainWords = lazily((): { readonly [K in Kind]?: readonly [RegExp, string] } => ({
  journalfield: [
    new RegExp(`^(${journalFields().source})(,(${journalFields().source}))*$`),
    'guard does not know this field to be without secrets',
  ],
  // All fields, where the others show the message: COREDUMP_ENVIRON among them.
  journalformat: [/^=?(short(-\w+)*|cat|with-unit)$/, 'shows every field of an entry, the environment of what crashed among them'],
  // The token of a service account is shown as it is, and so is the secret of a client.
  described: [/^(?!(.*,)?(secrets?|(user)?oauth[a-z]*)([.,/]|$))/i, 'shows secrets of the cluster'],
  // An address sends the query to whom the command names, and `ext::sh -c id` names a program; a name is configured.
  remote: [/^[A-Za-z0-9][\w-]*$/, 'guard does not know this remote to be one of the configured'],
  ref: [/^[A-Za-z0-9@][\w.@{}^~/-]*$/, 'guard does not know this name to be harmless'],
  // Without a dot it may be a verb: `git config edit`.
  gitkey: [
    /^(?!.*(credential|token|pass|secret|auth|header|insteadof|proxy|cookie|(?<!signing)key|cert))\w[\w-]*\.[\w.-]+$/i,
    'guard does not know this to be the name of a setting without secrets',
  ],
  confkey: [
    /^(?!.*(credential|token|pass|secret|auth|header|insteadof|proxy|cookie|index-url|registry\.|(?<!signing)key|cert))\w[\w.-]*$/i,
    'this setting can hold a secret',
  ],
  // Keywords and filters by their names: with `config(...)` a template shows any setting. Without a brace it names a file.
  hgtemplate: [
    /^=?(json|compact|status|changelog|default|phases|xml|bisect|show|(?=.*\{)([\w \t.,:=@#*+()[\]<>|/%-]|\\[nt]|\{(node|rev|desc|author|user|date|branch|branches|tags|latesttag|bookmarks|activebookmark|files|file_adds|file_dels|file_mods|parents|p1node|p2node|p1rev|p2rev|phase|graphnode|diffstat|index|topic)(\|(short|shortest|firstline|isodate|isodatesec|shortdate|localdate|hgdate|rfc822date|rfc3339date|age|person|email|emailuser|strip|json|escape|tabindent|lower|upper|count|stringify))*\})*)$/s,
    'guard does not know this template to only show what the history holds',
  ],
  gitconf: [gitSettings(), 'guard does not know this setting to change no more than the output'],
  // `feeds` and some others answer with tokens, and secret scanning with what it found.
  ghapi: [
    /^(?!.*(:\/\/|\/\/|(^|\/)\.\.(\/|$)|%2e|token|secret-scanning|\/git\/blobs|\.env|\.npmrc|\.pem|id_rsa))\/?(repos|repositories|orgs|organizations|users?|teams|search|issues|notifications|gists|events|rate_limit|meta|zen|octocat|emojis|licenses|gitignore|versions|advisories)(?=[/?]|$)[\w./{}?&=,%:+-]*$/i,
    'guard does not know this call to only read',
  ],
  // A query, not what changes something, and not of files: what they hold is read with `gh api`, or not at all. Else a variable.
  graphql: [
    /^(query=\s*(query\b|\{)(?!.*(mutation|subscription|blob|object|entries|token|secret|recovery|saml|\bext(ernal)?identit)).*|(?!query=)[A-Za-z]\w*=[\w./-]*)$/is,
    'guard does not know this query to only read, and to read no file',
  ],
  // Projects and groups themselves, their variables and triggers show tokens.
  glapi: [
    /^(?!.*(%2e%2e|:\/\/|\/\/|(^|\/)\.\.(\/|$)|token|variable|trigger|secure_file|secret))\/?(version|metadata|events|issues|merge_requests|todos|namespaces|user|users(\/\d+)?|(projects|groups)\/[\w:.%-]+\/(issues|merge_requests|labels|milestones|releases|members|events|languages|repository|pipelines|jobs|search|environments|deployments|packages|epics|forks|projects|subgroups)(\/[\w./:%-]*)?)(\?[\w&=,%:+.-]*)?$/i,
    'guard does not know this call to only read',
  ],
  // Three parts, or an address elsewhere, name another host, which is sent the token.
  forge: [/^(https:\/\/github\.com\/[\w./#-]+|#?[\w.@][\w.@-]*(\/[\w.-]+)?)$/, 'guard does not know this to be on the host of the account'],
  project: [/^[\w-]+(\/[\w.-]+)*$/, 'guard does not know this to be on the host of the account'],
  script: [script(), 'by its name this script may do more than build or test'],
  target: [targets(), 'by its name this target may do more than build or test'],
  // Not a folder, archive or repository: npm would fetch those, and run what they prepare with.
  npmspec: [
    /^(?!.*\.(tgz|tar|gz)$)(@[\w~-][\w.~-]*\/)?\w[\w.~-]*(@[\w.^~<>=|* -]+)?$/,
    'guard does not know this to be a package of the registry',
  ],
  // Packages and folders of the work tree; not `[since]`, which is handed to git.
  pnpmfilter: [
    /^!?(\.\.\.\^?)?((@[\w~*-][\w.~*-]*\/)?[\w*][\w~*-]*(\.[\w~*-]+)*|\.(\/[\w@*][\w@*-]*)+|\{(\.\/)?[\w@*][\w@*-]*(\/[\w@*][\w@*-]*)*\})(\^?\.\.\.)?$/,
    'guard does not know this to choose packages of the work tree',
  ],
  goenv: [/^[A-Z0-9]+$/, 'changes settings of go'],
  gopkg: [/^(?!.*\.\.(\/|$)(?<!\.\.\.$))(\.{1,3}|\.\/[\w./-]*|[a-z0-9][\w./-]*)$/i, 'guard does not know this package'],
  // The module's own host is asked where no proxy knows the module: only forges that everybody's modules are on.
  gomod: [
    /^(?!.*\.\.\/)([a-z][\w-]*|\.\.\.|((github|gitlab)\.com|bitbucket\.org|golang\.org|google\.golang\.org|gopkg\.in|go\.(uber|etcd)\.(org|io)|(sigs\.)?k8s\.io|cloud\.google\.com)\/[\w./-]+)(@v?[\w.+-]+)?$/i,
    'asks a host that the command names',
  ],
  // What bundlers empty before they write to it.
  built: [
    /^(\.\/)?(\w[\w-]*\/)*(dist|built?|build|out|output|_site|storybook-static|coverage|target|te?mp|test-results|artifacts|apidocs?|docs?\/(api|html|reference)|\.(nyc_output|c8_output|next|nuxt|output))([-.]\w+)?(\/\w[\w-]*)*\/?$/,
    'this folder is emptied first, and by its name it may hold sources',
  ],
  // What compilers write over without asking: by its name nothing that people write.
  binary: [
    /^(\.\/)?((\w[\w-]*\/)*\w[\w.-]*\.(o|a|so|obj|exe|out|wasm|dylib)|(build|bin|out|obj|dist|target|te?mp)(\/\w[\w-]*)+)$/,
    'by its name this may be a file that somebody wrote',
  ],
  // Where a dot or colon in the first part could name a host to fetch from (`github.com/x`, `git::host:x`).
  localfile: [/^((\.\/)?\w[\w-]*(\/\w[\w.-]*)+|(\.\/)?\w[\w.-]*)$/, 'this may be an address, or leads out of the work tree'],
  sysfile: [
    /^\/(usr\/)?(bin|sbin|lib|lib32|lib64|libexec)(\/(?!\.)[\w.+-]+)+$/,
    'guard does not know this to be a program or library of the system',
  ],
  // Not what reads other documents, or makes expressions out of text.
  xpath: [
    /^(?!.*\b(document|doc|unparsed|evaluate|dyn|saxon|func|exsl|crypto|php|extension|system)\b)[\w ./@*()[\]'"=<>!|:,+-]*$/is,
    'this expression may read other files',
  ],
  // What a desktop looks like and how it behaves; below /system and of programs are accounts and passwords.
  setting: [
    /^\/org\/gnome\/(desktop|shell|mutter|settings-daemon|nautilus)\/(?!.*(pass|secret|token|auth|proxy|account))[\w/-]+$/,
    'guard does not know this to be a setting without secrets',
  ],
  gradletask: [
    /^(?!.*([dD]eploy|[pP]ublish|[uU]pload))(:?[\w-]+:)*(dependencies|tasks|projects|properties|help|dependencyInsight|buildEnvironment|build|test\w*|check|assemble\w*|compile\w*|classes|jar|lint\w*|integrationTest|javadoc|ktlint\w*|detekt\w*|spotless\w*|jacocoTestReport|checkstyle\w*|pmd\w*|clean)$/,
    'guard does not know this task to only build or test',
  ],
  mvngoal: [
    /^(compile|test|package|verify|validate|clean|test-compile|process-resources|process-classes|process-test-classes|process-sources|process-test-resources|process-test-sources|generate-sources|generate-resources|generate-test-sources|generate-test-resources|checkstyle:check|spotbugs:check)$/,
    'guard does not know this goal to only build or test',
  ],
  sbtcmd: [
    /^(compile|test|package|clean|scalafmt|scalafmtCheck|scalafmtCheckAll|update|doc|Test\/compile|testQuick|testOnly [\w.*]+)$/,
    'guard does not know this task to only build or test',
  ],
  covrep: [/^(term|term-missing|term-missing:skip-covered|html|xml|json|lcov|)$/, 'guard does not know this report'],
  // No compiler, launcher or toolchain: a program would run.
  cmakedef: [
    /^\w+(:(BOOL|STRING))?=(ON|OFF|TRUE|FALSE|YES|NO|[0-9]+|Debug|Release|RelWithDebInfo|MinSizeRel)$/,
    'sets what guard does not know to only choose how the tree is built',
  ],
  label: [
    /^(?!.*(^|\/)\.\.(\/|$))-?(@[\w.+~-]*)?(\/\/)?[\w.+=@~-][\w./+=@~-]*(:[\w./+*@=-]+)?$|^-?\/\/(\.\.\.|:[\w./+=-]+)$|^:[\w./+=-]+$/,
    'guard does not know this target',
  ],
  // A dot only in front of a number: brew runs the formula out of a file (`x.rb`, `x.bottle.tar.gz`, `x.json`).
  formula: [/^[\w@][\w@+-]*(\.\d[\w@+-]*)*$/, 'guard does not know this to be a formula of the taps that are there'],
  get: [/^(get|head)$/i, 'guard does not know this method to only read'],
  // BSD `e`: the environment after the command. With commas: columns, of which `environ` is one.
  psword: [
    new RegExp(String.raw`^(?![a-zA-Z]*e)([\w/-]*|[0-9, ]+|(${columns()}))$`),
    'shows the environment of processes, where secrets usually lie',
  ],
  psformat: [new RegExp(`^=?(${columns()})$`), 'shows a column that guard does not know to be without secrets'],
  // A digit must be there: `-.m` is a value to nobody, and tidy takes the `m` in it for an option.
  num: [/^[-+]?[.,:]?[0-9][0-9.,:]*[a-zA-Z%]?$/, 'guard does not know this to be a number'],
  host: [/^[A-Za-z0-9][\w.:-]*$/, 'guard does not know this address to be harmless'],
  ifname: [/^[A-Za-z][\w.:@-]*$/, 'guard does not know this to only show'],
  rcstatus: [/^(status|describe)$/, 'starts or stops a service'],
  tarlist: [/^(t[vfzjJap]*|x(?=[a-zA-Z]*O)[vfzjJapO]*)$/, 'packs or unpacks files'],
  arlist: [/^[tp]v?$/, 'packs or unpacks files'],
  partedprint: [/^(print|unit|s|B|KiB|MiB|GiB|free|all|p)$/, 'changes partitions'],
}));
