import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Masker } from '../../../src/core/recording/masker.ts';

const stars = (text: string) => '*'.repeat(text.length);
const github = `ghp_${'a1B2c3D4e5'.repeat(4)}`;
const awsId = 'AKIAIOSFODNN7EXAMPLE';
const slack = 'xoxb-123456789012-abcdefABCDEF';
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'s'.repeat(43)}`;
const pem = `-----BEGIN OPENSSH PRIVATE KEY-----\r\n${'b3BlbnNzaC1rZXk'.repeat(4)}\r\nAAAA==\r\n-----END OPENSSH PRIVATE KEY-----`;

function mask(chunks: readonly Uint8Array[], secrets: readonly string[] = []): { out: string; redactions: number } {
  const masker = new Masker(secrets);
  const out = Buffer.concat([...chunks.map((chunk) => masker.push(chunk)), masker.end()]).toString('latin1');
  return { out, redactions: masker.redactions };
}
const maskAll = (text: string, secrets: readonly string[] = []) => mask([Buffer.from(text, 'latin1')], secrets).out;

describe('masks at equal length', () => {
  const table: readonly [name: string, input: string, secrets: readonly string[], expected: string][] = [
    ['nothing', 'plain text -- ghp_ AKIA eyJ https://example.org/a', [], 'plain text -- ghp_ AKIA eyJ https://example.org/a'],
    ['a value', 'pw=hunter22!', ['hunter22'], `pw=${stars('hunter22')}!`],
    ['a value twice', 'hunter22hunter22', ['hunter22'], stars('hunter22hunter22')],
    ['overlapping values', 'xabcdefgh', ['abcdef', 'cdefgh'], 'x********'],
    ['the longer of two', 'abcdefgh', ['abcd', 'abcdefgh'], '********'],
    [
      'a value in base64',
      `x ${Buffer.from('hunter22-is-it').toString('base64')} y`,
      ['hunter22-is-it'],
      `x ${stars('aHVudGVyMjItaXMtaXQ')}= y`,
    ],
    ['a value percent-encoded', 'p%40ss%2Fword', ['p@ss/word'], stars('p%40ss%2Fword')],
    ['a value of two lines, as a PTY prints it', 'line-one!\r\nline-two!', ['line-one!\nline-two!'], '*********\r\n*********'],
    ['GitHub', `token ${github}\n`, [], `token ${stars(github)}\n`],
    ['no word that only ends like one', `x${github}`, [], `x${github}`],
    ['AWS', `id ${awsId}.`, [], `id ${stars(awsId)}.`],
    ['AWS secret', `aws_secret_access_key = ${'k'.repeat(40)}\n`, [], `aws_secret_access_key = ${'*'.repeat(40)}\n`],
    ['Slack', `${slack} `, [], `${stars(slack)} `],
    ['JWT', `a ${jwt} b`, [], `a ${stars(jwt)} b`],
    ['URL password', 'https://bob:s3cr3t@host/x', [], 'https://bob:******@host/x'],
    ['URL without one', 'https://host:8080/x@y', [], 'https://host:8080/x@y'],
    ['token as URL user', `https://${github}:x@host`, [], `https://${stars(github)}:*@host`],
    ['header', '> Authorization: Bearer abcdefgh123456\r\n', [], '> Authorization: Bearer **************\r\n'],
    ['too short to be masked', 'abc abc', ['abc'], 'abc abc'],
  ];
  it.each(table)('%s', (_name, input, secrets, expected) => {
    expect(maskAll(input, secrets)).toBe(expected);
  });

  it('a private key: header and lines stay, what follows is shown', () => {
    const out = maskAll(`${pem}\r\nafter it\r\n`);
    expect(out).toContain('-----BEGIN OPENSSH PRIVATE KEY-----\r\n***');
    expect(out).not.toMatch(/b3Bl|AAAA|END/);
    expect(out.endsWith('\r\nafter it\r\n')).toBe(true);
    expect(out.length).toBe(pem.length + 12);
  });

  it('nothing hides for long behind a BEGIN line that never ends', () => {
    expect(maskAll(`-----BEGIN PRIVATE KEY-----\n${'A'.repeat(20_000)}evil`).endsWith('Aevil')).toBe(true);
    expect(maskAll('-----BEGIN PRIVATE KEY-----\nAAAA\u001b[31mrm -rf /')).toContain('\u001b[31mrm -rf /');
  });

  it('counts secrets, not bytes', () => {
    expect(mask([Buffer.from(`${github} ${awsId} hunter22`)], ['hunter22']).redactions).toBe(3);
  });
});

describe('splitting a stream anywhere masks the same bytes', () => {
  const secrets = ['hunter22', 'nter22-and', 'zwölf-Schlüssel', 'one line\ntwo lines here', '*****'];
  const piece = fc.oneof(
    fc.constantFrom(github, awsId, slack, jwt, pem, 'hunter22', 'hunter22-and', 'zwölf-Schlüssel', 'one line\r\ntwo lines here', '*****'),
    fc.constantFrom(
      'https://a:b@c',
      `https://${github}:x@h`,
      'Authorization: Basic dXNlcjpwYXNz',
      `AWS_SECRET_ACCESS_KEY=${'Q'.repeat(41)}`,
    ),
    fc.constantFrom('-----BEGIN ', ' PRIVATE KEY-----', '-----', '\n', ' ', 'ghp_', 'eyJh', '.', 'hunt', 'SecretAccessKey":"'),
    fc.string({ maxLength: 12 }),
  );
  const cut = (bytes: Buffer, at: readonly number[]) => {
    const places = [...at.map((n) => n % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
    return places.map((to, i) => bytes.subarray(i === 0 ? 0 : (places[i - 1] as number), to));
  };

  it('for any text made of secrets and pieces of them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (pieces, at) => {
        const bytes = Buffer.from(pieces.join(''), 'utf8');
        const whole = mask([bytes], secrets);
        expect(mask(cut(bytes, at), secrets)).toEqual(whole);
        expect(whole.out.length).toBe(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });

  // Much at once is searched with tables, little byte by byte: both must find the same.
  it('for much at once as for little', () => {
    const filler = fc.integer({ min: 0, max: 3_000 }).map((size) => 'plain words, '.repeat(300).slice(0, size));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, filler), { maxLength: 10 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''), 'utf8');
        const little = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, i) => bytes.subarray(i * 1_000, (i + 1) * 1_000));
        expect(mask([bytes], secrets)).toEqual(mask(little, secrets));
      }),
      { numRuns: 500 },
    );
  });

  it('byte by byte', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''), 'utf8');
        expect(
          mask(
            [...bytes].map((byte) => Buffer.of(byte)),
            secrets,
          ),
        ).toEqual(mask([bytes], secrets));
      }),
      { numRuns: 500 },
    );
  });

  it('no given value is left in the output, wherever it is split', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 30 }),
        fc.string(),
        fc.string(),
        fc.array(fc.nat(), { maxLength: 4 }),
        (secret, before, after, at) => {
          fc.pre(Buffer.byteLength(secret) >= 4 && !/[*\r\n]/.test(secret));
          const bytes = Buffer.from(before + secret + after, 'utf8');
          const out = Buffer.from(mask(cut(bytes, at), [secret]).out, 'latin1');
          expect(out.includes(Buffer.from(secret, 'utf8'))).toBe(false);
        },
      ),
    );
  });

  it('holds back nothing that begins no secret', () => {
    const masker = new Masker(['hunter22']);
    expect(masker.push(Buffer.from('prompt> ')).toString()).toBe('prompt> ');
    expect(masker.push(Buffer.from('hunt')).toString()).toBe('');
    expect(masker.push(Buffer.from('er.')).toString()).toBe('hunter.');
  });
});
