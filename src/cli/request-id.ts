import { isId } from '../core/approval/request.ts';
import { Fault } from '../core/fault.ts';

/** @throws Fault `usage`: anything else could name a path. */
export function requestId(text: string): string {
  if (isId(text)) return text;
  throw new Fault('usage', `"${text}" is not the id of a request`, { hint: 'ids have 12 characters, 0-9 and a-z: guard requests' });
}
