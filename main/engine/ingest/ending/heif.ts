import { type ByteSource, type Ending, unlessBlank } from './byte-source.ts';

const MAX_BOXES = 1000;

/** AVIF and HEIF are a row of boxes (ISO/IEC 14496-12, 4.2): complete if the last one ends where the file ends and the pixels are among them. */
export async function heifEnding(source: ByteSource): Promise<Ending> {
  let offset = 0;
  let hasPixels = false;
  for (let box = 0; box < MAX_BOXES && offset < source.size; box++) {
    const header = await source.read(offset, 16);
    if (header.length < 8) return 'absent';
    const length = boxLength(header);
    // A length of zero means "to the end of the file", wherever that will be.
    if (length === 0) return 'unproven';
    if (length === null) return 'absent';
    hasPixels ||= header.toString('latin1', 4, 8) === 'mdat';
    offset += length;
  }
  if (offset !== source.size) return 'absent';
  // Boxes may end where a chunk did. Images that store their pixels elsewhere have to stay unchanged.
  return hasPixels ? unlessBlank(source, offset) : 'unproven';
}

function boxLength(header: Buffer): number | null {
  const short = header.readUInt32BE(0);
  if (short !== 1) return short === 0 || short >= 8 ? short : null;
  if (header.length < 16) return null;
  const long = header.readBigUInt64BE(8);
  return long >= 16n && long <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(long) : null;
}
