import type { CodedStretch } from './jpeg-coded.ts';
import { type HuffmanTable, longCode, SHORT_BITS } from './jpeg-huffman.ts';

/** How one block of an MCU is coded, and the limits of its numbers. */
export type BlockPlan = Readonly<{
  /** Which component it belongs to, counted from 0: each continues from its own last brightness. */
  component: number;
  first: HuffmanTable;
  others: HuffmanTable;
  /** The largest number of the first coefficient, whatever its sign. */
  mostFirst: number;
  /** By coefficient, how many bits its number may have. */
  mostBits: Uint8Array;
}>;

const COEFFICIENTS = 64;
const END_OF_BLOCK = 0;
const SIXTEEN_ZEROS = 15;
/** No first coefficient of 8-bit samples differs from the previous one by more (ITU-T T.81, F.1.2.1). */
const MOST_FIRST_BITS = 11;

/**
 * Reads that many MCUs and returns the bit where they end, which is after their stretch if it is cut off; `null` for invalid codes, codes
 * that leave their block, or numbers that no picture has: a decoder shows something for all of these. Reads codes, not pixels, in a
 * fraction of the time.
 */
export function walkBlocks(
  plain: DataView,
  { from, to }: CodedStretch,
  plan: readonly BlockPlan[],
  mcus: number,
): number | null {
  const last = new Int32Array(plan.reduce((most, { component }) => Math.max(most, component + 1), 0));
  const end = to * 8;
  let at = from * 8;
  for (let mcu = 0; mcu < mcus; mcu += 1) {
    for (let i = 0; i < plan.length; i += 1) {
      const block = plan[i] as BlockPlan;
      if (at > end) return at;
      const first = codeAt(block.first, plain.getInt32(at >>> 3) << (at & 7));
      const size = (first >> 5) & 15;
      if (first === 0 || first >> 9 !== 0 || size > MOST_FIRST_BITS) return null;
      at += first & 31;
      if (size > 0) {
        const value = (plain.getInt32(at >>> 3) << (at & 7)) >>> (32 - size);
        // Numbers that begin with a zero are negative (ITU-T T.81, F.2.2.1).
        const difference = value >>> (size - 1) === 0 ? value - (1 << size) + 1 : value;
        const number = (last[block.component] as number) + difference;
        if (number > block.mostFirst || number < -block.mostFirst) return null;
        last[block.component] = number;
        at += size;
      }
      at = walkOthers(plain, at, block);
      if (at === NO_PICTURE) return null;
    }
  }
  return at;
}

const NO_PICTURE = -1;

/** Reads a block's other coefficients and returns where they end. */
function walkOthers(plain: DataView, from: number, { others, mostBits }: BlockPlan): number {
  const { short } = others;
  let at = from;
  for (let coefficient = 1; coefficient < COEFFICIENTS; coefficient += 1) {
    const word = plain.getInt32(at >>> 3) << (at & 7);
    const code = (short[word >>> (32 - SHORT_BITS)] as number) || longCode(others, word >>> 16);
    if (code === 0) return NO_PICTURE;
    const size = (code >> 5) & 15;
    const zeros = code >> 9;
    at += (code & 31) + size;
    if (size === 0) {
      if (zeros === END_OF_BLOCK) return at;
      if (zeros !== SIXTEEN_ZEROS) return NO_PICTURE;
    }
    coefficient += zeros;
    if (coefficient >= COEFFICIENTS || size > (mostBits[coefficient] as number)) return NO_PICTURE;
  }
  return at;
}

function codeAt(table: HuffmanTable, word: number): number {
  return (table.short[word >>> (32 - SHORT_BITS)] as number) || longCode(table, word >>> 16);
}
