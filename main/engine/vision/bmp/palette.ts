import type { BitmapHeader } from './header.ts';

/** Colours of a bitmap by index, blue, green, red in the file: whether all of them are grey, and three samples for each. */
export type Palette = Readonly<{ isGrey: boolean; length: number; samples: Uint8Array }>;

export function readPalette(bytes: Uint8Array, { at, entryBytes, length }: BitmapHeader['palette']): Palette {
  const held = Math.max(0, Math.min(length, Math.floor((bytes.length - at) / entryBytes)));
  const samples = new Uint8Array(held * 3);
  let isGrey = held > 0;
  for (let index = 0; index < held; index += 1) {
    const from = at + index * entryBytes;
    const [blue = 0, green = 0, red = 0] = bytes.subarray(from, from + 3);
    samples.set([red, green, blue], index * 3);
    isGrey &&= red === green && green === blue;
  }
  return { isGrey, length: held, samples };
}
