import { randomFor } from '../random.ts';

const TABLE_SIZE = 1 << 20;
let table: Int8Array | null = null;

/** Standard normal variates in 1/24ths, drawn once: a million of them hide the repetition. */
function normals(): Int8Array {
  if (table === null) {
    const random = randomFor('sensor');
    table = Int8Array.from({ length: TABLE_SIZE }, () =>
      Math.max(-127, Math.min(127, Math.round(random.normal() * 24))),
    );
  }
  return table;
}

/**
 * Adds sensor noise in place. `gain` 1 is a well-lit camera: about 1.5 levels, more in the shadows, where the tone curve
 * is steep. Grey noise outweighs colour noise, as after demosaicing.
 */
export function addNoise(levels: Uint8Array, size: number, gain: number, seed: string): void {
  const random = randomFor(seed, 'noise');
  const noise = normals();
  const strength = Float32Array.from({ length: 256 }, (_, level) => (gain * (1.1 + 1.3 * Math.exp(-level / 60))) / 24);
  for (let y = 0; y < size; y++) {
    let grey = random.whole(0, TABLE_SIZE - 1);
    let colour = random.whole(0, TABLE_SIZE - 1);
    const end = (y + 1) * size * 3;
    for (let at = y * size * 3; at < end; at += 3) {
      const green = levels[at + 1] ?? 0;
      const s = strength[green] ?? 0;
      grey = (grey + 1) & (TABLE_SIZE - 1);
      colour = (colour + 2) & (TABLE_SIZE - 1);
      const common = (noise[grey] ?? 0) * s;
      levels[at] = clamp((levels[at] ?? 0) + common + (noise[colour] ?? 0) * s * 0.5);
      levels[at + 1] = clamp(green + common);
      levels[at + 2] = clamp((levels[at + 2] ?? 0) + common + (noise[colour + 1] ?? 0) * s * 0.6);
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0;
}
