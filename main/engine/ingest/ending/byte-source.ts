/** Random access to a file that may still be growing. `read` returns fewer bytes at the end of the file, never more than requested. */
export type ByteSource = {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
};

/**
 * What the bytes say about whether an image's writer has finished.
 * - `present`: the format's own end is there
 * - `unproven`: the lengths add up, and the format has no end to look for
 * - `blank`: the last bytes are all zero, or there are none at all, as in a file that was allocated before it is filled
 * - `absent`: the end is missing, or this is no format Lupa knows
 */
export type Ending = 'present' | 'unproven' | 'blank' | 'absent';

/** Compressed pixels never contain this many zeros in a row; a dark uncompressed image may, and then has to stay unchanged. */
const BLANK_TAIL_BYTES = 64;

/** For formats that only state their length: a tail of zeros proves nothing. */
export async function unlessBlank(source: ByteSource, contentEnd: number): Promise<Ending> {
  if (contentEnd > source.size) return 'absent';
  return (await isBlankBefore(source, contentEnd)) ? 'blank' : 'present';
}

/** Whether there are only zeros before `end`, or nothing at all. */
export async function isBlankBefore(source: ByteSource, end: number): Promise<boolean> {
  const length = Math.min(BLANK_TAIL_BYTES, end);
  const tail = await source.read(end - length, length);
  return !tail.some((byte) => byte !== 0);
}
