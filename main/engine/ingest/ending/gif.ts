import type { ByteSource, Ending } from './byte-source.ts';

const TRAILER = 0x3b;

export async function gifEnding(source: ByteSource): Promise<Ending> {
  const last = await source.read(source.size - 1, 1);
  return last.length === 1 && last.readUInt8(0) === TRAILER ? 'present' : 'absent';
}
