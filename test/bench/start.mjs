// What a routine command costs over the command itself: `guard exec -- true` against `node -e 0` and `sudo -n true`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurns } from './paired.mjs';

const guardBin = fileURLToPath(new URL('../../bin/guard.js', import.meta.url));

export function benchStart(rounds = 100) {
  const home = mkdtempSync(join(tmpdir(), 'guard-bench-'));
  // NODE_EXTRA_CA_CERTS makes every Node read the system's certificates at its start, guard or not.
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  const env = { ...rest, GUARD_HOME: join(home, 'strict') };
  const contenders = {
    'node -e 0': { command: [process.execPath, '-e', '0'], env },
    'guard exec -- true': { command: [process.execPath, guardBin, 'exec', '--', 'true'], env },
    'guard explain -- ls': { command: [process.execPath, guardBin, 'explain', '--', 'ls'], env },
  };
  if (spawnSync('sudo', ['-n', 'true']).status === 0) contenders['sudo -n true'] = { command: ['sudo', '-n', 'true'], env };
  try {
    const { medians, ratio } = inTurns(contenders, rounds);
    console.log(`start of a routine command, medians of ${rounds} rounds in turns, Node ${process.versions.node}`);
    for (const [name, ms] of Object.entries(medians))
      console.log(`  ${name.padEnd(22)} ${ms.toFixed(1).padStart(7)} ms   ${ratio(name, 'node -e 0').toFixed(2)} x node -e 0`);
    if (medians['sudo -n true'] !== undefined) {
      console.log(`  guard exec -- true is ${ratio('guard exec -- true', 'sudo -n true').toFixed(2)} x sudo -n true`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
