import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../../../src/core/model.ts';
import { decodeLine, encodeLine, maxLineBytes, pae } from '../../../src/core/record/envelope.ts';

const keyid = 'ab'.repeat(32) as Sha256;
const line = encodeLine({ payload: Buffer.from('{"a":1}'), signatures: [{ keyid, sig: new Uint8Array(64).fill(7) }] });

describe('pae', () => {
  it('is the example of the DSSE specification', () => {
    expect(pae(Buffer.from('hello world'), 'http://example.com/HelloWorld').toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });

  it('counts bytes, not characters', () => {
    expect(pae(Buffer.from('\u00e9'), '').toString()).toBe('DSSEv1 0  2 \u00e9');
  });
});

describe('a line', () => {
  it('is JSON in canonical key order with a newline', () => {
    const { payload, payloadType, signatures } = JSON.parse(line);
    expect(
      `${JSON.stringify({ payload, payloadType, signatures: signatures.map(({ keyid: k, sig }: Record<string, string>) => ({ keyid: k, sig })) })}\n`,
    ).toBe(line);
    expect(payloadType).toBe('application/vnd.in-toto+json');
  });

  it('is read back as what was written', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
    const signature = fc.record({ keyid: fc.constant(keyid), sig: fc.uint8Array({ minLength: 64, maxLength: 64 }) });
    fc.assert(
      fc.property(bytes, fc.array(signature, { minLength: 1, maxLength: 2 }), (payload, signatures) => {
        const read = decodeLine(encodeLine({ payload, signatures }));
        expect(Buffer.from(read?.payload ?? []).equals(payload)).toBe(true);
        expect(read?.signatures.map(({ sig }) => [...sig])).toEqual(signatures.map(({ sig }) => [...sig]));
      }),
    );
  });

  it.each<[string, string]>([
    ['without newline', line.slice(0, -1)],
    ['two newlines', `${line}\n`],
    ['carriage return', line.replace('\n', '\r\n')],
    ['leading space', ` ${line}`],
    ['space after a colon', line.replace(':', ': ')],
    ['other key order', line.replace(/("payload":"[^"]*"),("payloadType":"[^"]*")/, '$2,$1')],
    ['a duplicate key', line.replace('{"payload"', '{"payload":"","payload"')],
    ['an unknown key', line.replace(/\}\n$/, ',"x":1}\n')],
    ['an escaped character', line.replace('payload', '\\u0070ayload')],
    ['another type', line.replace('in-toto', 'in-t0to')],
    ['unpadded base64', line.replace('=="', '"')],
    ['base64 with spare bits set', line.replace('eyJhIjoxfQ==', 'eyJhIjoxfR==')],
    [
      'base64url',
      encodeLine({ payload: Buffer.from([0xfb, 0xff]), signatures: [{ keyid, sig: new Uint8Array(64) }] }).replace('+/8=', '-_8='),
    ],
    ['white space in base64', line.replace('eyJh', 'eyJh ')],
    ['empty payload', line.replace('eyJhIjoxfQ==', '')],
    ['key id in capitals', line.replace(keyid, keyid.toUpperCase())],
    ['short key id', line.replace(keyid, keyid.slice(1))],
    ['no signature', line.replace(/\[.*\]/, '[]')],
    ['three signatures', line.replace(/\[(.*)\]/, '[$1,$1,$1]')],
    ['signature of 63 bytes', line.replace(/"sig":"....../, '"sig":"Bw')],
    ['too long', encodeLine({ payload: new Uint8Array(maxLineBytes), signatures: [{ keyid, sig: new Uint8Array(64) }] })],
    ['nothing', ''],
    ['deep nesting', `${'['.repeat(30_000)}\n`],
  ])('has no second spelling: %s', (_name, other) => {
    expect(other).not.toBe(line);
    expect(decodeLine(other)).toBeNull();
  });

  it('any line that is accepted is what encode would write', () => {
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.string({ minLength: 0, maxLength: 2 }), fc.boolean(), (at, text, replace) => {
        const other = line.slice(0, at) + text + line.slice(replace ? at + text.length : at);
        const read = decodeLine(other);
        if (read !== null) expect(encodeLine(read)).toBe(other);
      }),
      { numRuns: 2000 },
    );
  });
});
