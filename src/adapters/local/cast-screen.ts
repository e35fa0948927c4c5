import type { CastScreen } from '../../app/ports.ts';
import { castOutput, castSize } from '../../core/replay/cast-events.ts';

/** What `log show` reads of a recording; the rest is for `log replay`. */
const maxChars = 4 * 1024 * 1024;
const maxLines = 2_000;
/** Beyond any screen; the emulator would loop so many times over one short sequence. */
const maxCount = 1_000;
/** Sequences that are done count by count (ECMA-48, DEC): REP SU SD IL DL DCH ECH ICH CHT CBT, DECIC DECDC SL SR. */
const counted = [
  ...[...'bSTLMPX@IZ'].map((final) => ({ final })),
  ...["'}", "'~", ' @', ' A'].map(([intermediates, final]) => ({ intermediates, final: final as string })),
];
/** Many small ones add up: drawing stops after that, looked at once a slice. */
const maxMs = 5_000;
const slice = 1_024;

/**
 * Draws a recording in a terminal emulator that is attached to nothing, and reads the text off it: overwritten
 * and erased text is gone as it was on the screen, and no sequence has anybody to act on.
 */
export const castScreen: CastScreen = {
  async render(cast) {
    const { default: headless } = await import('@xterm/headless');
    let terminal: InstanceType<typeof headless.Terminal> | null = null;
    let chars = 0;
    let cut = false;
    const until = performance.now() + maxMs;
    for await (const line of cast) {
      if (terminal === null) {
        const { columns, rows } = castSize(line);
        terminal = new headless.Terminal({
          cols: columns,
          rows,
          scrollback: maxLines,
          allowProposedApi: true,
          convertEol: true,
          logLevel: 'off',
        });
        // The text is a hostile command's: `ESC [ 2147483647 S` must not hang whoever reads the log.
        for (const id of counted) terminal.parser.registerCsiHandler(id, ([count]) => typeof count === 'number' && count > maxCount);
        continue;
      }
      const event = castOutput(line);
      if (event === null) continue;
      chars += event.text.length;
      if (chars > maxChars) {
        cut = true;
        break;
      }
      const screen = terminal;
      for (let at = 0; at < event.text.length && !cut; at += slice) {
        await new Promise<void>((resolve) => screen.write(event.text.slice(at, at + slice), resolve));
        cut = performance.now() > until;
      }
      if (cut) break;
    }
    if (terminal === null) return { lines: [], cut };
    const { active } = terminal.buffer;
    const lines: string[] = [];
    for (let i = 0; i < active.length; i += 1) {
      const row = active.getLine(i);
      const text = row?.translateToString(true) ?? '';
      if (row?.isWrapped === true && lines.length > 0) lines[lines.length - 1] += text;
      else lines.push(text);
    }
    terminal.dispose();
    while (lines.at(-1) === '') lines.pop();
    return { lines, cut: cut || active.length >= maxLines + 1 };
  },
};
