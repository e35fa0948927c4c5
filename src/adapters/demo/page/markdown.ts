/**
 * Markdown as far as guard writes it (fences, bold, code spans, lists, details), to HTML. Everything else stays text, and
 * every character of the input is escaped: a reason or a login can look like HTML, but nothing of it comes alive.
 */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] as string);
}

export function markdownToHtml(markdown: string): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  let open = 0;
  const flush = () => {
    if (paragraph.length > 0) out.push(`<p>${paragraph.map(inline).join('<br>')}</p>`);
    if (items.length > 0) out.push(`<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`);
    paragraph = [];
    items = [];
  };
  const lines = markdown.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const fence = /^(`{3,})[a-z]*$/.exec(line)?.[1];
    if (fence !== undefined) {
      flush();
      const end = lines.findIndex((other, at) => at > index && /^`{3,}\s*$/.test(other) && other.trim().length >= fence.length);
      const last = end < 0 ? lines.length : end;
      out.push(
        `<pre tabindex="0"><code>${lines
          .slice(index + 1, last)
          .map(fencedLine)
          .join('')}</code></pre>`,
      );
      index = last;
      continue;
    }
    const summary = /^<details><summary>([^<>]*)<\/summary>$/.exec(line)?.[1];
    const item = /^- (.*)$/.exec(line)?.[1];
    if (summary !== undefined) {
      flush();
      open += 1;
      out.push(`<details><summary>${escapeHtml(summary)}</summary>`);
    } else if (line === '</details>' && open > 0) {
      flush();
      open -= 1;
      out.push('</details>');
    } else if (line.trim() === '' || /^<!-- [\w:=. -]* -->$/.test(line)) {
      // A comment of HTML holds guard's own marker; GitHub does not show it either.
      flush();
    } else if (item !== undefined) {
      if (paragraph.length > 0) flush();
      items.push(item);
    } else {
      if (items.length > 0) flush();
      paragraph.push(line);
    }
  }
  flush();
  return out.join('\n') + '</details>'.repeat(open);
}

/** A block of its own, so that a long line shows where it goes on: an argument must not wrap into what looks like another one. */
function fencedLine(line: string): string {
  return `<span class="line">${escapeHtml(line)}</span>`;
}

/** Code spans (a run of backticks to the next run of the same length, CommonMark 6.1), and bold around and between them. */
function inline(text: string): string {
  const parts: string[] = [];
  let plain = '';
  const flush = () => {
    parts.push(...plain.split(/(\*\*)/).map((part) => (part === '**' ? bold : escapeHtml(part))));
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const ticks = /^`+/.exec(text.slice(at))?.[0];
    if (ticks === undefined) {
      plain += text[at++];
      continue;
    }
    const from = at + ticks.length;
    const close = [...text.slice(from).matchAll(/`+/g)].find((run) => run[0].length === ticks.length);
    if (close === undefined) {
      plain += ticks;
      at = from;
      continue;
    }
    flush();
    const inner = text.slice(from, from + close.index);
    const padded = /^ .* $/.test(inner) && inner.trim() !== '';
    parts.push(`<code>${escapeHtml(padded ? inner.slice(1, -1) : inner)}</code>`);
    at = from + close.index + ticks.length;
  }
  flush();
  return embolden(parts);
}

/** Stands for `**` among parts that are HTML already; an escaped part never looks like it. */
const bold = '<**>';

/** Pairs of marks become tags; one that is left over stays text. */
function embolden(parts: readonly string[]): string {
  const marks = parts.flatMap((part, index) => (part === bold ? [index] : []));
  const paired = new Set(marks.length % 2 === 0 ? marks : marks.slice(0, -1));
  let inside = false;
  return parts
    .map((part, index) => {
      if (part !== bold) return part;
      if (!paired.has(index)) return '**';
      inside = !inside;
      return inside ? '<strong>' : '</strong>';
    })
    .join('');
}
