import { Fault, type FaultKind } from '../fault.ts';
import type { Told } from './facts.ts';

/**
 * What guard would stop at, as an answer like others. What is no fault is a bug, and stays one.
 * @param thrown faults of this kind are not an answer either
 */
export async function answered<T>(work: () => Promise<T> | T, thrown?: FaultKind): Promise<Told<T>> {
  try {
    return { kind: 'told', value: await work() };
  } catch (error) {
    if (!(error instanceof Fault) || error.kind === thrown) throw error;
    return { kind: 'refused', why: error.message, ...(error.hint === undefined ? {} : { fix: error.hint }) };
  }
}
