import { isStartOfScan, type JpegSegment, segmentsFrom } from './jpeg-markers.ts';

const BASELINE = 0xc0;
const EXTENDED_SEQUENTIAL = 0xc1;
/** What a scan that is not progressive has to say: all coefficients, from the first to the last, in one go (ITU-T T.81, B.2.3). */
const WHOLE_SPECTRUM = [0, 63, 0];

/**
 * A sequential JPEG whose scans state another part of the spectrum than all of it, as some cameras' do. The fields have no
 * meaning there and every decoder reads past them; but ours warns, and a warning counts as damage. They are put right in a copy;
 * `bytes` itself where there is nothing to put right.
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
    // Later scans are only looked for where the first is wrong: that costs a walk through all that is coded.
    scan = copy === null ? undefined : scanBehind(bytes, scan.to);
  }
  return copy ?? bytes;
}

/** Where a scan's header states its part of the spectrum; `null` for one whose length does not fit its components. */
function spectrumAt(bytes: Uint8Array, { from, to }: JpegSegment): number | null {
  const components = bytes[from] ?? 0;
  const at = from + 1 + 2 * components;
  return at + 3 === to && to <= bytes.length ? at : null;
}

/** The next scan's header, behind what is coded of the one before. */
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
