import { type BlockPlan, walkBlocks } from './jpeg-blocks.ts';
import { type CodedScan, type CodedStretch, endOfCoded, readCoded } from './jpeg-coded.ts';
import { type JpegComponent, type JpegFrame, readFrame } from './jpeg-frame.ts';
import { isFrame, isJpeg, isStartOfScan, type JpegSegment, segmentsFrom } from './jpeg-markers.ts';
import { huffmanTableOf, type JpegTables, noTables, takeTables } from './jpeg-tables.ts';

const PROGRESSIVE = 0xc2;
/** With Huffman codes: baseline, extended and progressive. */
const CODINGS: ReadonlySet<number> = new Set([0xc0, 0xc1, PROGRESSIVE]);
const SAMPLE_BITS = 8;
const BLOCK_SIDE = 8;
/**
 * No coefficient of 8-bit samples is larger than 1024 (the first) or 928 (the others). Encoders that let white overshoot exceed that
 * by a quarter; one more step of quantisation is rounding.
 */
const MOST_COEFFICIENT = 1300;
const MOST_BITS = 10;
/** Hardware encoders write whole words: up to this many bytes may pad the last one. */
const MOST_FILLING_BYTES = 16;

/**
 * What is wrong with a JPEG that its decoder would not notice: it has no checksum, and libjpeg shows something for any codes it
 * gets, and stops reading at the last row. Walks through all codes once: they have to be possible, and end
 * where the data ends. `null` if nothing is found to be wrong. The decoder itself reads progressive ones to their end.
 */
export function jpegDamage(bytes: Uint8Array): string | null {
  if (!isJpeg(bytes)) return null;
  const tables = noTables();
  let frame: JpegFrame | null = null;
  let isProgressive = false;
  let scans = 0;
  const seen = new Set<number>();
  for (let at = 2; ; ) {
    const segments = segmentsFrom(bytes, at);
    for (const segment of segments) {
      const wrong = takeTables(tables, bytes, segment);
      if (wrong !== null) return wrong;
      if (!isFrame(segment)) continue;
      if (!CODINGS.has(segment.marker)) return 'it is coded in a way that no camera uses';
      if (frame !== null) return 'it has two headers';
      isProgressive = segment.marker === PROGRESSIVE;
      frame = readFrame(bytes, segment);
      if (frame === null || frame.bits !== SAMPLE_BITS) return 'its header is impossible';
    }
    const scan = segments.at(-1);
    if (scan === undefined || !isStartOfScan(scan)) return scans === 0 ? 'it has no picture' : null;
    scans += 1;
    if (frame === null) return 'its header is missing';
    if (scan.to > bytes.length) return CUT;
    if (isProgressive) {
      at = endOfCoded(bytes, scan.to);
      continue;
    }
    const components = componentsOf(bytes, scan, frame);
    if (components === null) return 'a scan of it is impossible';
    // A second look at the same component would hide the first.
    for (const { component } of components) {
      if (seen.has(component.id)) return 'a scan of it is there twice';
      seen.add(component.id);
    }
    const coded = readCoded(bytes, scan.to);
    const wrong = scanDamage(coded, planOf(components, tables), mcusOf(components, frame), tables);
    if (wrong !== null) return wrong;
    at = coded.end;
  }
}

type ScanComponent = Readonly<{ component: JpegComponent; index: number; first: number; others: number }>;

/** The components of a scan, with the numbers of their tables; `null` if it names one that does not exist. */
function componentsOf(bytes: Uint8Array, { from }: JpegSegment, { components }: JpegFrame): ScanComponent[] | null {
  const named: ScanComponent[] = [];
  for (let i = 0; i < (bytes[from] ?? 0); i += 1) {
    const index = components.findIndex(({ id }) => id === bytes[from + 1 + 2 * i]);
    const component = components[index];
    const numbers = bytes[from + 2 + 2 * i] ?? 0;
    if (component === undefined) return null;
    named.push({ component, index, first: numbers >> 4, others: (numbers & 15) + 16 });
  }
  return named.length === 0 ? null : named;
}

/** The blocks of an MCU in order; `null` if a table is missing. */
function planOf(named: readonly ScanComponent[], tables: JpegTables): readonly BlockPlan[] | null {
  const plan: BlockPlan[] = [];
  for (const { component, index, first, others } of named) {
    const [one, other] = [huffmanTableOf(tables, first), huffmanTableOf(tables, others)];
    const quantisation = tables.quantisation.get(component.quantisation);
    if (one === null || other === null || quantisation === undefined) return null;
    const block: BlockPlan = {
      component: index,
      first: one,
      others: other,
      mostFirst: mostOf(quantisation[0] as number),
      mostBits: Uint8Array.from(quantisation, (step) => Math.min(MOST_BITS, 32 - Math.clz32(mostOf(step)))),
    };
    // A scan of one component has one block in each MCU, whatever its sampling (ITU-T T.81, A.2.2).
    const blocks = named.length === 1 ? 1 : component.across * component.down;
    plan.push(...Array.from({ length: blocks }, () => block));
  }
  return plan;
}

function mostOf(step: number): number {
  return Math.floor(MOST_COEFFICIENT / step) + 1;
}

function mcusOf(named: readonly ScanComponent[], frame: JpegFrame): number {
  const { width, height, mostAcross, mostDown } = frame;
  const [only] = named;
  if (named.length > 1 || only === undefined) {
    return Math.ceil(width / (BLOCK_SIDE * mostAcross)) * Math.ceil(height / (BLOCK_SIDE * mostDown));
  }
  const { across, down } = only.component;
  const samples = (length: number, factor: number, most: number) => Math.ceil((length * factor) / most);
  return (
    Math.ceil(samples(width, across, mostAcross) / BLOCK_SIDE) * Math.ceil(samples(height, down, mostDown) / BLOCK_SIDE)
  );
}

function scanDamage(
  { plain, stretches, isInOrder }: CodedScan,
  plan: readonly BlockPlan[] | null,
  mcus: number,
  { restartInterval }: JpegTables,
): string | null {
  if (plan === null) return 'a table of it is missing';
  if (!isInOrder) return 'its restart markers are out of order';
  const perStretch = restartInterval === 0 ? mcus : restartInterval;
  const expected = Math.ceil(mcus / perStretch);
  if (stretches.length < expected) return CUT;
  for (const [i, stretch] of stretches.entries()) {
    const count = Math.min(perStretch, mcus - i * perStretch);
    // Some encoders also write a restart marker after the last MCU.
    if (count <= 0 && !isFilling(plain, stretch)) return MORE;
    if (count <= 0) continue;
    const end = walkBlocks(plain, stretch, plan, count);
    if (end === null) return 'its codes are no picture’s';
    if (end > stretch.to * 8) return CUT;
    if (!isFilling(plain, { from: Math.ceil(end / 8), to: stretch.to })) return MORE;
  }
  return null;
}

const CUT = 'it ends before its end';
const MORE = 'more is coded than its size says';

/** Whether there are only a few bytes, of one of the two kinds that encoders pad with. */
function isFilling({ buffer, byteOffset }: DataView, { from, to }: CodedStretch): boolean {
  const rest = new Uint8Array(buffer, byteOffset + from, to - from);
  return rest.length <= MOST_FILLING_BYTES && (rest.every((byte) => byte === 0) || rest.every((byte) => byte === 255));
}
