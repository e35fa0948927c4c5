import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownToHtml } from '../../../src/adapters/demo/page/markdown.ts';
import { codeSpan, fence } from '../../../src/core/approval/text.ts';

describe('the Markdown that guard writes', () => {
  test.each([
    ['a paragraph', 'one\ntwo', '<p>one<br>two</p>'],
    ['bold', '**Why** it', '<p><strong>Why</strong> it</p>'],
    ['bold around a code span', '**Why it is `critical`**', '<p><strong>Why it is <code>critical</code></strong></p>'],
    ['a lone mark', 'a ** b', '<p>a ** b</p>'],
    ['a code span with backticks', '``a`b``', '<p><code>a`b</code></p>'],
    ['a padded code span', '`` `a ``', '<p><code>`a</code></p>'],
    ['an unclosed code span', 'a `b', '<p>a `b</p>'],
    ['bold marks in a code span', '`**a**`', '<p><code>**a**</code></p>'],
    ['a list', '- a\n- `b`', '<ul><li>a</li><li><code>b</code></li></ul>'],
    ['a fence', '```json\n"a"\n```', '<pre tabindex="0"><code><span class="line">"a"</span></code></pre>'],
    [
      'a fence with a shorter one inside',
      '````text\n```\nx\n````',
      '<pre tabindex="0"><code><span class="line">```</span><span class="line">x</span></code></pre>',
    ],
    ['a fence that is never closed', '```text\n<b>', '<pre tabindex="0"><code><span class="line">&lt;b&gt;</span></code></pre>'],
    [
      'details',
      '<details><summary>For machines</summary>\n\nx\n\n</details>',
      '<details><summary>For machines</summary>\n<p>x</p>\n</details>',
    ],
    ['details that are never closed', '<details><summary>m</summary>\nx', '<details><summary>m</summary>\n<p>x</p></details>'],
    ['an end without details', '</details>', '<p>&lt;/details&gt;</p>'],
    ["guard's own marker", '<!-- guard-ignored:v1 LE_1 -->\nNo.', '<p>No.</p>'],
  ])('%s', (_name, markdown, html) => expect(unquoted(markdownToHtml(markdown))).toBe(html));
});

/** Quotes are escaped as well; the table reads better without. */
const unquoted = (html: string) => html.replaceAll('&quot;', '"');

/** Tags of the HTML in order; whatever an attacker wrote must not add one. */
const tags = (html: string) => [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
const own = /^<\/?(?:p|br|ul|li|code|strong|details|summary|pre)>$|^<pre tabindex="0">$|^<span class="line">$|^<\/span>$/;

describe('hostile text stays text', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</code></pre><script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '<details open ontoggle=alert(1)><summary>x</summary>',
    '<details><summary><img src=x></summary>',
    '<!-- --><script>alert(1)</script><!-- -->',
    '**<b onclick=x>**',
    '`<svg/onload=x>`',
    '<**>',
  ])('%s', (text) => {
    for (const markdown of [text, `- ${text}`, fence([text]), codeSpan(text), `a\n${text}\nb`]) {
      for (const tag of tags(markdownToHtml(markdown))) expect(tag).toMatch(own);
    }
  });

  test('any text makes no tag but the few of the subset', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '`',
        '```',
        '**',
        '- ',
        '\n',
        '<script>',
        '</p>',
        '<details><summary>',
        '</details>',
        '<!-- ',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = markdownToHtml(pieces.join(''));
        for (const tag of tags(html)) expect(tag).toMatch(own);
        for (const name of ['p', 'ul', 'li', 'code', 'strong', 'details', 'pre', 'span']) {
          expect(html.split(new RegExp(`<${name}[ >]`)).length).toBe(html.split(`</${name}>`).length);
        }
      }),
    );
  });

  test('what guard fences comes out as it went in', () => {
    const line = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const html = markdownToHtml(fence(lines));
        const shown = /^<pre tabindex="0"><code>(.*)<\/code><\/pre>$/s.exec(html)?.[1] ?? '';
        expect([...shown.matchAll(/<span class="line">(.*?)<\/span>/gs)].map(([, line]) => decoded(line ?? ''))).toEqual(lines);
      }),
    );
  });
});

function decoded(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
