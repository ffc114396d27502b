import { type ByteSource, type Ending, unlessBlank } from './byte-source.ts';

const HEADER_BYTES = 34;

/** The header states the file's size. Writers that leave it zero state at least the image's. */
export async function bmpEnding(source: ByteSource): Promise<Ending> {
  const header = await source.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return 'absent';
  const fileBytes = header.readUInt32LE(2);
  if (fileBytes > 0) return unlessBlank(source, fileBytes);
  const rowBytes = Math.ceil((Math.abs(header.readInt32LE(18)) * header.readUInt16LE(28)) / 32) * 4;
  return unlessBlank(source, header.readUInt32LE(10) + rowBytes * Math.abs(header.readInt32LE(22)));
}
