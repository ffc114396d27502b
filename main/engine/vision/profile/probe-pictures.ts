import { seededRandom } from '../../../domain/statistics/seeded-random.ts';
import type { Picture, Pixels } from '../picture/pixels.ts';

const SIDE = 256;

/** Pictures that any detector must cope with: plain grey, noise, and shapes of many sizes and colours. Always the same. */
export function probePictures(): readonly Picture[] {
  const random = seededRandom(20_260_301);
  return [
    draw(() => [128, 128, 128]),
    draw(() => [random() * 256, random() * 256, random() * 256]),
    draw((x, y) => shapeColour(x, y)),
  ];
}

function shapeColour(x: number, y: number): readonly [number, number, number] {
  const column = Math.floor(x / 64);
  const row = Math.floor(y / 64);
  const radius = 6 + 2 * (column + 4 * row);
  const distance = Math.hypot((x % 64) - 32, (y % 64) - 32);
  const isInside =
    (column + row) % 2 === 0
      ? distance < radius
      : Math.max(Math.abs((x % 64) - 32), Math.abs((y % 64) - 32)) < radius * 0.7;
  return isInside ? [60 * column, 60 * row, 230 - 50 * column] : [200 - y / 4, 190 - x / 4, 180];
}

function draw(colourAt: (x: number, y: number) => readonly [number, number, number]): Picture {
  const samples = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0, at = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1, at += 3) samples.set(colourAt(x, y), at);
  }
  const pixels: Pixels = { width: SIDE, height: SIDE, channels: 3, samples };
  return { size: { width: SIDE, height: SIDE }, pixels };
}
