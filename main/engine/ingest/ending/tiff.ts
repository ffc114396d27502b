import { type ByteSource, type Ending, unlessBlank } from './byte-source.ts';

const MAX_DIRECTORIES = 64;
const MAX_FIELDS = 4096;
const MAX_VALUES = 100_000;
const DATA_TAGS = [
  { offsets: 273, lengths: 279 }, // strips
  { offsets: 324, lengths: 325 }, // tiles
];
/** Bytes of one value by field type 1 to 18 (TIFF 6.0, section 2, and BigTIFF); 0 where there is no such type. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** How one file writes numbers: its byte order, and 4- or 8-byte offsets (BigTIFF). */
type Dialect = { readonly isLittle: boolean; readonly isBig: boolean; readonly offsetBytes: 4 | 8 };
type Field = {
  readonly tag: number;
  readonly valueBytes: number;
  readonly count: number;
  /** The values themselves where they fit, else the offset at which they are. */
  readonly inline: Buffer;
};
type Directory = { readonly fields: readonly Field[]; readonly next: number; readonly end: number };

/** Complete if every directory, and every value, strip or tile that the directories name, is within the file. */
export async function tiffEnding(source: ByteSource): Promise<Ending> {
  const header = await source.read(0, 16);
  if (header.length < 16) return 'absent';
  const isLittle = header.readUInt8(0) === 0x49;
  const isBig = readNumber(header, 2, 2, isLittle) === 43;
  const dialect: Dialect = { isLittle, isBig, offsetBytes: isBig ? 8 : 4 };
  let directoryAt = readNumber(header, dialect.offsetBytes, dialect.offsetBytes, isLittle);
  // Writers that put the directory last fill in its offset when they close the file.
  if (directoryAt === 0) return 'absent';
  let end = 0;
  for (let seen = 0; directoryAt !== 0 && seen < MAX_DIRECTORIES; seen++) {
    const directory = await readDirectory(source, dialect, directoryAt);
    if (directory === null) return 'absent';
    const dataEnd = await findDataEnd(source, dialect, directory.fields);
    if (dataEnd === null) return 'absent';
    end = Math.max(end, directory.end, dataEnd, ...directory.fields.map((field) => valuesEnd(field, dialect)));
    directoryAt = directory.next;
  }
  return unlessBlank(source, end);
}

async function readDirectory(source: ByteSource, dialect: Dialect, at: number): Promise<Directory | null> {
  const { isLittle, isBig, offsetBytes } = dialect;
  const countBytes = isBig ? 8 : 2;
  const fieldBytes = 4 + 2 * offsetBytes;
  const head = await source.read(at, countBytes);
  if (head.length < countBytes) return null;
  const count = readNumber(head, 0, countBytes, isLittle);
  if (count > MAX_FIELDS) return null;
  const body = await source.read(at + countBytes, count * fieldBytes + offsetBytes);
  if (body.length < count * fieldBytes + offsetBytes) return null;
  const fields = Array.from({ length: count }, (_, index): Field => {
    const start = index * fieldBytes;
    return {
      tag: readNumber(body, start, 2, isLittle),
      valueBytes: VALUE_BYTES[readNumber(body, start + 2, 2, isLittle)] ?? 0,
      count: readNumber(body, start + 4, offsetBytes, isLittle),
      inline: body.subarray(start + 4 + offsetBytes, start + fieldBytes),
    };
  });
  const next = readNumber(body, count * fieldBytes, offsetBytes, isLittle);
  return { fields, next, end: at + countBytes + body.length };
}

function valuesEnd({ valueBytes, count, inline }: Field, { offsetBytes, isLittle }: Dialect): number {
  const length = valueBytes * count;
  return length <= inline.length ? 0 : readNumber(inline, 0, offsetBytes, isLittle) + length;
}

/** Where the last strip or tile ends; null if the tables that say so are not there yet. */
async function findDataEnd(source: ByteSource, dialect: Dialect, fields: readonly Field[]): Promise<number | null> {
  let end = 0;
  for (const { offsets, lengths } of DATA_TAGS) {
    const starts = await readValues(source, dialect, fields, offsets);
    const sizes = await readValues(source, dialect, fields, lengths);
    if (starts === null || sizes === null) return null;
    starts.forEach((start, index) => {
      end = Math.max(end, start + (sizes[index] ?? 0));
    });
  }
  return end;
}

async function readValues(
  source: ByteSource,
  { isLittle, offsetBytes }: Dialect,
  fields: readonly Field[],
  tag: number,
) {
  const field = fields.find((candidate) => candidate.tag === tag);
  if (field === undefined) return [];
  const { count, inline, valueBytes } = field;
  if (count > MAX_VALUES || (valueBytes !== 2 && valueBytes !== 4 && valueBytes !== 8)) return null;
  const length = count * valueBytes;
  const isInline = length <= inline.length;
  const table = isInline ? inline : await source.read(readNumber(inline, 0, offsetBytes, isLittle), length);
  if (table.length < length) return null;
  return Array.from({ length: count }, (_, index) => readNumber(table, index * valueBytes, valueBytes, isLittle));
}

function readNumber(bytes: Buffer, at: number, width: 2 | 4 | 8, isLittle: boolean): number {
  switch (width) {
    case 2:
      return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
    case 4:
      return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    case 8:
      return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    default:
      return width satisfies never;
  }
}
