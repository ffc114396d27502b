import sharp, { type Sharp } from 'sharp';

export type ColourSpace = 'b-w' | 'srgb' | 'grey16' | 'rgb16';

/**
 * The same pixels without their transparency. Models never see it, but resizing multiplies colours by it
 * first: what is fully transparent would turn black, and a defect with it.
 */
export async function opaque(image: Sharp, space: ColourSpace): Promise<Sharp> {
  const isDeep = space.endsWith('16');
  const { data, info } = await image
    .removeAlpha()
    .toColourspace(space)
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(isDeep ? wordsOf(data) : data, { raw: { width, height, channels }, limitInputPixels: false });
}

/** The same bytes as 16-bit numbers, which have to begin at an even offset. */
export function wordsOf(data: Buffer): Uint16Array {
  const { buffer, byteOffset, length } = data.byteOffset % 2 === 0 ? data : Uint8Array.from(data);
  return new Uint16Array(buffer, byteOffset, length / 2);
}
