import { describe, expect, it } from 'vitest';
import { castScreen } from '../../../src/adapters/local/cast-screen.ts';

async function* cast(...texts: string[]): AsyncGenerator<string> {
  yield JSON.stringify({ version: 2, width: 80, height: 24 });
  for (const text of texts) yield JSON.stringify([0.1, 'o', text]);
}

describe('a recording whose author wants the reader to hang', () => {
  const counted = ['b', 'S', 'T', 'L', 'M', 'P', 'X', '@', 'I', 'Z', "'}", "'~", ' @', ' A'];
  it.each(counted)('a huge count before "%s" is passed over', async (final) => {
    const done = castScreen.render(cast(`before\x1b[2147483647${final}\r\nafter`));
    expect((await done).lines).toEqual(['before', 'after']);
  });

  it.each(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'd', 'a', 'e', '`', 'J', 'K', 'r'])('"%s" takes any count', async (final) => {
    await castScreen.render(cast(`before\x1b[2147483647${final}`));
  });

  it('counts that a screen can have work', async () => {
    expect((await castScreen.render(cast('ab\x1b[3b\r\nxyz\r\x1b[2P'))).lines).toEqual(['abbbb', 'z']);
  });

  it('endless small ones are cut short, and the reader is told', async () => {
    const text = '\x1b[1000S'.repeat(1_000);
    const { cut } = await castScreen.render(cast(...Array.from({ length: 500 }, () => text)));
    expect(cut).toBe(true);
  }, 20_000);
});
