import { isId } from '../core/approval/request.ts';
import { Fault } from '../core/fault.ts';

/** @param list the verb that lists ids of this kind. @throws Fault `usage`: anything else could name a path. */
export function idOf(text: string, list: string): string {
  if (isId(text)) return text;
  throw new Fault('usage', `"${text}" is not an id`, { hint: `ids have 12 characters, 0-9 and a-z: ${list}` });
}
