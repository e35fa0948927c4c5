/** Runs one schedule: the built guard as real processes, the fake GitHub over real HTTP, and the oracle over what is left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../fakes/github/access.ts';
import type { LoggedRequest } from '../../fakes/github/exchange.ts';
import { type FakeGitHub, startGitHub } from '../../fakes/github/server.ts';
import type { Issue } from '../../fakes/github/state.ts';
import { type Asked, askedOn, endedBefore, type Journal } from './oracle.ts';
import type { Act, Deed, Schedule, Somebody, Step } from './schedule.ts';

const repo = 'acme/approvals';
/** The command's own exit code: one that guard never gives. */
const ownCode = 7;
/** Starts of guard at one terminal; whoever gives up leaves the request pending. */
const mostLives = 10;
/** Nothing in a schedule takes so long, however slow the machine. */
const hangsMs = 120_000;

export interface Outcome {
  readonly seed: number;
  /** How the guards ended, each in its own words. */
  readonly endings: readonly string[];
  readonly runs: number;
  readonly issues: number;
  /** Guards that were started, and those among them that were killed. */
  readonly guards: number;
  readonly killed: number;
  readonly calls: number;
  /** Answers that were no answers. */
  readonly faults: number;
  /** What must not be; empty if all is well. */
  readonly violations: readonly string[];
  /** What happened, in order, for whoever looks for the cause. */
  readonly story: readonly string[];
}

/** One process of guard. */
interface Life {
  readonly pid: number;
  readonly child: ChildProcess;
  stderr: string;
  killed: boolean;
  code: number | null;
  endedAt: number;
}

export async function drive(schedule: Schedule, guardBin: string): Promise<Outcome> {
  const github = await startGitHub();
  const root = mkdtempSync(join(tmpdir(), 'guard-faults-'));
  try {
    return await new Drive(schedule, guardBin, github, root).run();
  } finally {
    await github.close();
    rmSync(root, { recursive: true, force: true });
  }
}

class Drive {
  readonly #schedule: Schedule;
  readonly #guardBin: string;
  readonly #github: FakeGitHub;
  readonly #root: string;
  readonly #journal: Journal & { readonly [K in keyof Journal]: Journal[K][number][] } = {
    rewritten: [],
    demoted: [],
    roleReads: [],
    opened: [],
    claimed: [],
  };
  readonly #began = Date.now();
  readonly #story: string[] = [];
  readonly #violations: string[] = [];
  readonly #lives: Life[] = [];
  readonly #terminals: Promise<void>[] = [];
  #steps: Step[];
  #calls = 0;
  /** Number of the first request that posted a comment. */
  #firstComment = Number.POSITIVE_INFINITY;
  #token = '';
  #broken: unknown;

  constructor(schedule: Schedule, guardBin: string, github: FakeGitHub, root: string) {
    this.#schedule = schedule;
    this.#guardBin = guardBin;
    this.#github = github;
    this.#root = root;
    this.#steps = [...schedule.steps, ...lastSteps(schedule)];
  }

  async run(): Promise<Outcome> {
    this.#settle();
    this.#github.watch((when, request) => {
      try {
        this.#watch(when, request);
      } catch (error) {
        this.#broken ??= error;
      }
    });
    this.#terminals.push(this.#terminal());
    // A second waiter may come while the first is waited for.
    for (let index = 0; index < this.#terminals.length; index += 1) await this.#terminals[index];
    if (this.#broken !== undefined) throw this.#broken;
    await this.#childrenGone();
    const runs = await this.#judge();
    return {
      seed: this.#schedule.seed,
      endings: this.#lives.map((life) => (life.killed ? 'killed' : endingOf(life))),
      runs,
      issues: this.#issues().length,
      guards: this.#lives.length,
      killed: this.#lives.filter(({ killed }) => killed).length,
      calls: this.#calls,
      faults: this.#github.requests.filter(({ fault }) => fault !== null).length,
      violations: this.#violations,
      story: this.#story,
    };
  }

  #settle(): void {
    const { skewMs, expiresMs } = this.#schedule;
    const github = this.#github;
    github.advance(skewMs);
    github.addAccount('alice');
    github.addOrganization('acme', ['alice']);
    for (const login of ['agent', 'bob', 'carol', 'trish', 'rita']) github.addAccount(login);
    github.addAccount('robo', { type: 'Bot' });
    github.addApp('helper-app', { owner: 'acme' });
    github.addRepo(repo, {
      labels: ['approved', 'denied', 'needs-info'],
      roles: { agent: 'write', alice: 'admin', bob: 'write', carol: 'maintain', trish: 'triage', rita: 'read', robo: 'write' },
    });
    this.#token = github.addToken('agent');
    const home = join(this.#root, 'guard');
    mkdirSync(home, { mode: 0o700 });
    const expires = `${expiresMs / 1000}s`;
    writeFileSync(
      join(home, 'policy.yaml'),
      `version: 1\nterms: { sensitive: { expires: ${expires} }, critical: { expires: ${expires} } }\n`,
    );
    this.#tell(`skew ${skewMs} ms, expires in ${expires}, wait ${this.#schedule.wait}, ${this.#schedule.long ? 'long' : 'short'} command`);
  }

  /** Types the line again and again until guard has said something final. */
  async #terminal(): Promise<void> {
    for (let number = 0; number < mostLives; number += 1) {
      const life = this.#start();
      await this.#untilEnd(life);
      this.#tell(`guard ${life.pid}: ${life.killed ? 'killed' : endingOf(life)}`);
      if (!life.killed && life.code !== 75 && life.code !== 125) return;
    }
  }

  #start(): Life {
    const { wait, long } = this.#schedule;
    const line = `echo $PPID >> ran; ${long ? 'sleep 0.4; ' : ''}exit ${ownCode}`;
    const args = ['exec', '--json', ...(wait === null ? [] : ['--wait', wait]), '--', 'sh', '-c', line];
    const child = spawn(process.execPath, [this.#guardBin, ...args], {
      cwd: this.#root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: this.#env({ GH_TOKEN: this.#token, GITHUB_REPOSITORY: repo, GITHUB_API_URL: this.#github.url, GUARD_POLL: '40ms' }),
    });
    const life: Life = { pid: child.pid ?? 0, child, stderr: '', killed: false, code: null, endedAt: 0 };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      life.stderr += text;
    });
    this.#lives.push(life);
    this.#tell(`guard ${life.pid} starts`);
    return life;
  }

  #env(more: Record<string, string>): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], HOME: this.#root, GUARD_HOME: join(this.#root, 'guard'), LANG: 'C.UTF-8', ...more };
  }

  #untilEnd(life: Life): Promise<void> {
    return new Promise((resolve, reject) => {
      const hangs = setTimeout(() => {
        this.#violations.push(`guard ${life.pid} hangs`);
        life.killed = true;
        life.child.kill('SIGKILL');
      }, hangsMs);
      life.child.on('error', reject);
      // Not `close`: a command that outlives its guard holds the pipe.
      life.child.on('exit', (code, signal) => {
        clearTimeout(hangs);
        life.code = code;
        // Before it waits for an answer any signal ends it at once.
        life.killed = signal !== null;
        life.endedAt = Date.now();
        // What it wrote last may still be on its way.
        const done = () => resolve();
        life.child.stderr?.once('close', done);
        setTimeout(done, 1000);
      });
    });
  }

  #watch(when: 'before' | 'after', request: LoggedRequest): void {
    if (when === 'before') this.#calls += 1;
    if (request.method === 'POST' && request.path.endsWith('/comments')) this.#firstComment = Math.min(this.#firstComment, this.#calls);
    if (when === 'after') this.#note(request);
    const due = this.#steps.filter((step) => {
      const at = (step.after === 'start' ? 0 : this.#firstComment) + step.requests;
      return at < this.#calls || (at === this.#calls && step.when === when);
    });
    for (const step of due) {
      if (step.act.kind === 'deed' && this.#issues().length === 0) continue;
      this.#steps = this.#steps.filter((one) => one !== step);
      this.#act(step.act, when);
    }
  }

  /** What the oracle wants to know and the state does not tell. */
  #note({ method, path, status, fault }: LoggedRequest): void {
    const issue = this.#issues().at(-1);
    const what = `${this.#calls} ${method} ${path} ${status}${fault === null ? '' : ` (${fault})`}`;
    if (method !== 'GET' || fault !== null) this.#tell(what);
    if (path === '/graphql' && status === 200 && fault === null) this.#looked();
    const role = /\/collaborators\/([^/]+)\/permission$/.exec(path)?.[1];
    if (role !== undefined && status === 200) this.#journal.roleReads.push({ who: role, request: this.#calls });
    if (issue !== undefined && !this.#journal.opened.some((one) => one.issue === issue.number))
      this.#journal.opened.push({ issue: issue.number, at: Date.now() });
    for (const one of this.#issues())
      for (const { body, authorId, id } of one.comments) {
        const claims = body.startsWith('guard-started:v1 ') && this.#github.world.account(authorId).login === 'agent';
        if (!claims || this.#journal.claimed.some((known) => known.comment === id)) continue;
        this.#journal.claimed.push({ issue: one.number, comment: id, request: this.#calls, looks: [] });
      }
  }

  /** Two guards may be reading: of both the first look after a claim counts. */
  #looked(): void {
    const { claimed } = this.#journal;
    const { lastId } = this.#github.world.state;
    for (const [index, claim] of claimed.entries())
      if (claim.looks.length < 2) claimed[index] = { ...claim, looks: [...claim.looks, lastId] };
  }

  #act(act: Act, when: 'before' | 'after'): void {
    this.#tell(`${this.#calls} ${JSON.stringify(act, (_, value) => (value instanceof RegExp ? String(value) : value))}`);
    switch (act.kind) {
      case 'fault':
        this.#github.fault(act.fault);
        break;
      case 'deed':
        this.#deed(act.who, act.deed);
        break;
      case 'demote':
        this.#github.grant(repo, act.who, 'read');
        this.#journal.demoted.push({ who: act.who, request: this.#calls + (when === 'before' ? -0.5 : 0.5) });
        break;
      case 'advance':
        this.#github.advance(act.ms);
        break;
      case 'signal':
        this.#signal(act.signal, act.afterMs);
        break;
      case 'second-waiter':
        this.#terminals.push(this.#terminal());
        break;
      case 'revoke-token':
        this.#github.revokeToken(this.#token);
        this.#token = this.#github.addToken('agent');
        break;
      default:
        act satisfies never;
    }
  }

  #signal(signal: NodeJS.Signals, afterMs: number): void {
    const life = this.#lives.find((one) => one.endedAt === 0);
    setTimeout(() => {
      if (life === undefined || life.endedAt !== 0) return;
      this.#tell(`guard ${life.pid} gets ${signal}`);
      life.child.kill(signal);
    }, afterMs);
  }

  #deed(who: Somebody, deed: Deed): void {
    const issue = this.#issues().at(-1);
    if (issue === undefined) return;
    try {
      this.#doDeed(who, deed, issue);
    } catch (error) {
      // The website would not let them.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  #doDeed(who: Somebody, deed: Deed, issue: Issue): void {
    const person = this.#github.as(who);
    const { number } = issue;
    switch (deed.kind) {
      case 'label':
        person.addLabel(repo, number, deed.name);
        break;
      case 'unlabel':
        person.removeLabel(repo, number, deed.name);
        break;
      case 'label-through-app':
        person.viaApp('helper-app').addLabel(repo, number, 'approved');
        break;
      case 'label-suggested':
        person.suggestLabel(repo, number, 'approved');
        break;
      case 'comment': {
        // An answer of the request's own second does not count.
        this.#github.advance(1500);
        const id = idOf(issue) ?? 'ID';
        person.comment(repo, number, deed.body.replaceAll('ID', id), { byEmail: deed.byEmail });
        break;
      }
      case 'edit-comment':
      case 'hide-comment':
      case 'delete-comment':
        this.#rewrite(who, deed.kind, deed.of, issue);
        break;
      case 'edit-request': {
        const position = this.#github.world.state.lastId;
        person.editIssue(repo, number, { body: `${issue.body}\n` });
        this.#journal.rewritten.push({ issue: number, comment: null, author: 'agent', by: who, position, how: 'edited' });
        break;
      }
      case 'rename-request':
        person.editIssue(repo, number, { title: `${issue.title}!` });
        break;
      case 'close':
        person.close(repo, number, 'not_planned');
        break;
      case 'reopen':
        person.reopen(repo, number);
        break;
      default:
        deed satisfies never;
    }
  }

  #rewrite(who: Somebody, kind: 'edit-comment' | 'hide-comment' | 'delete-comment', of: Somebody, issue: Issue): void {
    const { world } = this.#github;
    const comment = issue.comments.findLast(({ authorId }) => world.account(authorId).login === of);
    if (comment === undefined) return;
    const position = world.state.lastId;
    const person = this.#github.as(who);
    if (kind === 'edit-comment') person.editComment(comment.id, `${comment.body}\nedited`);
    if (kind === 'hide-comment') person.minimizeComment(comment.id);
    if (kind === 'delete-comment') person.deleteComment(comment.id);
    const how = ({ 'edit-comment': 'edited', 'hide-comment': 'hidden', 'delete-comment': 'deleted' } as const)[kind];
    this.#journal.rewritten.push({ issue: issue.number, comment: comment.id, author: of, by: who, position, how });
  }

  /** Oldest first; nobody but guard opens any. */
  #issues(): Issue[] {
    return [...this.#github.world.state.issues.values()];
  }

  #tell(what: string): void {
    this.#story.push(`${String(Date.now() - this.#began).padStart(6)} ms: ${what}`);
  }

  /** A command may outlive the guard that was killed: what it does belongs to the story. */
  async #childrenGone(): Promise<void> {
    const here = () =>
      readdirSync('/proc').some((name) => {
        try {
          return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === this.#root;
        } catch {
          return false;
        }
      });
    if (!existsSync('/proc/self/cwd')) return void (await sleep(2000));
    const giveUp = Date.now() + hangsMs;
    while (here() && Date.now() < giveUp) await sleep(20);
    if (here()) this.#violations.push('something of the run is still there');
  }

  /** @returns how often the command ran. */
  async #judge(): Promise<number> {
    const asked = askedOn(this.#github.world, this.#journal, this.#schedule.expiresMs);
    const path = join(this.#root, 'ran');
    const ran = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(Number) : [];
    this.#judgeRuns(asked, ran);
    this.#judgeIssues(asked);
    this.#judgeAnswers(asked, ran);
    // Whatever was cut short is told by the next guard on this machine.
    const next = await this.#guard(['exec', '--', 'true']);
    if (next.code !== 0) this.#violations.push(`the next command: ${next.code} ${next.text}`);
    const verified = await this.#guard(['log', 'verify']);
    if (verified.code !== 0) this.#violations.push(`log verify: ${verified.code} ${verified.text}`);
    return ran.length;
  }

  #judgeRuns(asked: readonly Asked[], ran: readonly number[]): void {
    for (const pid of new Set(ran)) {
      const times = ran.filter((one) => one === pid).length;
      if (times > 1) this.#violations.push(`guard ${pid} ran it ${times} times`);
    }
    const runsOf = new Map<string, number>();
    for (const pid of ran) {
      const id = this.#requestOf(pid);
      runsOf.set(id, (runsOf.get(id) ?? 0) + 1);
    }
    for (const [id, runs] of runsOf) {
      const request = asked.find((one) => one.id === id);
      if (request === undefined) this.#violations.push(`it ran for the request "${id}", which nobody was asked`);
      if (runs > 1) this.#violations.push(`the request ${id} ran ${runs} times`);
      if (request !== undefined && !request.mayRun) this.#violations.push(`the request ${id} ran: ${request.why}`);
    }
  }

  /** The request that a guard was about. A command whose guard was killed before the command knew its parent: the last killed. */
  #requestOf(pid: number): string {
    const life = this.#lives.find((one) => one.pid === pid) ?? this.#lives.findLast(({ killed }) => killed);
    return life === undefined ? '' : (eventsOf(life).findLast(({ request }) => typeof request === 'string')?.request ?? '');
  }

  #judgeIssues(asked: readonly Asked[]): void {
    const issues = this.#issues();
    if (asked.length !== issues.length) this.#violations.push(`${issues.length} issues, ${asked.length} of them requests`);
    for (const [index, { id, issue }] of asked.entries()) {
      if (asked.findIndex((one) => one.id === id) !== index) this.#violations.push(`the request ${id} has two issues`);
      const before = asked[index - 1];
      if (before === undefined) continue;
      // Asked again although the first asking was still open: two issues for one wish.
      const claimed = this.#journal.claimed.some((one) => one.issue === before.issue.number && one.comment < issue.id);
      const ended = endedBefore(this.#github.world, { ...this.#journal, demoted: [] }, before.issue, before.id, issue.id) !== null;
      const openedAt = this.#journal.opened.find((one) => one.issue === issue.number)?.at ?? 0;
      if (!claimed && !ended && openedAt < before.expiresAt)
        this.#violations.push(`#${issue.number} was opened while #${before.issue.number} was open`);
    }
  }

  /** What guard said against what happened. */
  #judgeAnswers(asked: readonly Asked[], ran: readonly number[]): void {
    for (const life of this.#lives) {
      if (life.killed) continue;
      const told = eventsOf(life).at(-1);
      const did = ran.includes(life.pid);
      const words = `guard ${life.pid} said ${endingOf(life)} and exited with ${life.code}`;
      if (told?.event !== 'exit' || told.code !== life.code) this.#violations.push(`${words}, the exit event says ${told?.code}`);
      // An approval that is taken back in the very moment may end the command before it has done anything.
      if (told?.ran === true && !did && (life.code ?? 0) > 128) continue;
      if (told?.ran !== did) this.#violations.push(`${words}, but it ${did ? 'ran' : 'did not run'}`);
      if (!did && ![75, 124, 125, 126].includes(life.code ?? -1)) this.#violations.push(`${words}, but nothing ran`);
      const request = asked.find(({ id }) => id === told?.request);
      if (life.code === 124 && request !== undefined && life.endedAt < request.expiresAt) this.#violations.push(`${words}, too early`);
      if (life.code === 126 && request?.mustRun === true && life.endedAt < request.expiresAt)
        this.#violations.push(`${words}, although it was approved`);
    }
  }

  #guard(args: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.#guardBin, ...args], {
        cwd: this.#root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: this.#env({}),
      });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, text }));
    });
  }
}

/** Nobody waits for ever: somebody decides, and if that did not count, somebody denies and closes. */
function lastSteps({ last }: Schedule): Step[] {
  const deed = (requests: number, who: Somebody, what: Deed): Step => {
    return { after: 'start', requests, when: 'before', act: { kind: 'deed', who, deed: what } };
  };
  if (last.deed === 'nothing') return [];
  const approve = [
    deed(last.at, 'alice', { kind: 'unlabel', name: 'approved' }),
    deed(last.at, 'alice', { kind: 'label', name: 'approved' }),
  ];
  return [
    ...(last.deed === 'approve' ? approve : [deed(last.at, 'alice', { kind: 'label', name: 'denied' })]),
    deed(last.at + 60, 'alice', { kind: 'label', name: 'denied' }),
    deed(last.at + 80, 'alice', { kind: 'close' }),
  ];
}

function idOf(issue: Issue): string | null {
  return /^guard-request:v1 ([0-9a-z]{12}) /m.exec(issue.body)?.[1] ?? null;
}

interface Told {
  readonly event: string;
  readonly request?: string | null;
  readonly code?: number;
  readonly ran?: boolean;
  readonly reason?: string;
}

function eventsOf({ stderr }: Life): Told[] {
  // A guard that was killed may have been in the middle of a line.
  return stderr.split('\n').flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as Told] : []));
}

function endingOf(life: Life): string {
  const told = eventsOf(life).at(-1);
  return told?.event === 'exit' ? `${life.code} ${told.ran === true ? 'ran' : told.reason}` : `${life.code} without a word`;
}
