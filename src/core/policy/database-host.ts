import type { ShellWord } from '../shell/word.ts';
import type { Judging } from './judging.ts';

/**
 * A server may ask for the password in plain text, and gets the one of the environment or of a settings file (`*:*:*:*:pw`
 * in ~/.pgpass). Names without a dot and private addresses are of this network.
 */
export function databaseHost(judge: Judging, { span }: ShellWord, host: string | null): void {
  const local = host === null || /^(localhost|127\.0\.0\.1|::1)$/.test(host);
  const near =
    local ||
    /^[A-Za-z][\w-]*$|\.(internal|local|localhost|svc|test|lan)$|^(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+$/.test(host);
  if (!near || (!local && judge.context.env.PGPASSWORD !== undefined))
    judge.find('sends-password', 'sensitive', 'may send a password to a host that the command names', span, ['exports-data']);
}
