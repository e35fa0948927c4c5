/**
 * The whole flow on one machine, step by step. The demo decides nothing and fakes nothing of guard: each step starts the
 * installed program, and each is checked, so that a demo that ends well is evidence.
 */
import type { DemoCommit, LogCopy, RunningGuard, Stage, StatusEvent, Tampering } from './demo-ports.ts';

/** Each step of the story, in order. */
export type DemoStep = 'repository' | 'request' | 'own-label' | 'review' | 'push' | 'refusal' | 'show' | 'verify' | 'tamper';

/** What the story tells; worded and laid out by `cli/render/demo.ts`. */
export type DemoScene =
  | { readonly scene: 'opening'; readonly folder: string; readonly played: boolean }
  | { readonly scene: 'step'; readonly step: DemoStep }
  | {
      readonly scene: 'branches';
      readonly remote: DemoCommit;
      readonly local: DemoCommit;
      readonly agent: string;
      readonly reviewer: string;
      readonly repo: string;
    }
  | { readonly scene: 'command'; readonly argv: readonly string[] }
  | { readonly scene: 'line'; readonly text: string }
  | { readonly scene: 'request'; readonly url: string; readonly title: string; readonly body: string }
  | { readonly scene: 'own-label'; readonly who: string; readonly label: string }
  | { readonly scene: 'on-thread'; readonly who: string; readonly text: string }
  | { readonly scene: 'your-turn'; readonly address: string; readonly reviewer: string; readonly opened: boolean }
  | { readonly scene: 'played'; readonly who: string }
  | { readonly scene: 'reply'; readonly who: string; readonly text: string }
  | { readonly scene: 'tampered'; readonly what: Tampering }
  | { readonly scene: 'ok'; readonly step: DemoStep; readonly text: string };

export interface DemoInput {
  /** How long guard may be silent where no person is waited for. */
  readonly patienceMs: number;
  readonly interrupted: AbortSignal;
}

export type DemoOutcome =
  | { readonly kind: 'done'; readonly ending: 'approved' | 'denied' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly step: DemoStep; readonly why: string };

/** A step whose outcome was not as it should be. */
class StepFailed extends Error {}

export const reason = "take the payment key out of main's history";
const push = ['git', 'push', '--force', 'origin', 'main'] as const;
const answer = 'The key was committed by mistake an hour ago. It is revoked already; this only takes it out of the history.';

export async function demo(stage: Stage, input: DemoInput, tell: (scene: DemoScene) => void): Promise<DemoOutcome> {
  const play = new Play(stage, input.patienceMs, tell);
  const stopped = new Promise<'stopped'>((resolve) => {
    const stop = () => resolve('stopped');
    if (input.interrupted.aborted) stop();
    else input.interrupted.addEventListener('abort', stop, { once: true });
  });
  try {
    tell({ scene: 'opening', folder: stage.folder, played: stage.page === null });
    const story = play.whole();
    // Left behind when stopped: what it then meets is the end of its processes, not a fault to tell.
    story.catch(() => {});
    const ending = await Promise.race([story, stopped]);
    return ending === 'stopped' ? { kind: 'interrupted' } : { kind: 'done', ending };
  } catch (error) {
    if (error instanceof StepFailed) return { kind: 'failed', step: play.step, why: error.message };
    throw error;
  }
}

interface Asked {
  readonly running: RunningGuard;
  readonly id: string;
  readonly issue: number;
}

class Play {
  readonly #stage: Stage;
  readonly #patienceMs: number;
  readonly #tell: (scene: DemoScene) => void;
  step: DemoStep = 'repository';

  constructor(stage: Stage, patienceMs: number, tell: (scene: DemoScene) => void) {
    this.#stage = stage;
    this.#patienceMs = patienceMs;
    this.#tell = tell;
  }

  async whole(): Promise<'approved' | 'denied'> {
    const before = await this.#repository();
    const asked = await this.#request();
    await this.#ownLabel(asked);
    const ending = await this.#review(asked);
    if (ending === 'approved') await this.#push(asked, before);
    else await this.#refusal(asked, before);
    await this.#show(asked.id, ending);
    await this.#verify();
    await this.#tamper();
    await this.#stage.page?.farewell();
    return ending;
  }

  #begin(step: DemoStep): void {
    this.step = step;
    this.#tell({ scene: 'step', step });
  }

  #ok(text: string): void {
    this.#tell({ scene: 'ok', step: this.step, text });
  }

  /** Starts guard with its text told as it comes. */
  #guard(argv: readonly string[]): RunningGuard {
    const line = (text: string) => this.#tell({ scene: 'line', text });
    this.#tell({ scene: 'command', argv: ['guard', ...argv] });
    return this.#stage.guard(argv, { out: line, err: line });
  }

  async #repository(): Promise<DemoCommit> {
    this.#begin('repository');
    const { shop, agent, reviewer, repo } = this.#stage;
    const [remote, local] = [await shop.remoteMain(), await shop.localMain()];
    this.#tell({ scene: 'branches', remote, local, agent: agent.login, reviewer: reviewer.login, repo });
    if (!(await shop.diverged())) throw new StepFailed('the two branches do not differ, so nothing would be forced');
    return remote;
  }

  async #request(): Promise<Asked> {
    this.#begin('request');
    const running = this.#guard(['exec', '--pty', 'always', '-m', reason, '--', ...push]);
    const requested = await running.until(['requested'], this.#patienceMs);
    if (requested === null || requested.request === null) throw new StepFailed(`guard exec asked nobody${await insteadOf(running, null)}`);
    const url = String(requested['url']);
    const issue = Number(/\/issues\/(\d+)$/.exec(url)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(issue)) throw new StepFailed(`guard exec told no issue: ${url}`);
    const { title, body } = await this.#stage.reviewer.read(issue);
    this.#tell({ scene: 'request', url, title, body });
    return { running, id: requested.request, issue };
  }

  async #ownLabel({ running, issue }: Asked): Promise<void> {
    this.#begin('own-label');
    const { agent } = this.#stage;
    this.#tell({ scene: 'own-label', who: agent.login, label: agent.approval });
    await agent.approve(issue);
    const heard = await running.until(['ignored', 'approved', 'denied', 'void', 'expired', 'started'], this.#patienceMs);
    if (heard?.event !== 'ignored') throw new StepFailed(`the agent's own label was not refused${await insteadOf(running, heard)}`);
    const said = await this.#stage.eventually(async () => {
      const { entries } = await agent.read(issue);
      return entries.find((entry) => entry.kind === 'comment') ?? null;
    });
    if (said === null) throw new StepFailed('the refusal was not told on the thread');
    this.#tell({ scene: 'on-thread', who: said.who, text: said.text });
    this.#ok('refused: whoever asks cannot approve, and both sides are told why');
  }

  async #review({ running, issue }: Asked): Promise<'approved' | 'denied'> {
    this.#begin('review');
    const { page, reviewer, agent } = this.#stage;
    if (page === null) {
      this.#tell({ scene: 'played', who: reviewer.login });
      await reviewer.approve(issue);
    } else {
      const opened = page.show(issue);
      this.#tell({ scene: 'your-turn', address: page.address, reviewer: reviewer.login, opened });
    }
    for (;;) {
      const heard = await running.until(
        ['approved', 'denied', 'question', 'cancelled', 'void', 'expired'],
        page === null ? this.#patienceMs : null,
      );
      if (heard?.event === 'approved' || (heard?.event === 'denied' && page !== null)) return heard.event;
      if (heard?.event !== 'question') throw new StepFailed(`the reviewer's answer did not count${await insteadOf(running, heard)}`);
      this.#tell({ scene: 'reply', who: agent.login, text: answer });
      await agent.comment(issue, answer);
    }
  }

  async #push({ running }: Asked, before: DemoCommit): Promise<void> {
    this.#begin('push');
    const { code } = await running.ended;
    const after = await this.#stage.shop.remoteMain();
    const wanted = await this.#stage.shop.localMain();
    if (code !== 0) throw new StepFailed(`the approved push ended with ${code ?? 'a signal'}`);
    if (after.id !== wanted.id || after.id === before.id) throw new StepFailed(`main of the remote is at ${after.id}, not at ${wanted.id}`);
    this.#ok(`main of the remote moved: ${before.id} (${before.subject}) -> ${after.id} (${after.subject})`);
  }

  async #refusal({ running }: Asked, before: DemoCommit): Promise<void> {
    this.#begin('refusal');
    const { code } = await running.ended;
    const after = await this.#stage.shop.remoteMain();
    if (after.id !== before.id) throw new StepFailed(`denied, and yet main of the remote moved to ${after.id}`);
    if (code !== 126) throw new StepFailed(`a denied command must exit with 126, not ${code ?? 'a signal'}`);
    this.#ok(`nothing ran: guard exec ended with 126, main of the remote is still ${before.id} (${before.subject})`);
  }

  async #show(id: string, ending: 'approved' | 'denied'): Promise<void> {
    this.#begin('show');
    const { code, out } = await this.#guard(['log', 'show', id]).ended;
    const { login } = this.#stage.reviewer;
    if (code !== 0) throw new StepFailed(`guard log show ended with ${code ?? 'a signal'}`);
    if (!out.some((line) => line.includes(login))) throw new StepFailed(`the record does not name ${login}`);
    this.#ok(`who asked, who ${ending} and why, what ran: one signed record each`);
  }

  async #verify(): Promise<void> {
    this.#begin('verify');
    const { code } = await this.#guard(['log', 'verify']).ended;
    if (code !== 0) throw new StepFailed(`guard log verify says no (${code ?? 'a signal'}) about an honest log`);
    this.#ok('yes: every record, signature and link of the log is as it was written');
  }

  async #tamper(): Promise<void> {
    this.#begin('tamper');
    const copy = await this.#stage.copyLog();
    await this.#control(copy);
    this.#tell({ scene: 'tampered', what: await copy.tamper(this.#stage.reviewer.login) });
    const { code, out, err } = await this.#guard(['log', 'verify', copy.folder]).ended;
    const failure = [...out, ...err].find((line) => /\bFAIL\b/.test(line));
    if (code !== 1 || failure === undefined)
      throw new StepFailed(`guard log verify did not notice a changed byte (exit ${code ?? 'a signal'})`);
    // The line's code alone: what is in parentheses stands in the lines above.
    this.#ok(`no, with exit 1: ${failure.replace(/\(.*$/, '').trim()}`);
  }

  /** An untouched copy must verify: otherwise a "no" about the changed one would prove nothing. */
  async #control(copy: LogCopy): Promise<void> {
    const { code } = await this.#stage.guard(['log', 'verify', copy.folder], { out: () => {}, err: () => {} }).ended;
    if (code !== 0) throw new StepFailed(`an untouched copy of the log does not verify (${code ?? 'a signal'})`);
  }
}

/** What came in place of the event that the story needs. */
async function insteadOf(running: RunningGuard, heard: StatusEvent | null): Promise<string> {
  if (heard !== null) return `: it was ${heard.event}`;
  if (running.alive()) return ': guard went on waiting';
  const { code, err } = await running.ended;
  const last = err.at(-1);
  return `: guard ended with ${code ?? 'a signal'}${last === undefined ? '' : ` (${last})`}`;
}
