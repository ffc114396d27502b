import { randomFor } from '../random.ts';
import { LIGHT_STEP } from './light.ts';
import { ramp } from './shapes.ts';

/** A film of grease scatters light of about this level, a slightly warm grey, over the whole image. */
const FILM = [84, 81, 76] as const;
const SMEARS = 26;

/**
 * Soils the lens, in place: an even film that reduces contrast, and smears far out of focus, always at the same
 * places in the image. `dirt` ranges from 0 (clean) to 1.
 */
export function soilLens(levels: Uint8Array, size: number, dirt: number): void {
  const columns = Math.ceil(size / LIGHT_STEP) + 1;
  const cover = filmCover(columns, dirt);
  for (let y = 0; y < size; y++) {
    const row = (y / LIGHT_STEP) | 0;
    const down = y / LIGHT_STEP - row;
    for (let x = 0; x < size; x++) {
      const column = (x / LIGHT_STEP) | 0;
      const across = x / LIGHT_STEP - column;
      const at = row * columns + column;
      const top = (cover[at] ?? 0) * (1 - across) + (cover[at + 1] ?? 0) * across;
      const below = (cover[at + columns] ?? 0) * (1 - across) + (cover[at + columns + 1] ?? 0) * across;
      const film = top * (1 - down) + below * down;
      for (let colour = 0; colour < 3; colour++) {
        const pixel = (y * size + x) * 3 + colour;
        const level = levels[pixel] ?? 0;
        levels[pixel] = Math.round(level + ((FILM[colour] ?? 0) - level) * film);
      }
    }
  }
}

function filmCover(columns: number, dirt: number): Float32Array {
  const random = randomFor('lens');
  const smears = Array.from({ length: SMEARS }, () => ({
    x: random.between(0, columns),
    y: random.between(0, columns),
    radius: columns * random.between(0.03, 0.16),
    strength: random.between(0.08, 0.34),
  }));
  return Float32Array.from({ length: columns * columns }, (_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const clear = smears.reduce(
      (left, smear) => {
        const inside = 1 - Math.hypot(x - smear.x, y - smear.y) / smear.radius;
        return inside <= 0 ? left : left * (1 - dirt * smear.strength * ramp(inside, 0, 0.7));
      },
      1 - 0.26 * dirt,
    );
    return 1 - clear;
  });
}
