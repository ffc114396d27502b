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
 * Decodes a Windows or OS/2 bitmap of 1 to 32 bits: to one channel where its palette is grey, else to red, green, blue.
 * Alpha is ignored, and so is what lies behind the pixels within the size that the file states.
 */
export function decodeBmp(bytes: Uint8Array, maxPixels: number): Result<Picture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = readHeader(view);
    const { width, height } = header;
    // Checked on the header, before anything of that size is allocated.
    if (width * height > maxPixels) return failed({ code: 'image-too-large', width, height, maxPixels });
    const samples = readSamples(bytes, view, header);
    requireEnd(bytes, view, header);
    const size = { width, height };
    return ok({ size, pixels: { ...size, ...samples } });
  } catch (error) {
    if (!(error instanceof BitmapDamage)) throw error;
    return failed({ code: 'image-unreadable', reason: `bitmap: ${error.message}`, damage: error.kind });
  }
}

/** A bitmap has no checksum: where bytes follow that nobody announced, a piece may be in it twice and all behind it out of place. */
function requireEnd(bytes: Uint8Array, view: DataView, header: BitmapHeader): void {
  const plainEnd = header.coding === 'plain' ? plainPixelsEnd(header) : bytes.length;
  const end = Math.max(plainEnd, view.getUint32(2, true));
  if (bytes.subarray(end).some((byte) => byte !== 0)) throw new BitmapDamage('damaged', 'it goes on behind its end');
}

function readSamples(bytes: Uint8Array, view: DataView, header: BitmapHeader) {
  if (header.bits === 24) return { channels: 3, samples: readTriples(bytes, header) } as const;
  if (header.bits > 24 || header.bits === 16) return { channels: 3, samples: readMasked(view, header) } as const;
  const indices = header.coding === 'plain' ? readIndices(bytes, header) : unpackRuns(bytes, header);
  return look(indices, readPalette(bytes, header.palette), header);
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
