/** How guard runs a shell string: nothing in the environment chooses the shell, and no start-up file of the caller's is read. */
export function bashArgv(code: string): readonly [string, ...string[]] {
  return ['/bin/bash', '--noprofile', '--norc', '-c', code];
}
