import { componentsOf, isFrame, isJpeg, isStartOfScan, type JpegSegment, segmentsFrom } from './jpeg-markers.ts';

const PROGRESSIVE = 0xc2;
const COEFFICIENTS = 64;
const END_OF_PICTURE = 0xd9;

/**
 * Whether a JPEG ends before all of its scans have come. A progressive one sends the whole picture coarsely first and its detail
 * in later scans; one that ends between two scans is well formed, shows something everywhere, and may lack the defect. So may
 * one whose components come in separate scans. Source: ITU-T T.81, G.1.1.
 */
export function lacksScans(bytes: Uint8Array): boolean {
  if (!isJpeg(bytes)) return false;
  const header = segmentsFrom(bytes, 2);
  const frame = header.find(isFrame);
  const first = header.find(isStartOfScan);
  if (frame === undefined || first === undefined) return false;
  const count = componentsOf(bytes, frame);
  const isProgressive = frame.marker === PROGRESSIVE;
  // The usual case, which needs no walk through the coded data.
  if (!isProgressive && bytes[first.from] === count) return false;
  const missing = new Map<number, Set<number>>();
  const spectrum = isProgressive ? Array.from({ length: COEFFICIENTS }, (_, at) => at) : [0];
  for (let i = 0; i < count; i += 1) missing.set(bytes[frame.from + 6 + 3 * i] ?? -1, new Set(spectrum));
  for (let scan: JpegSegment | undefined = first; scan !== undefined; scan = scanBehind(bytes, scan.to)) {
    for (const [component, coefficient] of finishedBy(bytes, scan, isProgressive)) {
      missing.get(component)?.delete(coefficient);
    }
  }
  return [...missing.values()].some(({ size }) => size > 0);
}

/** Which coefficients of which components have all their bits once this scan has been read. */
function* finishedBy(bytes: Uint8Array, { from }: JpegSegment, isProgressive: boolean): Generator<[number, number]> {
  const count = bytes[from] ?? 0;
  const [start = 0, end = 0, bits = 0] = bytes.subarray(from + 1 + 2 * count, from + 4 + 2 * count);
  const isLast = !isProgressive || (bits & 0x0f) === 0;
  if (!isLast) return;
  for (let i = 0; i < count; i += 1) {
    const component = bytes[from + 1 + 2 * i] ?? -1;
    if (!isProgressive) yield [component, 0];
    else for (let at = start; at <= end && at < COEFFICIENTS; at += 1) yield [component, at];
  }
}

/** The next scan's header of the same picture, after the coded data of the previous one. */
function scanBehind(bytes: Uint8Array, at: number): JpegSegment | undefined {
  for (let marker = bytes.indexOf(0xff, at); marker !== -1; marker = bytes.indexOf(0xff, marker + 1)) {
    const kind = bytes[marker + 1] ?? 0;
    if (kind === END_OF_PICTURE) return undefined;
    const isWithinScan = kind === 0 || kind === 0xff || (kind >= 0xd0 && kind <= 0xd7);
    if (!isWithinScan) return segmentsFrom(bytes, marker).find(isStartOfScan);
  }
  return undefined;
}
