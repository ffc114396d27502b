import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { decodeBytes } from '../../main/engine/vision/decode.ts';
import { convert, saveByPillow, seenByMagick, seenByPillow } from './independent.ts';
import type { Kind } from './matrix.ts';

const WIDTH = 61;
const HEIGHT = 43;

/** What a comparison found: the most and the mean by which samples differ, that the file is refused, or why there is nothing to compare. */
export type Comparison =
  | Readonly<{ most: number; mean: number }>
  | Readonly<{ refused: string; reason: string }>
  | Readonly<{ trouble: string }>;

/** The picture that all files are made of: colours over the whole range, edges, an odd size. */
export async function writeSource(folder: string): Promise<string> {
  const samples = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isEdge = x > 20 && x < 33 && y > 9 && y < 30;
      const pixel = isEdge ? [250, 20, 30] : [x * 4, y * 5, 255 - x * 2 - y];
      samples.set(pixel, (y * WIDTH + x) * 3);
    }
  }
  const file = path.join(folder, 'source.png');
  await sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toFile(file);
  return file;
}

/** Makes a file of this kind and reads it by Lupa and by another decoder. */
export async function compareKind(folder: string, source: string, kind: Kind): Promise<Comparison> {
  const { made, to } = kind;
  const [format, name] = to.includes(':') ? (to.split(':') as [string, string]) : [null, to];
  const file = path.join(folder, name);
  if ('flags' in made) convert(source, made.flags, format === null ? file : `${format}:${file}`);
  else saveByPillow(source, made.statement, file);
  return await compareFile(file, kind);
}

/** Whether a comparison came out as its kind has to. */
export function isAsExpected(found: Comparison, { within, refused }: Kind): boolean {
  if ('refused' in found) return found.refused === refused;
  return refused === undefined && 'most' in found && found.most <= within;
}

/** Reads a file by Lupa and by another decoder. */
async function compareFile(file: string, { by, usedBits }: Kind): Promise<Comparison> {
  const limits = { maxPixels: 1_000_000, neededSide: 0 };
  const decoded = await decodeBytes(readFileSync(file), { ...limits, ...(usedBits !== undefined && { usedBits }) });
  if (!decoded.ok) {
    const { fault } = decoded;
    const isTold = fault.code === 'image-unreadable' && fault.why !== 'noted';
    return { refused: isTold ? fault.why : fault.code, reason: JSON.stringify(fault) };
  }
  const { width, height, channels, samples } = decoded.value.pixels;
  const other = by === 'pillow' ? seenByPillow(file, usedBits ?? 16) : seenByMagick(file);
  if (width !== other.width || height !== other.height) {
    return { trouble: `${width} × ${height}, but the other decoder has ${other.width} × ${other.height}` };
  }
  let most = 0;
  let sum = 0;
  for (let i = 0; i < width * height * 3; i += 1) {
    const own = samples[channels === 1 ? Math.floor(i / 3) : i] ?? -1;
    const off = Math.abs(own - (other.rgb[i] ?? 1000));
    most = Math.max(most, off);
    sum += off;
  }
  return { most, mean: sum / (width * height * 3) };
}
