import type { RolloutArm } from '../../../preload/contract/models/rollout-arm.ts';

/** How many different draws there are. */
const DRAWS = 2 ** 32;

/**
 * Which way a part goes. The same part always goes the same way, and one that is in at a small share stays in at every larger
 * one.
 * @param draw the first 32 bits of the hash over the salt of the roll-out and the key of the part
 */
export function armOf(draw: number, share: number): RolloutArm {
  return draw / DRAWS < share ? 'canary' : 'champion';
}
