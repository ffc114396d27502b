export type Split = 'train' | 'val' | 'test';
export type SplitShares = { readonly val: number; readonly test: number };

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The side of a training set that a part belongs on. It depends on the seed and the key alone, so a part never changes
 * sides however the data grows, and everything with one key stays together. Shares are 0 to 1 of the keys.
 */
export function splitOf(key: string, seed: string, { val, test }: SplitShares): Split {
  const place = evenlySpread(`${seed}\u0000${key}`);
  if (place < test) return 'test';
  return place < test + val ? 'val' : 'train';
}

/** A text's own number, 0 ≤ n < 1. FNV-1a (Fowler, Noll, Vo) with the last mixing of MurmurHash3 (Appleby), which spreads names that differ in one digit. */
function evenlySpread(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

function* utf8(text: string): Iterable<number> {
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    for (let shift = 0; shift === 0 || point >> shift > 0; shift += 8) yield (point >> shift) & 0xff;
  }
}
