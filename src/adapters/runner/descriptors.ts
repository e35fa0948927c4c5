import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

const closeOnExec = 0o2000000;
/** uv_disable_stdio_inheritance marks these whatever gaps there are, so they need no look. */
const markedByNode = 15;

/**
 * Closes what guard inherited above stderr and would pass on: node marks only the low descriptors close-on-exec (libuv stops
 * at the first gap above 15). A caller's open file, socket or lock is nothing that the approved command was to have.
 */
export function closeInherited(): void {
  let names: string[];
  try {
    names = readdirSync('/proc/self/fd');
  } catch {
    return;
  }
  for (const name of names) {
    const fd = Number(name);
    if (fd <= markedByNode) continue;
    try {
      const info = infoOf(fd);
      const at = info.indexOf('flags:');
      if (at >= 0 && (Number.parseInt(info.slice(at + 'flags:'.length), 8) & closeOnExec) === 0) closeSync(fd);
    } catch {
      // Gone meanwhile: the folder's own.
    }
  }
}

const buffer = Buffer.allocUnsafeSlow(256);

/** The beginning of a descriptor's entry in procfs (proc(5)): the flags are in its second line. */
function infoOf(fd: number): string {
  const info = openSync(`/proc/self/fdinfo/${fd}`, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(info, buffer));
  } finally {
    closeSync(info);
  }
}
