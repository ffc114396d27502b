import { decode } from 'bmp-ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { Picture } from './pixels.ts';

const HEADER_BYTES = 26;

/** Whether bytes begin like a Windows bitmap, which libvips does not read. */
export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/** Decodes a Windows bitmap to red-green-blue. */
export function decodeBmp(bytes: Uint8Array, maxPixels: number): Result<Picture> {
  if (bytes.length < HEADER_BYTES) {
    return failed({ code: 'image-unreadable', reason: 'the bitmap ends in its header', damage: 'cut-off' });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = Math.abs(view.getInt32(18, true));
  const height = Math.abs(view.getInt32(22, true));
  // Checked on the header, before anything of that size is allocated.
  if (width * height > maxPixels) return failed({ code: 'image-too-large', width, height, maxPixels });
  try {
    const { data } = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { toRGBA: true });
    const size = { width, height };
    return ok({ size, pixels: { ...size, channels: 3, samples: withoutAlpha(data, width * height) } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed({ code: 'image-unreadable', reason: `damaged bitmap: ${reason}`, damage: 'damaged' });
  }
}

function withoutAlpha(rgba: Uint8Array, count: number): Uint8Array {
  const rgb = new Uint8Array(count * 3);
  for (let i = 0, from = 0, to = 0; i < count; i += 1, from += 4, to += 3) {
    rgb[to] = rgba[from] as number;
    rgb[to + 1] = rgba[from + 1] as number;
    rgb[to + 2] = rgba[from + 2] as number;
  }
  return rgb;
}
