import { type ByteSource, type Ending, unlessBlank } from './byte-source.ts';

const MAX_BOXES = 1000;

/** AVIF and HEIF are boxes in a row (ISO/IEC 14496-12, 4.2): whole when the last one ends where the file ends. */
export async function heifEnding(source: ByteSource): Promise<Ending> {
  let offset = 0;
  for (let box = 0; box < MAX_BOXES && offset < source.size; box++) {
    const header = await source.read(offset, 16);
    if (header.length < 8) return 'absent';
    const length = boxLength(header);
    // A length of zero means "to the end of the file", wherever that will be.
    if (length === 0) return 'blank';
    if (length === null) return 'absent';
    offset += length;
  }
  return offset === source.size ? unlessBlank(source, offset) : 'absent';
}

function boxLength(header: Buffer): number | null {
  const short = header.readUInt32BE(0);
  if (short !== 1) return short === 0 || short >= 8 ? short : null;
  if (header.length < 16) return null;
  const long = header.readBigUInt64BE(8);
  return long >= 16n && long <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(long) : null;
}
