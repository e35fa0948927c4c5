/** The page as HTML. Every value from outside goes through {@link escapeHtml} or {@link markdownToHtml}. */
import type { Entry, Thread } from '../hands.ts';
import { escapeHtml as e, markdownToHtml } from './markdown.ts';
import { style } from './style.ts';

export interface PageInput {
  readonly repo: string;
  readonly issue: number;
  readonly reviewer: string;
  readonly thread: Thread;
  /** Path of the page, with the secret in it. */
  readonly path: string;
  readonly csrf: string;
  readonly nonce: string;
  /** One line about what just happened, or what is missing. */
  readonly notice: string | null;
  readonly over: boolean;
}

export function pageHtml(input: PageInput): string {
  const { repo, issue, reviewer, thread, path, nonce } = input;
  const body = `<a class="skip" href="#answer">To the decision</a>
<div class="bar"><div><strong>${e(repo)}</strong><span class="tag">demo: an embedded GitHub on this machine</span>
<span class="who">signed in as <strong>${e(reviewer)}</strong>, reviewer</span></div></div>
<main>
<header class="issue"><h1>${e(thread.title)} <span class="number">#${issue}</span></h1></header>
<div id="thread" data-version="${e(versionOf(input))}">${threadHtml(input)}</div>
<aside id="answer" aria-label="Your decision">${panel(input)}</aside>
</main>
<script nonce="${e(nonce)}">${script(path)}</script>`;
  return documentHtml(`${thread.title} #${issue}`, nonce, body, thread.open && !input.over);
}

/** Changes whenever the page would look different. */
export function versionOf({ thread, over }: Pick<PageInput, 'thread' | 'over'>): string {
  return `${thread.entries.length}.${thread.labels.join('.')}.${thread.open}.${over}`;
}

export function threadHtml({ thread, over }: Pick<PageInput, 'thread' | 'over'>): string {
  const state = thread.open ? '<span class="state">Open</span>' : '<span class="state closed">Closed</span>';
  const labels = thread.labels.map((name) => `<span class="label">${e(name)}</span>`).join(' ');
  return `<p class="meta">${state} <span><strong>${e(thread.author)}</strong> asks ${time(thread.at)}</span> ${labels}</p>
${over ? '<p class="note" role="status">The demo is over: the rest of the story is in your terminal.</p>' : ''}
${card(thread.author, thread.at, 'opened this request', thread.body, thread.author)}
${thread.entries.map((entry) => entryHtml(entry, thread.author)).join('\n')}`;
}

function entryHtml(entry: Entry, asks: string): string {
  if (entry.kind === 'comment') return card(entry.who, entry.at, 'commented', entry.text, asks);
  const label = entry.label === null ? '' : ` <span class="label">${e(entry.label)}</span>`;
  return `<p class="event"><strong>${e(entry.who)}</strong> ${e(entry.text)}${label} ${time(entry.at)}</p>`;
}

function card(who: string, at: string, did: string, markdown: string, asks: string): string {
  const initiator = who === asks;
  return `<article class="card"><div class="top"><span class="avatar${initiator ? ' asks' : ''}" aria-hidden="true">${e(who.slice(0, 1))}</span>
<span><strong>${e(who)}</strong> ${did} ${time(at)}</span>${initiator ? ' <span class="tag">initiator</span>' : ''}</div>
<div class="text">${markdownToHtml(markdown)}</div></article>`;
}

function time(at: string): string {
  return `<time datetime="${e(at)}">${e(at.replace('T', ' ').replace('Z', ' UTC'))}</time>`;
}

function panel({ path, csrf, notice, thread, over, reviewer }: PageInput): string {
  if (!thread.open || over) {
    return '<section class="panel"><h2>Decided</h2><p>This request is closed. What happened is on the thread and in your terminal.</p></section>';
  }
  return `<form class="panel" method="post" action="${e(path)}/answer" autocomplete="off">
<h2>Your decision, ${e(reviewer)}</h2>
<p>Should this command run? It is exactly what will run, once. Your answer goes to the thread as your label.</p>
${notice === null ? '' : `<p class="note" role="status">${e(notice)}</p>`}
<input type="hidden" name="csrf" value="${e(csrf)}">
<label for="text">Comment <span class="tag">needed to ask</span></label>
<textarea id="text" name="text" maxlength="2000" required></textarea>
<button class="go" name="answer" value="approve" formnovalidate>Approve: let it run</button>
<button class="stop" name="answer" value="deny" formnovalidate>Deny: nothing runs</button>
<button class="ask" name="answer" value="ask">Ask a question first</button>
</form>`;
}

export function noticeHtml(title: string, text: string, nonce: string): string {
  return documentHtml(
    title,
    nonce,
    `<main class="alone"><section class="panel"><h2>${e(title)}</h2><p>${e(text)}</p></section></main>`,
    false,
  );
}

function documentHtml(title: string, nonce: string, body: string, refresh: boolean): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title>${refresh ? '<noscript><meta http-equiv="refresh" content="10"></noscript>' : ''}
<link rel="icon" href="data:,"><style nonce="${e(nonce)}">${style}</style></head>
<body>${body}</body></html>
`;
}

/** Fetches the thread as it grows. What it puts in was made by {@link threadHtml}; the policy of the page lets nothing in it run. */
function script(path: string): string {
  return `
const thread = document.getElementById('thread'), answer = document.getElementById('answer');
const look = async () => {
  try {
    const response = await fetch(${JSON.stringify(path)} + '/thread', { cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    const now = await response.json();
    if (now.version !== thread.dataset.version) {
      const folded = thread.querySelector('details')?.open;
      thread.innerHTML = now.html;
      thread.dataset.version = now.version;
      if (folded) thread.querySelector('details').open = true;
      if (now.panel !== null) answer.innerHTML = now.panel;
    }
    if (now.over) return;
    setTimeout(look, 400);
  } catch {
    const gone = document.createElement('p');
    gone.className = 'note';
    gone.setAttribute('role', 'status');
    gone.textContent = 'The demo has ended: see your terminal.';
    answer.replaceChildren(gone);
  }
};
setTimeout(look, 400);
`;
}

/** The panel once nothing can be decided any more; null while it can, so that what a person types stays. */
export function closedPanel(input: PageInput): string | null {
  return input.thread.open && !input.over ? null : panel(input);
}
