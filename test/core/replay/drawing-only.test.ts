import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DrawingOnly } from '../../../src/core/replay/drawing-only.ts';

const filter = (text: string): string => new DrawingOnly().filter(text);

describe('what draws gets through', () => {
  it.each([
    'plain text, \u00e9\u4e16\ud83d\ude00\ttab\r\nline\b',
    '\u001b[0m\u001b[1;31mred\u001b[38;2;1;2;3mrgb\u001b[4:3mcurly\u001b[m',
    '\u001b[H\u001b[2J\u001b[10;20H\u001b[5A\u001b[K\u001b[1K\u001b[3X\u001b[2L\u001b[M\u001b[4P\u001b[@\u001b[2;20r\u001b[S',
    '\u001b7\u001b8\u001bM\u001bD\u001bE',
  ])('%j', (text) => {
    expect(filter(text)).toBe(text);
  });
});

describe('what acts does not (threats: log and replay)', () => {
  it.each<[string, string, string]>([
    ['OSC 52 writes the clipboard', 'a\u001b]52;c;cm0gLXJm\u0007b', 'ab'],
    ['OSC 8 hides where a link leads', '\u001b]8;;http://evil\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['title', '\u001b]0;x\u0007', ''],
    ['title report types into the shell', '\u001b[21t\u001b[20t', ''],
    ['window resize and move', '\u001b[8;1;1t', ''],
    ['DSR', '\u001b[6n\u001b[5n\u001b[?6n', ''],
    ['DA 1, 2, 3', '\u001b[c\u001b[>c\u001b[=c\u001bZ', ''],
    ['DECRQSS', '\u001bP$qm\u001b\\', ''],
    ['sixel', '\u001bPq#0;2;0;0;0#0~~\u001b\\', ''],
    ['APC, PM, SOS', '\u001b_x\u001b\\\u001b^y\u001b\\\u001bXz\u001b\\', ''],
    ['8-bit CSI, OSC, DCS (bytes C2 9B, C2 9D, C2 90)', '\u009b6n\u009d52;c;eA==\u0007\u0090x\u009c', '6n52;c;eA==x'],
    ['modes: bracketed paste, mouse, alternate screen', '\u001b[?2004h\u001b[?1000h\u001b[?1049h\u001b[4h', ''],
    ['mouse highlight tracking', '\u001b[1;1;1;1;1T', ''],
    ['keyboard protocols', '\u001b[>4;2m\u001b[>1u\u001b[=1u', ''],
    ['print screen and auto print', '\u001b[i\u001b[5i\u001b[?5i', ''],
    ['full reset and keypad', '\u001bc\u001b=\u001b>', ''],
    ['soft reset, protection', '\u001b[!p\u001b[1"q', ''],
    ['wiping the scrollback', '\u001b[3J\u001b[03J', ''],
    ['repeating a character a million times', 'x\u001b[1000000b', 'x'],
    ['character sets', '\u001b(0q\u000eq\u000f', 'qq'],
    ['ENQ, BEL, NUL, DEL, VT, FF', '\u0005\u0007\u0000\u007f\u000b\u000c', ''],
    ['unfinished OSC hides no more than its line', 'a\u001b]52;c;AAAA\nnext', 'a\nnext'],
    ['a sequence inside another', '\u001b[3\u001b[31mx', '\u001b[31mx'],
    ['cancelled by CAN', '\u001b]52;c\u0018x', 'x'],
    ['long parameters', `\u001b[${'1'.repeat(100)}mx`, `${'1'.repeat(100 - 65)}mx`],
    ['lone surrogates', 'a\ud800b', 'ab'],
  ])('%s', (_name, text, expected) => {
    expect(filter(text)).toBe(expected);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '\u001b',
      '\u001b[',
      '\u001b]',
      '\u001bP',
      '\u009b',
      '\u009d',
      '\u009c',
      '\u0007',
      ';',
      '?',
      '>',
      '52;c;',
      'n',
      'c',
      't',
      'h',
      'm',
      'J',
      '3',
      '\\',
      '\n',
      '\u0018',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );

  it('whatever comes in, only allowed sequences come out, however it is split', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const whole = pieces.join('');
        const out = filter(whole);
        const rest = out.replace(/\u001b(?:[78DEM]|\[[\d;:]*[A-HJKLMPSTXa@de`fmr])/g, '');
        expect(rest).not.toMatch(/[\u0000-\u0007\u000b\u000c\u000e-\u001f\u007f-\u009f]/);
        const drawing = new DrawingOnly();
        const chars = [...whole];
        expect(chars.map((char) => drawing.filter(char)).join('')).toBe(out);
      }),
      { numRuns: 1000 },
    );
  });
});
