import type { ByteSource, Ending } from './byte-source.ts';

const TAIL_BYTES = 4096;
/** Type and checksum of the closing chunk; it has no contents, so its checksum never changes. */
const CLOSING_CHUNK = Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

export async function pngEnding(source: ByteSource): Promise<Ending> {
  const from = Math.max(0, source.size - TAIL_BYTES);
  const tail = await source.read(from, source.size - from);
  return tail.includes(CLOSING_CHUNK) ? 'present' : 'absent';
}
