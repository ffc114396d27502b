import { isStartOfScan, type JpegSegment, segmentsFrom } from './jpeg-markers.ts';

const BASELINE = 0xc0;
const EXTENDED_SEQUENTIAL = 0xc1;
/** What a scan that is not progressive has to state: all coefficients, from first to last, in one go (ITU-T T.81, B.2.3). */
const WHOLE_SPECTRUM = [0, 63, 0];

/**
 * A sequential JPEG whose scans state only part of the spectrum, as some cameras write them. The fields mean nothing
 * there and every decoder ignores them; but ours warns, and a warning counts as damage. They are put right in a copy;
 * `bytes` itself if there is nothing to put right.
 */
export function withWholeSpectrum(bytes: Uint8Array): Uint8Array {
  const header = segmentsFrom(bytes, 2);
  const isSequential = header.some(({ marker }) => marker === BASELINE || marker === EXTENDED_SEQUENTIAL);
  if (!isSequential) return bytes;
  let copy: Uint8Array | null = null;
  let scan = header.find(isStartOfScan);
  while (scan !== undefined) {
    const fieldsAt = spectrumAt(bytes, scan);
    if (fieldsAt !== null && WHOLE_SPECTRUM.some((value, i) => bytes[fieldsAt + i] !== value)) {
      copy ??= Uint8Array.from(bytes);
      copy.set(WHOLE_SPECTRUM, fieldsAt);
    }
    // Later scans are only looked for if the first is wrong: that means a walk through all coded data.
    scan = copy === null ? undefined : scanBehind(bytes, scan.to);
  }
  return copy ?? bytes;
}

/** Where a scan's header states its part of the spectrum; `null` if its length does not fit its components. */
function spectrumAt(bytes: Uint8Array, { from, to }: JpegSegment): number | null {
  const components = bytes[from] ?? 0;
  const at = from + 1 + 2 * components;
  return at + 3 === to && to <= bytes.length ? at : null;
}

/** The next scan's header, after the coded data of the previous one. */
function scanBehind(bytes: Uint8Array, at: number): JpegSegment | undefined {
  let marker = bytes.indexOf(0xff, at);
  while (marker !== -1) {
    const kind = bytes[marker + 1] ?? 0;
    const isWithinScan = kind === 0 || kind === 0xff || (kind >= 0xd0 && kind <= 0xd7);
    if (!isWithinScan) return segmentsFrom(bytes, marker).find(isStartOfScan);
    marker = bytes.indexOf(0xff, marker + 1);
  }
  return undefined;
}
