/** Composition root: the only file that sees adapters. Costly ones are thunks. */
import { randomBytes } from 'node:crypto';
import { requestStore } from '../adapters/local/requests.ts';
import { places } from '../adapters/local/places.ts';
import { policyFiles } from '../adapters/policy-files/policy-files.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemFacts } from '../adapters/system/facts.ts';
import { tokenSource, tokensIn } from '../adapters/secrets/token.ts';
import type { ExecPorts } from '../app/exec-ports.ts';
import type { Tell } from '../app/ports.ts';
import { Fault } from '../core/fault.ts';
import { parseDuration } from './duration.ts';
import type { Io } from './io.ts';

/** Made for one call: `run` memoises, so that every use case gets the same log. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
