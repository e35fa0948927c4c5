/**
 * The reviewer's page on loopback. Whoever can press its buttons is the reviewer, so it is for the person at the terminal
 * alone: other users of the machine do not know the secret path, and other web pages in the same browser can neither
 * read it (Host against DNS rebinding, CSP) nor post to it (Origin and a token in the form).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Thread } from '../hands.ts';
import { closedPanel, noticeHtml, type PageInput, pageHtml, threadHtml, versionOf } from './html.ts';

export type Answer = 'approve' | 'deny' | 'ask';

/** What the page shows and does; set once the issue is there. */
export interface Desk {
  readonly repo: string;
  readonly reviewer: string;
  read(issue: number): Promise<Thread>;
  answer(issue: number, answer: Answer, text: string): Promise<void>;
}

export interface PageServer {
  /** `http://127.0.0.1:port`: where links to the issue point; nobody is signed in there. */
  readonly origin: string;
  /** With the secret path. */
  readonly address: string;
  /** An address that leads there once: it may show up in the list of processes. */
  once(): string;
  seat(desk: Desk, issue: number): void;
  /** The story is over; resolves when an open page has fetched that, or after `patienceMs`. */
  farewell(patienceMs: number): Promise<void>;
  close(): Promise<void>;
}

const bodyLimit = 16_384;
const notices: Readonly<Record<string, string>> = {
  asked: 'Your question is on the thread. The answer will appear there.',
  sent: 'Your answer is on the thread: guard acts on it now.',
  empty: 'Write the question first.',
};

export async function servePage(): Promise<PageServer> {
  const page = new Page();
  const server = createServer((request, response) => void page.serve(request, response));
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  page.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${page.host}`,
    address: `http://${page.host}${page.path}`,
    once: () => `http://${page.host}${page.ticket()}`,
    seat: (desk, issue) => page.seat(desk, issue),
    farewell: (patienceMs) => page.farewell(patienceMs),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const secret = () => randomBytes(18).toString('base64url');

function same(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

class Page {
  host = '';
  readonly path = `/review/${secret()}`;
  readonly #csrf = secret();
  #ticket: string | null = null;
  #seat: { readonly desk: Desk; readonly issue: number } | null = null;
  #over = false;
  #watched = false;
  #said: () => void = () => {};

  ticket(): string {
    this.#ticket = `/once/${secret()}`;
    return this.#ticket;
  }

  seat(desk: Desk, issue: number): void {
    this.#seat = { desk, issue };
  }

  async farewell(patienceMs: number): Promise<void> {
    this.#over = true;
    if (!this.#watched) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#said = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = new Reply(response);
    try {
      await this.#route(request, reply);
    } catch {
      reply.notice(502, 'GitHub did not take it', 'The embedded GitHub refused or is gone. Go back, look at the thread, and try again.');
    }
  }

  async #route(request: IncomingMessage, reply: Reply): Promise<void> {
    // DNS rebinding: a hostile page's name may resolve to 127.0.0.1, but its requests carry that name.
    if (request.headers.host !== this.host) return reply.notice(403, 'Not here', 'This page answers to its own address only.');
    const { origin, 'sec-fetch-site': site } = request.headers;
    const foreign = (origin !== undefined && origin !== `http://${this.host}`) || site === 'cross-site' || site === 'same-site';
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const get = request.method === 'GET' || request.method === 'HEAD';
    if (get && this.#ticket !== null && same(path, this.#ticket)) {
      this.#ticket = null;
      return reply.redirect(this.path);
    }
    const [, first = '', second = '', action = '', ...more] = path.split('/');
    if (!same(`/${first}/${second}`, this.path) || more.length > 0) {
      return reply.notice(
        404,
        'Nobody is signed in here',
        'The page of the demo has a secret in its address: open the one that is printed in your terminal.',
      );
    }
    if (get && action === '') return reply.html(200, (nonce) => this.#page(nonce, new URLSearchParams(query).get('say')));
    if (get && action === 'thread' && !foreign) return this.#thread(reply);
    if (request.method === 'POST' && action === 'answer') {
      if (foreign) return reply.notice(403, 'Not from there', 'Another page sent this answer; it does not count.');
      return this.#answer(request, reply);
    }
    return reply.notice(get ? 404 : 405, 'Nothing here', 'Open the address that is printed in your terminal.');
  }

  async #input(nonce: string, notice: string | null): Promise<PageInput | null> {
    if (this.#seat === null) return null;
    const { desk, issue } = this.#seat;
    const thread = await desk.read(issue);
    return { repo: desk.repo, issue, reviewer: desk.reviewer, thread, path: this.path, csrf: this.#csrf, nonce, notice, over: this.#over };
  }

  async #page(nonce: string, say: string | null): Promise<string> {
    const input = await this.#input(nonce, say === null ? null : (notices[say] ?? null));
    if (input === null)
      return noticeHtml('Nothing to review yet', 'Nobody has asked so far. Follow the story in your terminal, then reload.', nonce);
    return pageHtml(input);
  }

  async #thread(reply: Reply): Promise<void> {
    const input = await this.#input('', null);
    if (input === null) return reply.json(404, {});
    this.#watched = true;
    reply.json(200, { version: versionOf(input), html: threadHtml(input), panel: closedPanel(input), over: input.over });
    if (input.over) this.#said();
  }

  async #answer(request: IncomingMessage, reply: Reply): Promise<void> {
    if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) {
      return reply.notice(415, 'Not a form', 'Answers come from the form on the page.');
    }
    const form = await readForm(request);
    if (form === null) return reply.notice(413, 'Too long', 'Keep the comment below 2000 characters.');
    if (!same(form.get('csrf') ?? '', this.#csrf))
      return reply.notice(403, 'Not from the form', 'The answer lacks the token of the form; it does not count.');
    const answer = form.get('answer');
    const text = (form.get('text') ?? '').trim();
    if (this.#seat === null) return reply.notice(409, 'Nothing to review yet', 'Nobody has asked so far.');
    if (answer !== 'approve' && answer !== 'deny' && answer !== 'ask') return reply.notice(400, 'No answer', 'Approve, deny or ask.');
    if (answer === 'ask' && text === '') return reply.redirect(`${this.path}?say=empty`);
    await this.#seat.desk.answer(this.#seat.issue, answer, text);
    reply.redirect(`${this.path}?say=${answer === 'ask' ? 'asked' : 'sent'}`);
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** One answer, with the headers that every answer has. */
class Reply {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  #send(status: number, headers: Readonly<Record<string, string>>, body: string): void {
    this.#response.writeHead(status, {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // Not `no-referrer`: with it a browser sends `Origin: null` with the page's own form.
      'referrer-policy': 'same-origin',
      ...headers,
    });
    this.#response.end(this.#response.req.method === 'HEAD' ? undefined : body);
  }

  async html(status: number, make: (nonce: string) => Promise<string>): Promise<void> {
    const nonce = secret();
    const policy = [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      "connect-src 'self'",
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
    this.#send(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }, await make(nonce));
  }

  notice(status: number, title: string, text: string): void {
    void this.html(status, async (nonce) => noticeHtml(title, text, nonce));
  }

  json(status: number, value: object): void {
    this.#send(status, { 'content-type': 'application/json', 'content-security-policy': "default-src 'none'" }, JSON.stringify(value));
  }

  redirect(path: string): void {
    this.#send(303, { location: path }, '');
  }
}
