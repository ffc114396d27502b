import type { ByteSource, Ending } from './byte-source.ts';

/** Almost every image ends with its marker; makers' trailers may follow it. */
const TAILS_BYTES = [2048, 65_536];
const MAX_SEGMENTS = 500;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/**
 * The end-of-image marker counts only after the start of the scan: the thumbnail in a photograph's header has its
 * own. Within a scan it cannot occur by chance, because the coder stuffs a zero after every 0xFF (ITU-T T.81, B.1.1.5);
 * so padding and makers' trailers after it do no harm.
 */
export async function jpegEnding(source: ByteSource): Promise<Ending> {
  const scanAt = await findScan(source);
  if (scanAt === null) return 'absent';
  for (const tailBytes of TAILS_BYTES) {
    const from = Math.max(scanAt, source.size - tailBytes);
    const tail = await source.read(from, source.size - from);
    if (tail.includes(END_OF_IMAGE)) return 'present';
  }
  return 'absent';
}

/** Walks the header's segments by their lengths. */
async function findScan(source: ByteSource): Promise<number | null> {
  let offset = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment++) {
    const header = await source.read(offset, 4);
    if (header.length < 4 || header.readUInt8(0) !== 0xff) return null;
    const marker = header.readUInt8(1);
    if (marker === START_OF_SCAN) return offset + 2;
    // 0xFF may be repeated as fill before a marker.
    offset += marker === 0xff ? 1 : 2 + header.readUInt16BE(2);
  }
  return null;
}
