import { expect, it } from 'vitest';
import { versionFolders } from '../../../src/core/init/version-folders.ts';

const home = '/home/ann';
it.each([
  ['.nvm/versions/node/v20.20.0/bin', true],
  ['.pyenv/shims', true],
  ['.cargo/bin', true],
  ['.cargo/bin/', true],
  ['.local/share/mise/shims', true],
  ['.sdkman/candidates/java/current/bin', true],
  ['go/bin', true],
  ['bin', false],
  ['.local/bin', false],
  ['.cargo/bin/../../tmp', false],
])('%s: %s', (folder, is) => expect(versionFolders(`/usr/bin:${home}/${folder}`, home)).toEqual(is ? [`${home}/${folder}`] : []));

it('takes each once, and none of others', () =>
  expect(versionFolders(`${home}/.cargo/bin:/home/bob/.cargo/bin:.cargo/bin::${home}/.cargo/bin`, home)).toEqual([`${home}/.cargo/bin`]));
