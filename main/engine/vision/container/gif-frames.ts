import type { Size } from '../../../../preload/contract/values/geometry.ts';

const HEADER_BYTES = 13;
const DESCRIPTOR_BYTES = 10;
const EXTENSION = 0x21;
const FRAME = 0x2c;

type Frame = Size & Readonly<{ left: number; top: number }>;

/** The parts of a GIF: its screen, the frames drawn on it, and where the file itself ends. */
export type GifFrames = Readonly<{ screen: Size; frames: readonly Frame[]; end: number }>;

/** Walks through a GIF from block to block, as far as it can be followed. Source: GIF89a, 17 to 27. */
export function gifFrames(bytes: Uint8Array): GifFrames {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Frame[] = [];
  const short = (at: number) => (at + 2 <= file.length ? file.readUInt16LE(at) : 0);
  let at = HEADER_BYTES + tableBytes(file[10]);
  for (;;) {
    const kind = file[at];
    if (kind === EXTENSION) at = behindBlocks(file, at + 2);
    else if (kind === FRAME) {
      frames.push({ left: short(at + 1), top: short(at + 3), width: short(at + 5), height: short(at + 7) });
      // The number of bits that the codes begin with follows the frame's own colour table.
      at = behindBlocks(file, at + DESCRIPTOR_BYTES + tableBytes(file[at + 9]) + 1);
    } else break;
  }
  return { screen: { width: short(6), height: short(8) }, frames, end: Math.min(at + 1, file.length) };
}

/** Length of the colour table that a header's packed field announces. */
function tableBytes(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

/** The position after a run of blocks that each begin with their length; the last is empty. */
function behindBlocks(file: Buffer, from: number): number {
  let at = from;
  while ((file[at] ?? 0) > 0) at += (file[at] as number) + 1;
  return at + 1;
}

/**
 * What is wrong with a GIF that its decoder would not notice: a frame that does not cover the screen leaves places
 * unwritten, or shows the wrong rows. `null` if nothing is wrong.
 */
export function gifDamage(bytes: Uint8Array): string | null {
  const { screen, frames } = gifFrames(bytes);
  const covers = ({ left, top, width, height }: Frame) =>
    left === 0 && top === 0 && width === screen.width && height === screen.height;
  return frames.every(covers) ? null : 'its frame does not cover its picture';
}
