import { spawn } from 'node:child_process';

/**
 * Asks the desktop to show an address, where there is one; never in CI. What comes of it is not waited for.
 * @returns true if something was asked
 */
export function openBrowser(address: string, env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): boolean {
  const set = (name: string) => env[name] !== undefined && env[name] !== '';
  if (set('CI')) return false;
  const opener = platform === 'darwin' ? 'open' : set('DISPLAY') || set('WAYLAND_DISPLAY') ? 'xdg-open' : null;
  if (opener === null) return false;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => {
    // No opener installed: the address is in the terminal.
  });
  child.unref();
  return true;
}
