import { type HuffmanTable, huffmanTable } from './jpeg-huffman.ts';
import type { JpegSegment } from './jpeg-markers.ts';

const QUANTISATION = 0xdb;
const HUFFMAN = 0xc4;
const RESTART_INTERVAL = 0xdd;
const COEFFICIENTS = 64;
const LENGTHS = 16;

/** The tables in force at a place of a JPEG, by their numbers; for Huffman tables of coefficients the number is 16 higher. */
export type JpegTables = {
  readonly quantisation: Map<number, Uint16Array>;
  readonly huffman: Map<number, HuffmanTable>;
  /** MCUs between two restart markers; 0 if there are none. */
  restartInterval: number;
};

export function noTables(): JpegTables {
  return { quantisation: new Map(), huffman: new Map(), restartInterval: 0 };
}

/** The Huffman table with this number. A camera's video frames leave out the standard tables, which then apply. */
export function huffmanTableOf({ huffman }: JpegTables, number: number): HuffmanTable | null {
  const held = huffman.get(number);
  if (held !== undefined) return held;
  const [counts = '', symbols = ''] = USUAL[number]?.split(' ') ?? [];
  return counts === '' ? null : huffmanTable(Buffer.from(counts, 'hex'), Buffer.from(symbols, 'hex'));
}

/** Takes in a segment's tables, if it has any. Returns what is wrong with it, or `null`. Source: ITU-T T.81, B.2.4. */
export function takeTables(tables: JpegTables, bytes: Uint8Array, { marker, from, to }: JpegSegment): string | null {
  const content = bytes.subarray(from, to);
  switch (marker) {
    case QUANTISATION:
      return takeQuantisation(tables, content);
    case HUFFMAN:
      return takeHuffman(tables, content);
    case RESTART_INTERVAL:
      tables.restartInterval = (content[0] ?? 0) * 256 + (content[1] ?? 0);
      return null;
    default:
      return null;
  }
}

function takeQuantisation({ quantisation }: JpegTables, content: Uint8Array): string | null {
  for (let at = 0; at < content.length; ) {
    const head = content[at] as number;
    const valueBytes = head >> 4 === 0 ? 1 : 2;
    const end = at + 1 + COEFFICIENTS * valueBytes;
    if (end > content.length) return 'a table of it is cut off';
    const values = new Uint16Array(COEFFICIENTS);
    for (let i = 0; i < COEFFICIENTS; i += 1) {
      const value = content[at + 1 + i * valueBytes] as number;
      values[i] = valueBytes === 1 ? value : value * 256 + (content[at + 2 + i * 2] as number);
    }
    if (values.includes(0)) return 'a quantisation table of it says zero';
    quantisation.set(head & 15, values);
    at = end;
  }
  return null;
}

function takeHuffman({ huffman }: JpegTables, content: Uint8Array): string | null {
  for (let at = 0; at < content.length; ) {
    const counts = content.slice(at + 1, at + 1 + LENGTHS);
    const count = counts.reduce((sum, each) => sum + each, 0);
    const end = at + 1 + LENGTHS + count;
    if (end > content.length) return 'a table of it is cut off';
    const table = huffmanTable(counts, content.slice(at + 1 + LENGTHS, end));
    if (table === null) return 'a Huffman table of it is impossible';
    huffman.set(content[at] as number, table);
    at = end;
  }
  return null;
}

/** ITU-T T.81, K.3: counts by length and symbols, of brightness and colour, for the first coefficient (0, 1) and for the others (16, 17). */
const USUAL: Readonly<Record<number, string>> = {
  0: '00010501010101010100000000000000 000102030405060708090a0b',
  1: '00030101010101010101010000000000 000102030405060708090a0b',
  16:
    '0002010303020403050504040000017d 01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a' +
    '25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a929394959697' +
    '98999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  17:
    '00020102040403040705040400010277 000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f117' +
    '18191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495' +
    '969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
};
