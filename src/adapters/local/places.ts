import { isAbsolute, join, resolve } from 'node:path';

/** Where guard keeps its things on this machine. */
export interface Places {
  /** Log, keys, requests, trust. */
  readonly state: string;
  /** `policy.yaml`. */
  readonly config: string;
  readonly home: string;
}

/**
 * `GUARD_HOME` is one folder for everything; else the XDG base directories, whose specification says that a relative
 * value must be ignored.
 */
export function places(env: Readonly<Record<string, string | undefined>>, cwd: string): Places {
  const home = env['HOME'] !== undefined && isAbsolute(env['HOME']) ? env['HOME'] : '/';
  const own = env['GUARD_HOME'];
  if (own !== undefined && own !== '') {
    const folder = resolve(cwd, own);
    return { state: folder, config: folder, home };
  }
  const base = (name: string, fallback: string) => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : join(home, fallback);
  };
  return { state: join(base('XDG_STATE_HOME', '.local/state'), 'guard'), config: join(base('XDG_CONFIG_HOME', '.config'), 'guard'), home };
}
