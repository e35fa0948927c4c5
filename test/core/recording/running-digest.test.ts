import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RunningDigest } from '../../../src/core/recording/running-digest.ts';

it('is the SHA-256 of all that came, however it came, also where it is asked for in between', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.uint8Array({ minLength: 1_000, maxLength: 3_000 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const digest = new RunningDigest();
      const whole = createHash('sha256');
      for (const bytes of pieces) {
        const reused = Buffer.from(bytes);
        digest.update(reused);
        reused.fill(0);
        whole.update(bytes);
        expect(digest.digest()).toBe(whole.copy().digest('hex'));
      }
      expect(digest.digest()).toBe(whole.digest('hex'));
    }),
  );
});
