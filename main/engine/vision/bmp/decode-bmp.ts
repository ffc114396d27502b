import { imageUnreadable } from '../../../../preload/contract/faults/picture-damage.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Picture } from '../picture/pixels.ts';
import { BitmapDamage } from './damage.ts';
import { type BitmapHeader, readHeader } from './header.ts';
import { type Palette, readPalette } from './palette.ts';
import { plainPixelsEnd, readIndices, readMasked, readTriples, storedLine } from './plain-rows.ts';
import { unpackRuns } from './run-lengths.ts';

/** Whether bytes begin like a Windows bitmap, which libvips does not read. */
export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/**
 * Decodes a Windows or OS/2 bitmap of 1 to 32 bits: to one channel if its palette is grey, else to red, green, blue.
 * Alpha and colour profiles are ignored.
 */
export function decodeBmp(bytes: Uint8Array, maxPixels: number): Result<Picture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readHeader(view);
    const { width, height } = header;
    // Checked on the header, before allocating anything of that size.
    if (width * height > maxPixels) return failed({ code: 'image-too-large', width, height, maxPixels });
    const { end, ...pixels } = readSamples(bytes, view, header);
    requireEnd(bytes, end, header);
    const size = { width, height };
    return ok({ size, pixels: { ...size, ...pixels } });
  } catch (error) {
    if (!(error instanceof BitmapDamage)) throw error;
    return failed(imageUnreadable(`bitmap: ${error.message}`, error.kind));
  }
}

/**
 * A bitmap has no checksum: if unannounced bytes follow, its header may state too few lines, or a piece may be
 * there twice with everything after it out of place.
 */
function requireEnd(bytes: Uint8Array, pixelsEnd: number, { profile }: BitmapHeader): void {
  const hasNone = (from: number, to: number) => bytes.subarray(from, to).every((byte) => byte === 0);
  const from = Math.max(pixelsEnd, profile?.from ?? 0);
  if (hasNone(pixelsEnd, from) && hasNone(Math.max(from, profile?.to ?? 0), bytes.length)) return;
  throw new BitmapDamage('damaged', 'it goes on behind its end');
}

/** The pixels, and where they end in the file. */
function readSamples(bytes: Uint8Array, view: DataView, header: BitmapHeader) {
  const end = plainPixelsEnd(header);
  if (header.bits === 24) return { channels: 3, samples: readTriples(bytes, header), end } as const;
  if (header.bits > 24 || header.bits === 16) return { channels: 3, samples: readMasked(view, header), end } as const;
  const coded = header.coding === 'plain' ? { indices: readIndices(bytes, header), end } : unpackRuns(bytes, header);
  return { ...look(coded.indices, readPalette(bytes, header.palette), header), end: coded.end };
}

/** The colours of the indices, from the top down. @throws BitmapDamage for an index that the palette does not have */
function look(indices: Uint8Array, palette: Palette, header: BitmapHeader) {
  const { width, height } = header;
  const channels = palette.isGrey ? 1 : 3;
  const samples = new Uint8Array(indices.length * channels);
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = storedLine(header, y) * width;
    for (let x = 0; x < width; x += 1, from += 1, to += channels) {
      const index = indices[from] as number;
      if (index >= palette.length) throw new BitmapDamage('damaged', `its palette has no colour ${index}`);
      samples[to] = palette.samples[index * 3] as number;
      if (channels === 3) {
        samples[to + 1] = palette.samples[index * 3 + 1] as number;
        samples[to + 2] = palette.samples[index * 3 + 2] as number;
      }
    }
  }
  return { channels, samples } as const;
}
