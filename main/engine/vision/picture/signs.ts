import { LAYOUT_SIDE, type PictureSigns } from '../../../../preload/contract/parts/picture.ts';
import { luminance } from './optics.ts';
import type { Pixels } from './pixels.ts';

/** About as many places along the longer side are measured, as for the optics of a picture. */
const PLACES_PER_SIDE = 320;
/** What is found where a file has no data: zeros, or the middle grey that a JPEG's missing coefficients become. */
const FILLINGS: ReadonlySet<number> = new Set([0, 128]);

/**
 * Measures properties of a picture that have nothing to do with defects: where it is light and dark, how much of it
 * is at the end of its scale, and whether a strip of it was never written.
 */
export function measureSigns(pixels: Pixels): PictureSigns {
  const { width, height, channels, samples } = pixels;
  const step = Math.max(1, Math.floor(Math.max(width, height) / PLACES_PER_SIDE));
  const ends = columnEnds(width, step);
  const sums = new Float64Array(LAYOUT_SIDE ** 2);
  const counts = new Uint32Array(LAYOUT_SIDE ** 2);
  let clipped = 0;
  for (let y = Math.min(step, height) >> 1; y < height; y += step) {
    const row = Math.floor((y * LAYOUT_SIDE) / height) * LAYOUT_SIDE;
    let at = (y * width + (Math.min(step, width) >> 1)) * channels;
    let place = 0;
    for (let column = 0; column < LAYOUT_SIDE; column += 1) {
      const end = ends[column] as number;
      const cell = row + column;
      counts[cell] = (counts[cell] as number) + end - place;
      let sum = 0;
      for (; place < end; place += 1, at += step * channels) {
        const light = luminance(samples, at, channels);
        sum += light;
        if (light < 0.5 || light > 254.5) clipped += 1;
      }
      sums[cell] = (sums[cell] as number) + sum;
    }
  }
  const count = counts.reduce((sum, each) => sum + each, 0);
  const layout = Array.from(sums, (sum, cell) => (counts[cell] === 0 ? 0 : Math.round(sum / (counts[cell] as number))));
  return { clipped: clipped / count, blankRows: longestBlankRun(pixels) / height, layout };
}

/** How many of a row's measured places are in each column of the layout or before it. */
function columnEnds(width: number, step: number): Uint32Array {
  const first = Math.min(step, width) >> 1;
  const before = (x: number) => Math.max(0, Math.ceil((x - first) / step));
  return Uint32Array.from({ length: LAYOUT_SIDE }, (_, column) =>
    before(Math.ceil(((column + 1) * width) / LAYOUT_SIDE)),
  );
}

/** How many consecutive rows hold only one of the fillings. */
function longestBlankRun({ width, height, channels, samples }: Pixels): number {
  const rowLength = width * channels;
  let longest = 0;
  let run = 0;
  for (let y = 0; y < height; y += 1) {
    run = isBlank(samples, y * rowLength, rowLength) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function isBlank(samples: Uint8Array, from: number, length: number): boolean {
  const filling = samples[from] as number;
  if (!FILLINGS.has(filling)) return false;
  for (let at = from + 1; at < from + length; at += 1) if (samples[at] !== filling) return false;
  return true;
}
