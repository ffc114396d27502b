const START_OF_SCAN = 0xda;
const MAX_SEGMENTS = 500;

/** One segment of a JPEG's header: its marker's second byte, and where its content is, after the two bytes of its length. */
export type JpegSegment = Readonly<{ marker: number; from: number; to: number }>;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** The segments from `at` to the next start of a scan, which is the last; as far as they can be followed (ITU-T T.81, B.1.1). */
export function segmentsFrom(bytes: Uint8Array, at: number): readonly JpegSegment[] {
  const segments: JpegSegment[] = [];
  let offset = at;
  while (segments.length < MAX_SEGMENTS && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1];
    // 0xFF may be repeated as fill before a marker.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const [high, low] = [bytes[offset + 2], bytes[offset + 3]];
    if (marker === undefined || high === undefined || low === undefined) break;
    const to = offset + 2 + high * 256 + low;
    segments.push({ marker, from: offset + 4, to });
    if (marker === START_OF_SCAN) break;
    offset = to;
  }
  return segments;
}

export function isStartOfScan({ marker }: JpegSegment): boolean {
  return marker === START_OF_SCAN;
}

/** SOF0 to SOF15, without the tables and extensions that lie among them. */
export function isFrame({ marker }: JpegSegment): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** How many components a frame's header states: 1 for grey, 3 for colour, 4 for print colours. */
export function componentsOf(bytes: Uint8Array, frame: JpegSegment): number {
  return bytes[frame.from + 5] ?? 0;
}
