import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief, visible } from '../../../src/cli/render/escape.ts';

describe('text from outside', () => {
  it.each([
    ['plain words, \u00fcml\u00e4ut, \u6f22\u5b57 and \u{1f600}', 'plain words, \u00fcml\u00e4ut, \u6f22\u5b57 and \u{1f600}'],
    ['two\nlines\tand\rmore', 'two\\nlines\\tand\\rmore'],
    ['\u001b]52;c;aGk=\u0007', '\\e]52;c;aGk=\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['abc\u202edcba', 'abc\\u202edcba'],
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['no\u00a0break\u3000wide', 'no\\u00a0break\\u3000wide'],
    ['line\u2028paragraph\u2029', 'line\\u2028paragraph\\u2029'],
    ['lone \ud800 and \udc00', 'lone \\ud800 and \\udc00'],
    ['tag \u{e0041}', 'tag \\udb40\\udc41'],
    ['filler \u3164 and joiner \u034f', 'filler \\u3164 and joiner \\u034f'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('never leaves a control character, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });

  it('is cut only where the caller said so', () => {
    expect(brief('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}\u2026`);
    expect(brief('short', 10)).toBe('short');
  });
});
