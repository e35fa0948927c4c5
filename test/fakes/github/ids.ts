/**
 * GitHub's node ids: a type prefix, then base64url of a MessagePack array `[0, ...database ids]`.
 * The same object has the same node id in REST and in GraphQL; that is what guard joins the two on.
 */
export type NodeKind =
  | 'U'
  | 'BOT'
  | 'M'
  | 'O'
  | 'A'
  | 'R'
  | 'REF'
  | 'LA'
  | 'I'
  | 'PR'
  | 'IC'
  | 'PRR'
  | 'PURC'
  | 'C'
  | 'LE'
  | 'UNLE'
  | 'CE'
  | 'REE'
  | 'RTE'
  | 'LOE'
  | 'UNLOE'
  | 'TRE'
  | 'CTDE'
  | 'CDE'
  | 'RDE'
  | 'HRFPE'
  | 'ME'
  | 'WFR';

/** @param ids database ids, each below 2^32. */
export function nodeId(kind: NodeKind, ...ids: readonly number[]): string {
  const bytes = Buffer.alloc(2 + ids.length * 5);
  bytes[0] = 0x90 + ids.length + 1;
  ids.forEach((id, i) => {
    bytes[2 + i * 5] = 0xce;
    bytes.writeUInt32BE(id, 3 + i * 5);
  });
  return `${kind}_${bytes.toString('base64url')}`;
}
