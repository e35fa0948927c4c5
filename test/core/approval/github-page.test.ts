import { describe, expect, it } from 'vitest';
import { pageOf } from './github-page.ts';

/** The reader of the hostile texts' tests has to see what comes alive, or they would find nothing. */
describe('a page of GitHub', () => {
  it.each([
    ['thanks @everyone', 'mention @e'],
    ['ask @acme/sre', 'mention @a'],
    ['as in #12', 'issue #1'],
    ['as in acme/app#12', 'issue #1'],
    ['as in GH-12', 'issue GH-1'],
    ['since 0123abc', 'commit 0123abc'],
    ['all :white_check_mark: here', 'emoji :white_check_mark:'],
    ['so $x$ and', 'mathematics $x$'],
    ['so $`x`$ and', 'mathematics $'],
    ['[x](javascript:alert)', 'link javascript:alert'],
    ['https://evil.example', 'link https://evil.example'],
    ['see www.evil.example now', 'link http://www.evil.example'],
    ['mail a@evil.example', 'link mailto:a@evil.example'],
    ['<https://evil.example>', 'link https://evil.example'],
    ['![x](y.png)', 'image y.png'],
    ['[x]: https://evil.example', 'definition https://evil.example'],
    ['x[^1]\n\n[^1]: y', 'footnoteDefinition'],
    ['a <b>bold</b> word', 'html <b>'],
    ['<img src=x>', 'html <img src=x>'],
    ['<!-- x --> <img src=x>', 'html <!-- x --> <img src=x>'],
    ['```mermaid\na\n```', 'drawing mermaid'],
    ['> [!NOTE]\n> approved', 'alert'],
    ['&#64;everyone', 'mention @e'],
    ['\\<b> @bob', 'mention @b'],
  ])('has something alive in %j', (markdown, found) => expect(pageOf(markdown).alive).toContain(found));

  it.each([
    '`@everyone #12 :x: <b>`',
    '```text\n@everyone\n<b>\n```',
    'until 2023-11-14T22:28:20Z',
    '<!-- guard-ignored:v1 x -->',
    '**a** - b',
  ])('has nothing alive in %j', (markdown) => expect(pageOf(markdown).alive).toEqual([]));

  it.each([
    ['a\nb', 'root(paragraph(text))'],
    ['a\n===', 'root(heading(text))'],
    ['# a', 'root(heading(text))'],
    ['| a |\n| - |', 'root(table(tableRow(tableCell(text))))'],
    ['- [ ] a', 'root(list(listItem(paragraph(text))))'],
    ['    a', 'root(code)'],
    ['~~~\na', 'root(code)'],
    ['~~a~~ `b`', 'root(paragraph(delete(text) text inlineCode))'],
    ['> a', 'root(blockquote(paragraph(text)))'],
    ['<details><summary>a</summary>\n\nb\n\n</details>', 'root(html paragraph(text) html)'],
  ])('%j has the shape %s', (markdown, shape) => {
    expect(pageOf(markdown).shape).toBe(shape);
    expect(pageOf(markdown.replaceAll('\n', '\r\n')).shape).toBe(shape);
  });

  it('has code as it was written, whatever the ends of its lines', () => {
    const code = [{ language: 'json', lines: ['"a"', '', ' "b\\n"'] }];
    for (const end of ['\n', '\r\n']) expect(pageOf(['````json', '"a"', '', ' "b\\n"', '````'].join(end)).code).toEqual(code);
  });
});
