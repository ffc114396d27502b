import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { KNOWN_DEPTHS, type UsedBits } from '../../../../preload/contract/station/lane.ts';

/** `fitting`: the fewest bits that hold the values; only for showing a picture, because a dark one would look bright. */
export type BitsRule = UsedBits | 'fitting' | null;

/** The largest share of a picture's values that its few brightest may be: a stamp, a hot pixel. */
const BRIGHTEST = 0.01;

/**
 * Makes 8-bit samples of 16-bit ones by leaving out the lowest bits, as OpenCV does. Cameras put their 10, 12 or 14 bits into
 * 16-bit files without saying so, and read as 16 they are almost black. If nobody has said how many are used, it is a fault
 * when nearly all values would fit into fewer: nearly, because a camera may stamp the time in full white. So is a value that does
 * not fit into the stated number.
 */
export function toEightBits(samples: Uint16Array, rule: BitsRule): Result<Uint8Array> {
  const bits = bitsFor(rule === null ? nearlyHighest(samples) : highest(samples));
  const used = rule === 'fitting' ? bits : rule;
  if (used === null ? bits < 16 : bits > used) return failed({ code: 'picture-bits', bits, usedBits: used });
  const shift = (used ?? 16) - 8;
  const eight = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) eight[i] = (samples[i] as number) >> shift;
  return ok(eight);
}

/** The fewest bits, of the depths that cameras have, that hold a value. */
export function bitsFor(value: number): NonNullable<UsedBits> {
  return KNOWN_DEPTHS.find((bits) => value < 2 ** bits) ?? 16;
}

function highest(samples: Uint16Array): number {
  let most = 0;
  for (const sample of samples) if (sample > most) most = sample;
  return most;
}

/** The fewest bits that hold all values but the few brightest, as their highest possible number. */
function nearlyHighest(samples: Uint16Array): number {
  // How many values need how many bits, counted in one pass.
  const needing = new Uint32Array(17);
  for (const sample of samples) {
    const bits = 32 - Math.clz32(sample);
    needing[bits] = (needing[bits] ?? 0) + 1;
  }
  const fits = (bits: number) =>
    needing.subarray(bits + 1).reduce((sum, count) => sum + count, 0) <= samples.length * BRIGHTEST;
  return 2 ** (KNOWN_DEPTHS.find(fits) ?? 16) - 1;
}
