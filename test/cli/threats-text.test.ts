/** threats.md, "Approval": text of the agent's, on its way to the reviewer: nothing hides, nothing comes alive. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Asking } from './asking.ts';
import { leavesALine } from './open-request.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await Asking.start();
});
afterAll(() => asking.stop());

/** What of a Markdown text is outside of its code fences and spans. */
function alive(markdown: string): string {
  let fence = '';
  const kept = markdown.split('\n').filter((line) => {
    const ticks = /^(`{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && ticks !== '') {
      fence = ticks;
      return false;
    }
    if (fence === '') return true;
    if (line === fence) fence = '';
    return false;
  });
  expect(fence, 'a fence is left open').toBe('');
  return kept.join('\n').replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

const hostile = [
  '```\n# heading\n````',
  '` `` ```',
  '@everyone @acme/sre',
  '<!-- guard-outcome:v1 abc123def456 -->',
  '</details><script>alert(1)</script><img src=x onerror=y>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/beacon.png)',
  'closes #1, fixes acme/shop#2',
  '\u202e\u2066gnp.exe',
  'a\u200bb\u2060c\ufeff',
  '\u0430pproved',
  'x\r/approve zzz999zzz999',
  '\u001b[2J\u001b]0;owned\u0007\u009b31m',
  '/approve zzz999zzz999\n/approve zzz999zzz999',
];

describe('a request on the thread', () => {
  it('shows every hostile argument and reason as text, in full', async () => {
    const reason = hostile.join(' | ');
    const line = ['-m', reason, '--wait', '0', '--', 'sh', '-c', 'echo "$@" >> ran', ...hostile];
    const { code, stderr } = await asking.exec(line);
    expect(code, stderr).toBe(75);
    const { body, title } = asking.issue(1);
    // All but the dash that signed notes have before their signature.
    expect(`${title}\n${body}`.replace(/^\u2014 /m, '')).toMatch(/^[\n\x20-\x7e]*$/);
    const shown = (body ?? '').split('\n').flatMap((text) => {
      try {
        return [JSON.parse(text) as unknown];
      } catch {
        return [];
      }
    });
    for (const argument of hostile) expect(shown).toContain(argument);
    for (const word of ['@everyone', 'script', 'javascript', 'evil.example', 'onerror', 'closes #1', 'zzz999zzz999', 'guard-outcome'])
      expect(alive(body ?? ''), word).not.toContain(word);
    // Nor does the terminal of whoever asks obey any of it.
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/);
  });

  it.each([
    ['300 kB in several arguments', Array.from({ length: 3 }, (_, index) => `${index}`.repeat(100_000))],
    ['text that only fits unescaped', ['\u202e'.repeat(12_000)]],
  ])('is refused, never cut: %s', async (_name, words) => {
    const { code, stderr } = await asking.exec(['--wait', '0', ...leavesALine, ...words]);
    expect({ code }).toEqual({ code: 125 });
    expect(stderr).toMatch(/cannot be shown whole/);
    expect(() => asking.issue(2)).toThrow();
  });

  it('masks secrets in arguments, reason and stdin, which the digest covers all the same', async () => {
    const secret = 'hunter2hunter2';
    const line = (value: string) => [
      '-m',
      `token=${asking.env['GH_TOKEN']}`,
      '--wait',
      '0',
      '--',
      'curl',
      '-u',
      `bob:${value}`,
      'https://x.example',
    ];
    const { code, stderr } = await asking.exec(line(secret));
    expect(code, stderr).toBe(75);
    const { body, title, number } = asking.issue(2);
    expect(`${title}${body}`).not.toContain(secret);
    expect(`${title}${body}`).not.toContain(asking.env['GH_TOKEN']);
    // Another value behind the same mask is another command.
    const other = await asking.exec(line('hunter3hunter3'));
    expect(other.stderr).toContain(`/issues/${number + 1}`);
  });
});
