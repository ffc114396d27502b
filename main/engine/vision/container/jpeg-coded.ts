const MARKER = 0xff;
const FIRST_RESTART = 0xd0;
const LAST_RESTART = 0xd7;
/** Zeros after all coded data: as many as the longest block has, since a block may begin at the very end. */
const SPARE_BYTES = 256;

/** Bytes coded in one go. */
export type CodedStretch = Readonly<{ from: number; to: number }>;

/** The coded data of one scan, without the zeros stuffed after each 0xFF: all of it, and its stretches between restart markers. */
export type CodedScan = Readonly<{
  plain: DataView;
  stretches: readonly CodedStretch[];
  /** Whether the restart markers come in their numbered order. */
  isInOrder: boolean;
  /** Where the next marker begins in the file, or the file ends. */
  end: number;
}>;

/** Reads the coded data after a scan's header, up to the next marker other than a restart. Source: ITU-T T.81, B.1.1 and E.1.4. */
export function readCoded(bytes: Uint8Array, from: number): CodedScan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const plain = Buffer.allocUnsafe(Math.max(0, file.length - from) + SPARE_BYTES);
  const stretches: CodedStretch[] = [];
  let isInOrder = true;
  let begin = 0;
  let to = 0;
  let at = from;
  for (;;) {
    const found = file.indexOf(MARKER, at);
    const marker = found === -1 ? file.length : found;
    const kind = file[marker + 1];
    // The 0xFF before a stuffed zero belongs to the coded data.
    const end = kind === 0 ? marker + 1 : marker;
    to += file.copy(plain, to, at, end);
    if (kind === 0) {
      at = marker + 2;
      continue;
    }
    if (kind === MARKER) {
      // Any number of these may pad the space before a marker.
      at = marker + 1;
      continue;
    }
    stretches.push({ from: begin, to });
    if (kind === undefined || kind < FIRST_RESTART || kind > LAST_RESTART) {
      plain.fill(0, to, to + SPARE_BYTES);
      return {
        plain: new DataView(plain.buffer, plain.byteOffset, to + SPARE_BYTES),
        stretches,
        isInOrder,
        end: marker,
      };
    }
    isInOrder &&= kind === FIRST_RESTART + ((stretches.length - 1) % 8);
    begin = to;
    at = marker + 2;
  }
}

/** Where the next marker other than a restart begins after a scan's header, or the file ends. */
export function endOfCoded(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(MARKER, from); at !== -1; at = bytes.indexOf(MARKER, at + 1)) {
    const kind = bytes[at + 1] ?? 0;
    const isWithin = kind === 0 || kind === MARKER || (kind >= FIRST_RESTART && kind <= LAST_RESTART);
    if (!isWithin) return at;
  }
  return bytes.length;
}
