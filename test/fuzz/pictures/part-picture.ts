import sharp, { type Sharp } from 'sharp';
import { seededRandom } from '../../../main/domain/statistics/seeded-random.ts';

export const SIDE = 128;
const SPOT = { left: 40, top: 56, side: 40 };

/** A dark part on a darker ground, a little noise, and, where it is bad, a red spot that nobody could miss. */
export function partPixels(seed: number, isBad: boolean): Buffer {
  const random = seededRandom(seed);
  const pixels = Buffer.alloc(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const isPart = x >= 24 && x < 104 && y >= 16 && y < 112;
      const isSpot = isBad && x >= SPOT.left && x < SPOT.left + SPOT.side && y >= SPOT.top && y < SPOT.top + SPOT.side;
      const level = (isPart ? 48 : 16) + Math.floor(random() * 10);
      pixels.set(isSpot ? [245, level, level] : [level, level, level], (y * SIDE + x) * 3);
    }
  }
  return pixels;
}

export function partPicture(seed: number, isBad: boolean): Sharp {
  return sharp(partPixels(seed, isBad), { raw: { width: SIDE, height: SIDE, channels: 3 } });
}
