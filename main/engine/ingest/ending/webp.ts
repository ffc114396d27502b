import { type ByteSource, type Ending, unlessBlank } from './byte-source.ts';

/** The RIFF header states how much follows it. */
export async function webpEnding(source: ByteSource): Promise<Ending> {
  const header = await source.read(0, 12);
  return header.length < 12 ? 'absent' : unlessBlank(source, 8 + header.readUInt32LE(4));
}
