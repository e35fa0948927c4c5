export function lightCrypto(whole: () => typeof import('node:crypto')): Partial<typeof import('node:crypto')>;
