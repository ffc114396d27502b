/** Random access to a file that may still be growing. `read` answers fewer bytes at the end of the file, never more than asked. */
export type ByteSource = {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
};

/**
 * What the bytes say about whether a picture's writer has finished.
 * - `present`: the format's own end is there
 * - `blank`: the lengths add up but the last bytes are all zero, as in a file whose room was reserved before it is filled
 * - `absent`: the end is missing, or this is no format Lupa knows
 */
export type Ending = 'present' | 'blank' | 'absent';

/** Compressed pixels never hold so many zeros in a row; a dark picture that is not compressed may, and then has to stand still. */
const BLANK_TAIL_BYTES = 64;

/** For formats that only state their length: a tail of zeros proves nothing. */
export async function unlessBlank(source: ByteSource, contentEnd: number): Promise<Ending> {
  if (contentEnd > source.size) return 'absent';
  const length = Math.min(BLANK_TAIL_BYTES, contentEnd);
  const tail = await source.read(contentEnd - length, length);
  if (tail.length < length) return 'absent';
  return tail.some((byte) => byte !== 0) ? 'present' : 'blank';
}
