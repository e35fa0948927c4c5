import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bootId, isAlive, pidNamespace } from '../../../src/adapters/log/machine.ts';
import { isDead, markerPath, readMarker } from '../../../src/adapters/log/run-marker.ts';
import { id, started } from './a-log.ts';

const ticksOf = (pid: number): number =>
  Number(
    readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ')[19],
  );

describe("a run's marker", () => {
  it('says all that it says in its name, which no file system refuses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(), fc.nat(4_194_304), fc.nat(), (host, from, pid, startTicks) => {
        const name = basename(markerPath('/log', started(8, { process: { pid, startTicks } }), host, from) as string);
        expect(name).toMatch(/^run-[0-9a-z]{12}\.[\w.-]{1,200}$/);
        const read = readMarker(name);
        expect(read).toMatchObject({ boot: bootId(), pidNamespace: pidNamespace(), pid, startTicks, from });
        expect(readMarker(name.replace('run-', 'late-77-'))).toEqual(read);
      }),
    );
  });

  it('is of starts alone, and only of those that name a process', () => {
    expect(markerPath('/log', { event: 'exec.started', id: id(1) }, 'box', 0)).toBeNull();
    expect(markerPath('/log', { ...started(1, { process: { pid: 1, startTicks: 1 } }), event: 'exec.requested' }, 'box', 0)).toBeNull();
  });

  it.each(['run-', `run-${id(8)}`, `run-${id(8)}.a.b`, `run-${id(8)}.boot.1.host.1.1.1`, `w-1-${id(8)}`])('is not read from %s', (name) => {
    expect(readMarker(name)).toBeNull();
  });

  it('tells of a death only what is sure', () => {
    const gone = Number(execFileSync('sh', ['-c', 'echo $$']).toString());
    const marked = (process: { pid: number; startTicks: number }, host = 'box', change = (name: string) => name) => {
      const marker = readMarker(change(basename(markerPath('/log', started(8, { process }), host, 3) as string)));
      if (marker === null) throw new Error('not read');
      return isDead(marker, 'box');
    };
    const self = { pid: process.pid, startTicks: ticksOf(process.pid) };
    expect(marked(self)).toBe(false);
    expect(marked({ pid: gone, startTicks: 5 })).toBe(true);
    expect(marked({ ...self, startTicks: 5 })).toBe(true);
    expect(marked({ pid: gone, startTicks: 5 }, 'another')).toBe(false);
    // Of a host whose name differs in what no file's name could hold.
    expect(marked({ pid: gone, startTicks: 5 }, 'box/')).toBe(false);
    const boot = bootId().replace(/[^\w-]/g, '');
    expect(marked(self, 'box', (name) => name.replace(boot, 'another-boot'))).toBe(true);
    const inside = (name: string) => name.replace(`.${pidNamespace()}.`, '.1.');
    expect(marked({ pid: gone, startTicks: 5 }, 'box', inside)).toBe(false);
  });

  it('takes a process that has ended for gone, also where nobody asks for its end', async () => {
    // The parent becomes sleep(1), which waits for no child.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
      const startTicks = ticksOf(pid);
      expect(isAlive(pid, startTicks)).toBe(true);
      await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'latin1')).toContain(') Z '), 5_000);
      expect(isAlive(pid, startTicks)).toBe(false);
      expect(isAlive(pid, null)).toBe(false);
    } finally {
      parent.kill();
    }
  });
});
