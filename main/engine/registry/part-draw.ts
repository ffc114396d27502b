import { createHash } from 'node:crypto';

/**
 * Where a part stands in the draw of a roll-out, 0 to 2³² − 1: the first 32 bits of SHA-256 over salt and key. It depends on nothing else, so a
 * part that comes again is drawn the same.
 * @param key the part’s serial or, where it has none, the hash of its picture
 */
export function partDraw(salt: Uint8Array, key: string): number {
  return createHash('sha256').update(salt).update(key).digest().readUInt32BE(0);
}
