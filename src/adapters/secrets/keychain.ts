import { Fault } from '../../core/fault.ts';

/** Under this name guard's entries stand in the OS keychain. */
const service = 'guard';

/** The part of `keytar` that guard uses (`@github/keytar` 7.10). */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<{ account: string; password: string }[]>;
}

/** Loaded at first use only: it is optional, native, and needs libsecret (or the macOS keychain) when it runs. */
async function load(): Promise<Keytar | null> {
  try {
    const module = (await import('keytar')) as unknown as Keytar & { default?: Keytar };
    return module.default ?? module;
  } catch {
    return null;
  }
}

/**
 * The value of an entry; null when there is none or no keychain, as on a headless CI machine: then the environment is the
 * only source, and whoever needs a value says that it is missing.
 */
export async function readKeychain(name: string): Promise<string | null> {
  const keytar = await load();
  if (keytar === null) return null;
  try {
    return await keytar.getPassword(service, name);
  } catch {
    return null;
  }
}

/** @throws Fault `configuration` where there is no keychain: a secret is never silently stored in plain text. */
export async function writeKeychain(name: string, value: string): Promise<void> {
  await act((keytar) => keytar.setPassword(service, name, value));
}

/** @returns false when there was no such entry. */
export async function removeFromKeychain(name: string): Promise<boolean> {
  return act((keytar) => keytar.deletePassword(service, name));
}

/** Names of guard's entries, sorted; never their values. */
export async function listKeychain(): Promise<string[]> {
  const entries = await act((keytar) => keytar.findCredentials(service));
  return entries.map(({ account }) => account).sort();
}

async function act<T>(action: (keytar: Keytar) => Promise<T>): Promise<T> {
  const keytar = await load();
  const hint = 'needs libsecret and a running secret service on Linux; in CI put the value into the environment instead';
  if (keytar === null) throw new Fault('configuration', 'no keychain on this machine', { hint });
  try {
    return await action(keytar);
  } catch (error) {
    throw new Fault('configuration', 'the keychain does not answer', { hint, cause: error });
  }
}
