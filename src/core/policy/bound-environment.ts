import { lazily } from '../lazily.ts';
import { steeringOf } from './variables.ts';
import type { Words } from './words.ts';

/** What steers nearly every program: where it looks, as whom, in which language, through which proxy. */
const always = [
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'SHELL',
    'TMPDIR',
    'LANG',
    'LC_*',
    'TERM',
    'EDITOR',
    'VISUAL',
    'PAGER',
    'BROWSER',
    'POSIXLY_CORRECT',
  ],
  ...['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'SSH_AUTH_SOCK', 'GNUPGHOME', 'DOCKER_*'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
];

/**
 * Programs whose behaviour hangs on variables that are known (`steeringOf`). Whatever is not among them may read any: a
 * shell, an interpreter, a build, a script, a wrapper around one of these, a program that guard does not know.
 */
const narrow = lazily(
  () =>
    /^(git|kubectl|oc|aws|gcloud|gsutil|bq|az|docker|podman|psql|pg_dump|pg_restore|mysql|mariadb|gh|ssh|scp|sftp|rsync|curl|wget|vault|tar|systemctl|journalctl|apt|apt-get|dpkg|rm|rmdir|cp|mv|ln|mkdir|chmod|chown|chgrp|touch|truncate|dd|tee|kill|pkill|killall)$/,
);

/** The variables that the digest covers, with their values: all that the child sees, or those that steer a narrow program. */
export function bound(
  program: string,
  words: Words,
  env: Readonly<Record<string, string>>,
  trusted: boolean,
): Readonly<Record<string, string>> {
  const name = program.slice(program.lastIndexOf('/') + 1);
  // A program of that name in a folder of the agent's may be a script.
  if (!narrow().test(name) || !trusted) return env;
  const patterns = [...always, ...steeringOf(name)];
  for (const other of words.programs) patterns.push(...steeringOf(other));
  const exact = new Set(patterns);
  const families = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1));
  // `docker run -e TARGET`: a word that is the name of a variable.
  const steers = (variable: string) =>
    exact.has(variable) || words.tokens.has(variable) || families.some((family) => variable.startsWith(family));
  return Object.fromEntries(Object.entries(env).filter(([variable]) => steers(variable)));
}
