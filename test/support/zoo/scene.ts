import sharp from 'sharp';
import type { Picture } from '../../../main/engine/vision/picture/pixels.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';

/** What the models of the zoo find, in the order of their classes. */
export const DEFECTS = ['scratch', 'stain', 'dent'] as const;
/** The patch colour of each class: full in one channel, so that the mean of a cell identifies it. */
const COLOURS = [
  [230, 20, 20],
  [20, 20, 230],
  [20, 230, 20],
] as const;
/** By how much that channel exceeds the others, 0 to 1: the score of a patch that fills its cell. */
export const PATCH_SCORE = 210 / 255;

/** A defect: a square of one colour, in pixels of the picture. */
export type Patch = Readonly<{ classIndex: number; x: number; y: number; side: number }>;

/** An image with known defects. */
export type Scene = Readonly<{ size: Size; patches: readonly Patch[] }>;

/**
 * A scene for a model of that input: twice as large and, where the input is square, less high, so that it lies in the input with a
 * bar above and below. Each patch fills a cell of 32 input pixels, wherever the image lies in the input.
 */
export function sceneFor(input: Size, classCount: number = DEFECTS.length): Scene {
  const isSquare = input.width === input.height;
  const size = { width: input.width * 2, height: isSquare ? (input.height / 5) * 6 : input.height * 2 };
  const places = [
    [1, 1],
    [5, 1],
    [3, 2],
  ];
  const patches = places
    .slice(0, classCount)
    .map(([column = 0, line = 0], classIndex) => ({ classIndex, x: column * 64, y: line * 64, side: 64 }));
  return { size, patches };
}

/** The same view of a good part. */
export function withoutDefects({ size }: Scene): Scene {
  return { size, patches: [] };
}

/** Draws a scene: grey, lighter to the right and grainy like a photograph, with its patches. */
export function drawScene({ size, patches }: Scene, seed = 1): Picture {
  const { width, height } = size;
  const samples = new Uint8Array(width * height * 3);
  let state = seed;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const grey = 90 + (60 * x) / width + (state >>> 28);
      const patch = patches.find((each) => isInside(each, x, y));
      samples.set(patch === undefined ? [grey, grey, grey] : (COLOURS[patch.classIndex] ?? []), at);
    }
  }
  return { size, pixels: { width, height, channels: 3, samples } };
}

/** The same as a file: PNG keeps every pixel exactly, JPEG nearly. */
export function sceneFile(scene: Scene, format: 'png' | 'jpeg', seed = 1): Promise<Buffer> {
  const { size, pixels } = drawScene(scene, seed);
  const picture = sharp(pixels.samples, { raw: { ...size, channels: 3 } });
  return format === 'png'
    ? picture.png().toBuffer()
    : picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
}

function isInside({ x: left, y: top, side }: Patch, x: number, y: number): boolean {
  return x >= left && x < left + side && y >= top && y < top + side;
}
