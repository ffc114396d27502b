import { bmpEnding } from './bmp.ts';
import type { ByteSource, Ending } from './byte-source.ts';
import { gifEnding } from './gif.ts';
import { heifEnding } from './heif.ts';
import { jpegEnding } from './jpeg.ts';
import { pngEnding } from './png.ts';
import { tiffEnding } from './tiff.ts';
import { webpEnding } from './webp.ts';

/** Tells the format by its first bytes, not by its name: a camera's name may lie, and a wrong one must not stall the file. */
export async function readEnding(source: ByteSource): Promise<Ending> {
  const head = await source.read(0, 12);
  if (startsWith(head, [0xff, 0xd8, 0xff])) return jpegEnding(source);
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47])) return pngEnding(source);
  if (isText(head, 0, 'RIFF') && isText(head, 8, 'WEBP')) return webpEnding(source);
  if (isText(head, 0, 'BM')) return bmpEnding(source);
  if (isText(head, 0, 'GIF8')) return gifEnding(source);
  if (isText(head, 0, 'II') || isText(head, 0, 'MM')) return tiffEnding(source);
  if (isText(head, 4, 'ftyp')) return heifEnding(source);
  return 'absent';
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}

function isText(head: Buffer, at: number, text: string): boolean {
  return head.toString('latin1', at, at + text.length) === text;
}
