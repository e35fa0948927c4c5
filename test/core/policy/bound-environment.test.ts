import { describe, expect, it } from 'vitest';
import { bound } from '../../../src/core/policy/bound-environment.ts';
import { wordsOf } from '../../../src/core/policy/words.ts';

function kept(argv: readonly string[], names: readonly string[], trusted = true): readonly string[] {
  const env = Object.fromEntries(names.map((name) => [name, 'x']));
  const words = wordsOf(argv, { env, home: '/home/ann', ignoresContent: () => false });
  return Object.keys(bound(argv[0] as string, words, env, trusted));
}

describe('approval of a program that guard knows covers what steers nearly every program', () => {
  it.each([
    ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'LANG', 'LC_ALL', 'LC_TIME', 'TERM', 'EDITOR', 'VISUAL', 'PAGER', 'BROWSER'],
    ...['POSIXLY_CORRECT', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'SSH_AUTH_SOCK'],
    ...['GNUPGHOME', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy'],
    ...['all_proxy', 'no_proxy'],
  ])('%s', (name) => {
    expect(kept(['rm', 'x'], [name, 'UNRELATED'])).toEqual([name]);
  });

  it.each(['PATHS', 'PAT', 'LC', 'LINES', 'LANGUAGES', 'DOCKER', 'DOCKE', 'XPATH', 'MY_LC_ALL', 'x'])('not %s', (name) => {
    expect(kept(['rm', 'a'], [name])).toEqual([]);
  });

  it('and what steers the programs that it names', () => {
    expect(kept(['git', 'push'], ['GIT_DIR', 'KUBECONFIG'])).toEqual(['GIT_DIR']);
    expect(kept(['/usr/bin/git', 'push'], ['GIT_DIR', 'KUBECONFIG'])).toEqual(['GIT_DIR']);
    expect(kept(['ssh', 'host', 'kubectl', 'get', 'pods'], ['KUBECONFIG', 'UNRELATED'])).toEqual(['KUBECONFIG']);
  });

  it('and what a word names', () => {
    expect(kept(['docker', 'run', '-e', 'TARGET', 'image'], ['TARGET', 'UNRELATED'])).toEqual(['TARGET']);
  });
});

describe('approval of any other program covers all of the environment', () => {
  it.each([['mygit'], ['gitk'], ['rmx'], ['/opt/bin/x-git'], ['make'], ['bash']])('%s', (program) => {
    expect(kept([program, 'x'], ['PATH', 'UNRELATED'])).toEqual(['PATH', 'UNRELATED']);
  });
  it('also of one by such a name where the agent may have put it', () => {
    expect(kept(['git', 'push'], ['PATH', 'UNRELATED'], false)).toEqual(['PATH', 'UNRELATED']);
  });
});
