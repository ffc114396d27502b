import { execFileSync, spawnSync } from 'node:child_process';

/** Another decoder's pixels: upright, red, green, blue. */
export type Seen = Readonly<{ width: number; height: number; rgb: Buffer }>;

const PYTHON = process.env['LUPA_PYTHON'] ?? '/usr/bin/python3';
const MAGICK = process.env['LUPA_MAGICK'] ?? 'convert';
const MOST_BYTES = 64 * 1024 * 1024;

/** Whether the programs are there that pictures are compared by; neither is ever needed to build or to run. */
export const HAS_PILLOW = spawnSync(PYTHON, ['-c', 'import PIL, numpy'], { stdio: 'ignore' }).status === 0;
export const HAS_MAGICK = spawnSync(MAGICK, ['-version'], { stdio: 'ignore' }).status === 0;

const BY_PILLOW = `
import sys, numpy
from PIL import Image, ImageOps
im = ImageOps.exif_transpose(Image.open(sys.argv[1]))
if im.mode in ('I;16', 'I;16B', 'I'): im = Image.fromarray((numpy.asarray(im).astype(numpy.uint32) >> int(sys.argv[2])).astype(numpy.uint8))
im = im.convert('RGB')
sys.stdout.buffer.write(numpy.array(im.size, dtype='<u4').tobytes() + im.tobytes())
`;

/** Decodes by Pillow: of 16 bits the 8 upper ones of those that are used, alpha left out. */
export function seenByPillow(file: string, usedBits = 16): Seen {
  const answer = execFileSync(PYTHON, ['-c', BY_PILLOW, file, `${usedBits - 8}`], { maxBuffer: MOST_BYTES });
  return { width: answer.readUInt32LE(0), height: answer.readUInt32LE(4), rgb: answer.subarray(8) };
}

/** Decodes by ImageMagick, alpha left out. */
export function seenByMagick(file: string): Seen {
  const upright = [file, '-auto-orient', '-alpha', 'off', '-depth', '8'];
  const size = execFileSync(MAGICK, [...upright, '-format', '%w %h', 'info:-'], { encoding: 'utf8' });
  const [width = 0, height = 0] = size.split(' ').map(Number);
  const rgb = execFileSync(MAGICK, [...upright, '-colorspace', 'sRGB', '-type', 'TrueColor', 'rgb:-'], {
    maxBuffer: MOST_BYTES,
  });
  return { width, height, rgb };
}

/** Has Pillow save another file by a statement in Python, which calls it `im`, and the place `to`. */
export function saveByPillow(from: string, statement: string, to: string): void {
  const script = `import sys, numpy\nfrom PIL import Image, ImageCms\nim = Image.open(sys.argv[1]).convert('RGB')\nto = sys.argv[2]\n${statement}\n`;
  execFileSync(PYTHON, ['-c', script, from, to], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Has ImageMagick make a file of another. */
export function convert(from: string, flags: readonly string[], to: string): void {
  execFileSync(MAGICK, [from, ...flags, to], { stdio: ['ignore', 'ignore', 'pipe'] });
}
