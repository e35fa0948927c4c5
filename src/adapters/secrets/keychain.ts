/** Under this name guard's entries stand in the OS keychain. */
const service = 'guard';

/** The part of `keytar` that guard uses (`@github/keytar` 7.10). */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
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

/** @returns false where there is no keychain that takes it */
export async function writeKeychain(name: string, value: string): Promise<boolean> {
  const keytar = await load();
  if (keytar === null) return false;
  try {
    await keytar.setPassword(service, name, value);
    return true;
  } catch {
    return false;
  }
}

const answersWithinMs = 5000;

/** Whether the OS has a keychain that answers; null: it did not in time, as one that waits to be unlocked by somebody. */
export async function keychainAnswers(): Promise<boolean | null> {
  const keytar = await load();
  if (keytar === null) return false;
  const asked = keytar.getPassword(service, 'nothing').then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answersWithinMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
