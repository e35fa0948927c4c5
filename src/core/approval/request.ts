import { createHash } from 'node:crypto';
import type { Account, Instant, Preview, Sha256, Step } from '../model.ts';
import { canonicalJson } from '../record/canonical.ts';

/** Everything that decides what will happen (runner.md, "What was approved is what runs"). */
export interface DigestInput {
  /** Ordered: another order is another plan. */
  readonly steps: readonly [Step, ...Step[]];
  readonly policySha256: Sha256;
  /** API origin. */
  readonly api: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly initiators: readonly Account[];
  readonly reason: string | undefined;
  readonly timeoutMs: number | null;
}

/** What makes one asking differ from the next of the same command. */
export interface DigestOnce {
  readonly expiresAt: Instant;
  /** Hex, 128 bits, public: it is in the request's text. */
  readonly nonce: string;
  /** Hex, 128 bits, secret: keeps a published digest of a masked secret from being guessed. */
  readonly salt: string;
  /** null: none was asked for. */
  readonly preview: Preview | null;
}

function stepAsJson({ command, classification }: Step): object {
  const { argv, cwd, path, executable, codeFiles, stdin, env, host, osUser, git } = command;
  return {
    command: {
      argv,
      cwd,
      path,
      executable,
      codeFiles,
      stdin,
      env,
      host,
      osUser,
      git: git ?? null,
    },
    tier: classification.tier,
    findings: classification.findings.map(({ rule, tier, span }) => ({ rule, tier, span })),
    blindSpots: classification.blindSpots.map(({ why, span }) => ({ why, span })),
    // The cluster or account that the reviewer was shown must still be the one when the command starts.
    context: classification.context,
  };
}

function asJson({ steps, ...input }: DigestInput): object {
  return {
    version: 1,
    steps: steps.map(stepAsJson),
    policySha256: input.policySha256,
    api: input.api,
    repo: input.repo.toLowerCase(),
    repositoryId: input.repositoryId,
    initiators: input.initiators.map((account) => account.id).sort((a, b) => a - b),
    reason: input.reason ?? null,
    timeoutMs: input.timeoutMs,
  };
}

function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}

/** Equal for two steps that do the same with the same; `git`: whether the commit and the work tree's state are compared as well. */
export function isSameStep(one: Step, other: Step, git: boolean): boolean {
  const of = ({ command: { git: state, ...command }, classification }: Step) =>
    canonicalJson(stepAsJson({ command: git && state !== undefined ? { ...command, git: state } : command, classification }));
  return of(one) === of(other);
}

/** The digest that the reviewer sees: SHA-256 over RFC 8785 JSON. */
export function digestOf(input: DigestInput, { expiresAt, nonce, salt, preview }: DigestOnce): Sha256 {
  return sha256(canonicalJson({ ...asJson(input), expiresAt, nonce, salt, preview }));
}

/** Equal for two askings of the same command: everything the digest covers but expiry, nonce, salt and preview. */
export function attachKeyOf(input: DigestInput): Sha256 {
  return sha256(canonicalJson(asJson(input)));
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Request and run id, `[0-9a-z]{12}` (62 bits).
 * @param random source of random bytes; values past the largest multiple of 36 are dropped, so that no digit is favoured.
 */
export function newId(random: (bytes: number) => Uint8Array): string {
  let id = '';
  while (id.length < 12) {
    for (const byte of random(16)) if (byte < 252 && id.length < 12) id += alphabet[byte % 36];
  }
  return id;
}

/** True for anything that can be an id; every id from outside is checked before it becomes part of a path or URL. */
export function isId(text: string): boolean {
  return /^[0-9a-z]{12}$/.test(text);
}
