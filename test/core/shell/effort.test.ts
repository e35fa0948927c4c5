import { describe, expect, it } from 'vitest';
import { Effort, tooMuch, tooNested } from '../../../src/core/shell/effort.ts';

const tooDeep = 'commands are wrapped too deep to be read';

/** After so many visits to a node each. */
function visited(count: number, effort = new Effort()): Effort {
  for (let n = 0; n < count; n++) {
    effort.entered();
    effort.left();
  }
  return effort;
}

describe('the work that is left for one command line', () => {
  it('is used up by nodes', () => {
    expect(visited(8000).spent).toBe(false);
    expect(visited(8001).spent).toBe(true);
    expect(visited(7999).entered()).toBeNull();
    expect(visited(8000).entered()).toBe(tooMuch);
  });

  it('by nodes inside nodes', () => {
    const effort = new Effort();
    for (let depth = 1; depth <= 400; depth++) expect(effort.entered()).toBeNull();
    expect(effort.entered()).toBe(tooNested);
    expect(effort.entered()).toBe(tooNested);
    effort.left();
    effort.left();
    effort.left();
    expect(effort.entered()).toBeNull();
    expect(effort.spent).toBe(false);
  });

  it('by commands', () => {
    const effort = new Effort();
    for (let count = 1; count <= 500; count++) expect(effort.command(0, 1)).toBeNull();
    expect(effort.spent).toBe(false);
    expect(effort.command(0, 1)).toBe(tooMuch);
    expect(effort.spent).toBe(true);
  });

  it('by their words', () => {
    const effort = new Effort();
    expect(effort.command(0, 2000)).toBeNull();
    expect(effort.command(0, 1000)).toBeNull();
    expect(effort.command(0, 0)).toBeNull();
    expect(effort.command(0, 1)).toBe(tooMuch);
    expect(effort.script(0, 0)).toBe(tooMuch);
  });

  it('by redirections, which count as words', () => {
    const effort = new Effort();
    expect(effort.command(0, 2999)).toBeNull();
    expect(effort.redirect()).toBeNull();
    expect(effort.redirect()).toBe(tooMuch);
  });

  it('by text', () => {
    const effort = new Effort();
    expect(effort.script(0, 100_000)).toBeNull();
    expect(effort.script(0, 40_000)).toBeNull();
    expect(effort.script(0, 0)).toBeNull();
    expect(effort.script(0, 1)).toBe(tooMuch);
    expect(effort.spent).toBe(false);
  });

  it('by commands inside commands', () => {
    expect(new Effort().script(16, 1)).toBeNull();
    expect(new Effort().script(17, 1)).toBe(tooDeep);
    expect(new Effort().command(16, 1)).toBeNull();
    expect(new Effort().command(17, 1)).toBe(tooDeep);
  });

  it('by nested scripts, which are read again and again', () => {
    const effort = new Effort();
    expect(effort.nested(100_000)).toBeNull();
    expect(effort.nested(50_000)).toBeNull();
    expect(effort.nested(1)).toBe(tooNested);
  });

  it('by the text around them', () => {
    const effort = new Effort();
    expect(effort.around(100_000)).toBe(true);
    expect(effort.around(50_000)).toBe(true);
    expect(effort.around(1)).toBe(false);
  });

  it('is less than one command of too many words wants', () => {
    expect(new Effort().wide(3000)).toBeNull();
    expect(new Effort().wide(3001)).toBe(tooMuch);
  });
});
