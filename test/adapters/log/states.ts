import { afterAll } from 'vitest';
import { aState } from './a-log.ts';

/** @returns what makes a state folder; all of them are removed after the file's tests */
export function freshStates(): () => string {
  const states: ReturnType<typeof aState>[] = [];
  afterAll(() => {
    for (const state of states) state.drop();
  });
  return () => {
    const state = aState();
    states.push(state);
    return state.dir;
  };
}
