import { wordSet } from '../lazily.ts';
import type { ShellWord } from '../shell/word.ts';
import { declaration, environmentThenCommand } from './assigned.ts';
import { awkProblem } from './awk.ts';
import { databaseHost } from './database-host.ts';
import { picksSecrets } from './find.ts';
import { forgePathProblem, gitPathProblem } from './git-paths.ts';
import type { Choice, Kind } from './grammar.ts';
import { graveSecret } from './grave-secrets.ts';
import type { Judging, Scope } from './judging.ts';
import { absolutePath, climbs, isInside, isPlainGlob, pathsOf, secretFolder, secretPath } from './paths.ts';
import { databaseFile, notScripted, plainWords } from './plain-words.ts';
import { sedProblem } from './sed.ts';
import { sqlProblem } from './sql.ts';
import { appended } from './unwrap.ts';
import { secretVariable, steersPrograms } from './variables.ts';

/**
 * Kinds that are harmless whichever number or time, commit or folder it is: no code, and nothing that is written. A commit is
 * a text of the agent's choosing, as long as that is hexadecimal, and so is the name of a folder (`x=@`).
 */
const standable = { number: wordSet('any path in param lit gitpath'), commit: wordSet('any gitpath'), folder: wordSet('any path in') };

/** Holds one word (or the rest of the words) against what a form says about it. */
export function checkWord(judge: Judging, kind: Kind, subject: ShellWord | readonly ShellWord[], scope?: Scope): void {
  const words = Array.isArray(subject) ? (subject as readonly ShellWord[]) : [subject as ShellWord];
  const word = words[0];
  if (word === undefined) return;
  if (word.stands !== undefined && !standable[word.stands].has(kind)) {
    judge.blind('this is only known when the command runs', word.span);
    return;
  }
  // An empty word names nothing.
  if (word.stands !== undefined && word.value === '') return;
  if (isChoice(kind)) {
    if (word.kind !== 'known') judge.blind('this is only known when the command runs', word.span);
    else if (!kind.slice(1).split('|').includes(word.value))
      judge.find('not-proved-harmless', 'sensitive', 'guard does not know this word to be harmless here', word.span);
    return;
  }
  const plain = plainWords()[kind];
  if (plain !== undefined) {
    plainOnly(judge, word, plain[0], plain[1]);
    const why = kind === 'ghapi' || kind === 'glapi' ? forgePathProblem(word.value) : null;
    if (why !== null) judge.find('secret-file', 'sensitive', why, word.span, ['reads-secrets'], 'pack:secrets');
    return;
  }
  switch (kind) {
    case 'any':
      return;
    case 'lit':
    case 'name':
      if (word.kind !== 'known') judge.blind('this is only known when the command runs', word.span);
      return;
    case 'in':
      if (word.value.startsWith('+'))
        judge.find('pager-command', 'sensitive', 'gives commands to the pager or editor', word.span, ['executes']);
      else readable(judge, word);
      return;
    case 'path':
      readable(judge, word);
      return;
    case 'pattern':
      if (word.kind === 'open') judge.blind('which files this meets is only known when it runs', word.span);
      else if (picksSecrets(word.value)) judge.find('secret-file', 'sensitive', 'picks files that usually hold secrets', word.span);
      return;
    case 'shown':
      plainOnly(judge, word, /^[A-Za-z_]\w*$/, 'guard does not know this to be the name of a variable');
      if (secretVariable.test(word.value))
        judge.find(
          'expands-secret',
          'sensitive',
          'shows a variable that usually holds a secret',
          word.span,
          ['reads-secrets'],
          'pack:secrets',
        );
      return;
    case 'null':
      if (word.kind !== 'known' || !/^(-|\/dev\/(null|stdout|stderr))$/.test(word.value))
        judge.write(word.value === '-' ? { ...word, value: './-' } : word, word.span);
      return;
    case 'var':
      if (word.kind !== 'known' || !/^\w+$/.test(word.value))
        judge.blind('a subscript is evaluated as arithmetic, which can run code', word.span);
      else if (steersPrograms(word.value, null))
        judge.find('steering-variable', 'sensitive', `${word.value} changes what programs do or load`, word.span, ['executes']);
      return;
    case 'array':
      // `declare -a 'y=([$(cmd)]=1)'`: the text is read again as an array, keys and substitutions included.
      if (word.kind !== 'known' || /=\((?!\)$)/.test(word.value))
        judge.blind('the value of an array is only known when it runs', word.span);
      declaration(judge, word);
      return;
    case 'decl':
    case 'exported':
      if (/=\((?!\)$)/.test(word.value)) judge.blind('this may be read again as an array', word.span);
      declaration(judge, word, kind === 'exported');
      return;
    case 'cmd':
      if (scope !== undefined) judge.command(words, scope);
      return;
    case 'more':
      if (scope !== undefined) judge.command(appended(words), scope);
      return;
    case 'env':
      if (scope !== undefined) environmentThenCommand(judge, words, scope);
      return;
    case 'sh':
      if (scope !== undefined) judge.code(word, 'posix', scope);
      return;
    case 'sed':
      code(judge, word, 'sed', sedProblem);
      return;
    case 'awk':
      code(judge, word, 'awk', awkProblem);
      return;
    case 'jq':
      if (
        word.kind === 'known' &&
        /\b(env|input_filename|import|include|debug|input_line_number|load\w*|strenv|envsubst|eval|system|exec|filename|file_\w+|\$__loc__)\b|(?<![.\w"-])ENV\b/.test(
          word.value,
        )
      ) {
        judge.find('reads-environment', 'sensitive', 'reads the environment or other files', word.span, ['reads-secrets']);
      } else if (word.kind !== 'known') judge.blind('the filter is only known when it runs', word.span);
      return;
    case 'sql':
      code(judge, word, 'SQL', sqlProblem);
      return;
    case 'plus':
      if (!word.prefix.startsWith('+'))
        judge.find('sets-clock', 'sensitive', 'sets the clock of the machine', word.span, ['changes-services'], 'pack:system');
      return;
    case 'key':
      if (word.kind !== 'known' || word.value.includes('='))
        judge.find('kernel-setting', 'critical', 'changes a setting of the running kernel', word.span, ['changes-services'], 'pack:system');
      return;
    case 'getent':
      if (word.kind !== 'known' || /shadow|^ahosts|^hosts|^networks|^netgroup/.test(word.value)) {
        const tier = word.kind === 'known' && word.value.includes('shadow') ? 'critical' : 'sensitive';
        judge.find('secret-file', tier, 'reads password hashes, or asks other machines', word.span, ['reads-secrets'], 'pack:secrets');
      }
      return;
    case 'gitnamed':
      // A file by its number alone may be any, `.env` as well.
      plainOnly(judge, word, /^(?![0-9a-f]{4,}$)/i, 'shows a file of which only the number is told');
      gitPath(judge, word, scope?.settled ?? false);
      return;
    case 'gitpath':
      gitPath(judge, word, scope?.settled ?? false);
      return;
    case 'fmt':
      plainOnly(
        judge,
        word,
        /^=?(json|yaml|yml|table|text|wide|name|csv|tsv|plain|pretty|short|human|xml|none|value|jsonc|yamlc|tree|long|compact|markdown|prettyjson|sparse|shell|toml|minimal|raw|default|list|id|ids|(jsonpath|go-template|template|custom-columns|jsonpath-as-json)=.*)$/s,
        'guard does not know this format',
      );
      return;
    case 'redis':
      plainOnly(
        judge,
        word,
        /^(ping|get|mget|strlen|exists|type|ttl|pttl|keys|scan|hget|hmget|hgetall|hkeys|hvals|hlen|hexists|hscan|lrange|llen|lindex|smembers|scard|sismember|sscan|srandmember|zrange|zrangebyscore|zrevrange|zcard|zscore|zcount|zrank|zscan|xlen|xrange|xrevrange|xpending|xinfo|info|dbsize|time|lastsave|command|role|object|echo|getrange|getbit|bitcount|bitpos|randomkey|geopos|geodist|geohash|hstrlen|hrandfield|smismember|sinter|sunion|sdiff|sintercard|zmscore|zrevrank|zrevrangebyscore|zrangebylex|zlexcount|zrandmember|lpos|expiretime|pexpiretime)$/i,
        'guard does not know this Redis command to only read',
      );
      return;
    case 'digword':
      plainOnly(
        judge,
        word,
        /^(\+(?!tls|https)[\w=.:-]+|@(1\.1\.1\.1|1\.0\.0\.1|8\.8\.8\.8|8\.8\.4\.4|9\.9\.9\.9|208\.67\.222\.222|127\.0\.0\.(1|53)|::1|localhost)|[A-Za-z0-9_][\w.:-]*\.?|[A-Z]{1,10})$/,
        'asks a server that the command names',
      );
      return;
    case 'kubres':
      plainOnly(judge, word, /^(?!.*\b(secrets?|(user)?oauth(access|authorize)?(token|client)s?)\b).*$/is, 'shows secrets of the cluster');
      return;
    case 'setopt':
      plainOnly(
        judge,
        word,
        /^(pipefail|errexit|nounset|xtrace|verbose|noglob|noclobber|errtrace|functrace)$/,
        'changes how the shell reads what follows',
      );
      return;
    case 'archive':
    case 'sqlitefile':
      // GNU tar asks the host in front of a colon for the file, by a remote shell.
      plainOnly(judge, word, kind === 'archive' ? /^(?!-.)[^:]*$/ : databaseFile, 'may be a file of another host, or a new one');
      if (word.kind === 'known') readable(judge, word);
      return;
    case 'operand':
      // `@file`: more options out of a file.
      if (word.prefix.startsWith('@')) judge.find('not-proved-harmless', 'sensitive', 'takes options out of a file', word.span);
      else readable(judge, word);
      return;
    case 'page':
      plainOnly(judge, word, /^[A-Za-z0-9][\w.+-]*$/, 'guard does not know this to be a manual page');
      return;
    case 'word':
      // A pattern that meets files puts their names here, and none of them can start like an option.
      plainOnly(
        judge,
        word.kind === 'glob' && /^\w/.test(word.prefix) ? { ...word, kind: 'known' } : word,
        /^[A-Za-z0-9_*?[\]][\w.:+@%*?[\]\\-]*$/,
        'guard does not know this to be a plain name',
      );
      return;
    case 'id':
      // What a service calls its things; `?` and `#` could end the host of an address that is made of it. `@file` and `name=@file` are read by some clients, an address may be somebody else's;
      // a dash in front may be an option where the table has the number of values wrong. `-n=x`: some readers drop the `=`.
      plainOnly(
        judge,
        word,
        /^(?!.*(:\/\/|=@))=?[A-Za-z0-9_*.][\w.:/+,@*~=-]*$/,
        'guard does not know this to be the name of something that a service has',
      );
      return;
    case 'slug':
      // Regions and accounts become the first part of an address: `evil.example/` or `evil.example?` would get the token.
      plainOnly(judge, word, /^=?[A-Za-z0-9][\w,-]*$/, 'guard does not know this to be the plain name of a place or account');
      return;
    case 'param':
      plainOnly(
        judge,
        word,
        /^(?!=?[-@])(?!.*((fileb?|https?|ftp):\/\/|=@))/is,
        'this may be an option, or the content of a file or address',
      );
      return;
    case 'subdir':
      // A dot or colon in the first part may name a host (`example.org/x`), from which kustomize and others fetch.
      plainOnly(judge, word, /^(\.|(\.\/)?[\w-]+(\/[\w-][\w.-]*)*\/?)$/, 'this may be an address, or leads out of the work tree');
      inside(judge, word, scope?.settled ?? false);
      return;
    case 'image':
      plainOnly(
        judge,
        word,
        /^(docker:\/\/)?[A-Za-z0-9][\w.-]*(:[0-9]+)?(\/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]+)?$/,
        'guard does not know this image',
      );
      return;
    case 'rpmformat':
      // `%{TAG:expand}` runs the commands that a package's own text holds.
      plainOnly(judge, word, /^(?!.*expand)/s, 'guard does not know this format');
      return;
    case 'borgrepo':
      // A single colon, or an address, is another host, reached by a remote shell.
      plainOnly(judge, word, /^(?!-)[\w./~ -]*(::[\w.:@+{}-]*)?$/, 'guard does not know this repository to be a local one');
      return;
    case 'cert':
      // A certificate is no secret, whatever its name; a colon would name a store or a program's engine.
      plainOnly(judge, word, /^(?!-.)[^:]*$/, 'guard does not know this to be the file of a certificate');
      return;
    case 'remotepath':
      // `name,option=value:` and `:backend:` choose the helper program and the host.
      plainOnly(judge, word, /^([A-Za-z0-9_][\w .-]*:[\w./@ +=-]*|[\w./][\w./ @+=-]*)$/, 'guard does not know this remote to be harmless');
      if (word.kind === 'known') readable(judge, word);
      return;
    case 'dbname':
      // A name, or an address of a host and a name; anything else among its settings names files and programs.
      plainOnly(
        judge,
        word,
        /^([A-Za-z0-9_][\w.-]*|postgres(ql)?:\/\/([\w.-]+(:[^@\s/?]*)?@)?[\w.-]*(:\d+)?(\/[\w.-]*)?(\?sslmode=[\w-]+)?)$/,
        'guard does not know this to be the name of a database',
      );
      databaseHost(judge, word, /^postgres(?:ql)?:\/\/(?:[^@/]*@)?([\w.-]+)/.exec(word.value)?.[1] ?? null);
      return;
    case 'dbhost':
      plainOnly(judge, word, /^=?[A-Za-z0-9][\w.:-]*$/, 'guard does not know this address to be harmless');
      databaseHost(judge, word, word.value.replace(/^=/, '').replace(/^([^:]*):\d+$/, '$1'));
      return;
    case 'addr':
      plainOnly(judge, word, /^([0-9a-fA-F:.]+(\/[0-9]+)?|default|all)$/, 'guard does not know this to be an address');
      return;
    case 'device':
      plainOnly(judge, word, /^\/dev\/[A-Za-z0-9][\w./:-]*$|^[A-Za-z0-9][\w-]*$/, 'guard does not know this to be a device');
      return;
    case 'infile':
      // Settings given as text (`{"globalSetup":...}`) are no path.
      plainOnly(judge, word, /^(?!-)[\w./@:+-]+$/, 'guard does not know this to be a file of the work tree');
      inside(judge, word, scope?.settled ?? false);
      return;
    case 'scriptarg':
      plainOnly(judge, word, notScripted(), 'hands a script more than a build or test needs');
      inside(judge, word, scope?.settled ?? false);
      return;
    case 'sources':
      // A plain word may be a subcommand of the tool.
      plainOnly(
        judge,
        word.kind === 'glob' ? { ...word, kind: 'known' } : word,
        /^!?\.$|[./]\w|[/*]/,
        'guard does not know this to be a file of the work tree',
      );
      inside(judge, word, scope?.settled ?? false);
      return;
    case 'inside':
      inside(judge, word, scope?.settled ?? false);
      return;
    case 'tree':
      // A later `cat *` would take such a name for an option, and `xargs` for several.
      if (/(^|\/)-|\s/.test(word.value))
        judge.find('odd-name', 'sensitive', 'makes a file whose name may be taken for something else', word.span);
      if (!judge.mayWriteTree(word, scope?.settled ?? false)) judge.write(word, word.span);
      return;
  }
}

function isChoice(kind: Kind): kind is Choice {
  return kind.startsWith('=');
}

/** Work of the tree on the tree: a word that is a path must not lead out of it, nor be options out of a file, or an address. */
function inside(judge: Judging, word: ShellWord, settled: boolean): void {
  const { workTree, cwd } = judge.context;
  const { value } = word;
  if (word.kind === 'open') judge.blind('this is only known when the command runs', word.span);
  else if (!pathsOf(value).every((path) => settled && workTree !== null && !climbs(path) && isInside(absolutePath(path, cwd), workTree))) {
    judge.find('outside-tree', 'sensitive', 'leads out of the work tree', word.span, ['executes', 'writes-files']);
  } else if (/^@.|:\/\//.test(value))
    judge.find('not-proved-harmless', 'sensitive', 'takes options out of a file, or an address', word.span);
  else readable(judge, word);
}

/** Operands of git that show content: paths, patterns, and objects named by a path (`HEAD:.env`). */
function gitPath(judge: Judging, word: ShellWord, settled: boolean): void {
  if (word.kind !== 'known') {
    readable(judge, word);
    return;
  }
  const { cwd, workTree } = judge.context;
  const why = gitPathProblem(word.value, { cwd, workTree, settled });
  if (why !== null) judge.find('secret-file', 'sensitive', why, word.span, ['reads-secrets'], 'pack:git');
}

function plainOnly(judge: Judging, word: ShellWord, pattern: RegExp, why: string): void {
  if (word.kind !== 'known') judge.blind('this is only known when the command runs', word.span);
  else if (!pattern.test(word.value)) judge.find('not-proved-harmless', 'sensitive', why, word.span);
}

function code(judge: Judging, word: ShellWord, language: string, problem: (text: string) => string | null): void {
  if (word.kind !== 'known') {
    judge.blind(`the ${language} code is only known when it runs`, word.span);
    return;
  }
  const why = problem(word.value);
  if (why !== null) judge.find(`${language.toLowerCase()}-code`, 'sensitive', why, word.span, ['executes', 'writes-files']);
}

function readable(judge: Judging, word: ShellWord): void {
  const { home } = judge.context;
  if (judge.folders.crowded && !word.value.startsWith('/')) {
    judge.blind('too many files to be looked for in every folder that this goes to', word.span);
    return;
  }
  if (word.value.startsWith('~')) {
    judge.blind('whose home this is, is only known when it runs', word.span);
    return;
  }
  switch (word.kind) {
    case 'known': {
      for (const folder of foldersFor(judge, word)) {
        const why = secretPath(word.value, folder);
        const grave = why === null ? null : graveSecret(word.value, folder);
        if (grave !== null) judge.find('secret-file', 'critical', `reads ${grave}`, word.span, ['reads-secrets'], 'pack:secrets');
        else if (why !== null) judge.find('secret-file', 'sensitive', why, word.span, ['reads-secrets'], 'pack:secrets');
        else if (secretFolder(absolutePath(word.value, folder), home))
          judge.find('secret-file', 'sensitive', 'reads a folder where secrets usually lie', word.span, ['reads-secrets'], 'pack:secrets');
      }
      return;
    }
    case 'glob':
      for (const folder of foldersFor(judge, word)) {
        if (isPlainGlob(word, folder, home)) continue;
        judge.blind('which files this meets is only known when it runs', word.span);
        // `~/.ssh/*`, `/etc/shadow*`.
        const grave = graveSecret(word.value, folder) ?? graveSecret(word.value.replace(/[*?]+$/, ''), folder);
        if (grave !== null) judge.find('secret-file', 'critical', `may read ${grave}`, word.span, ['reads-secrets'], 'pack:secrets');
      }
      return;
    case 'open':
      // What a process substitution runs is judged where it stands.
      if (word.pipe === true) return;
      judge.blind('which file is read is only known when the command runs', word.span);
  }
}

/** After a `cd` to a place that nobody knows, a path may as well start at one of these. */
function foldersFor({ folders, context }: Judging, { value }: ShellWord): readonly string[] {
  if (value.startsWith('/')) return ['/'];
  return folders.anywhere ? [...folders.at, '/', '/etc', '/proc', '/proc/self', '/var', context.home] : folders.at;
}
