const MAX_DIRECTORIES = 1000;
const MAX_FIELDS = 4096;
const MAX_VALUES = 1_000_000;
/** Bytes of one value by field type 1 to 18 (TIFF 6.0, section 2, and BigTIFF); 0 if there is no such type. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];
/** Fields that name further directories: pictures that belong to this one, and the camera's data on how and where it was taken. */
const SUB_PICTURES = 330;
const NOTES: ReadonlySet<number> = new Set([34_665, 34_853, 40_965]);

/** A range of bytes that something in the file names. */
export type FileRange = Readonly<{ from: number; to: number }>;

/** A field's values: where they begin in the file, how many there are, and how many bytes each takes. */
type TiffField = Readonly<{ at: number; count: number; valueBytes: number }>;

export type TiffDirectory = Readonly<{
  /** Only directories in the chain and those under one of them are pictures. */
  isPicture: boolean;
  range: FileRange;
  fields: ReadonlyMap<number, TiffField>;
  /** The values of a field of whole numbers; empty if it is missing or cannot be read. */
  numbers: (tag: number) => readonly number[];
}>;

/** How a file writes its numbers: BigTIFF has offsets of 8 bytes. */
type Dialect = Readonly<{
  view: DataView;
  isLittle: boolean;
  isBig: boolean;
  longBytes: 4 | 8;
  long: (at: number) => number;
}>;

function dialectOf(bytes: Uint8Array): Dialect {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const isBig = view.getUint16(2, isLittle) === 43;
  const long = (at: number) => (isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle));
  return { view, isLittle, isBig, longBytes: isBig ? 8 : 4, long };
}

/** All directories of a TIFF or BigTIFF, as far as they can be followed: the chain first, then those that their fields name. */
export function tiffDirectories(bytes: Uint8Array): readonly TiffDirectory[] {
  if (bytes.length < 16) return [];
  const dialect = dialectOf(bytes);
  const found = new Map<number, TiffDirectory>();
  const follow = (first: number, isPicture: boolean) => {
    for (let at = first; at !== 0 && !found.has(at) && found.size < MAX_DIRECTORIES; ) {
      const one = readDirectory(dialect, at, isPicture);
      if (one === null) return;
      found.set(at, one.directory);
      at = one.next;
    }
  };
  follow(dialect.long(dialect.isBig ? 8 : 4), true);
  // The map grows during the walk: directories that were found name more.
  for (const { isPicture, fields, numbers } of found.values()) {
    for (const at of numbers(SUB_PICTURES)) follow(at, isPicture);
    for (const tag of fields.keys()) if (NOTES.has(tag)) for (const at of numbers(tag)) follow(at, false);
  }
  return [...found.values()];
}

/** The directory at this place, and where the next one is; `null` if it is not within the file. */
function readDirectory(dialect: Dialect, at: number, isPicture: boolean) {
  const { view, isLittle, isBig, longBytes, long } = dialect;
  const countBytes = isBig ? 8 : 2;
  const fieldBytes = 4 + 2 * longBytes;
  if (at + countBytes > view.byteLength) return null;
  const count = isBig ? long(at) : view.getUint16(at, isLittle);
  const end = at + countBytes + count * fieldBytes;
  if (count > MAX_FIELDS || end + longBytes > view.byteLength) return null;
  const fields = new Map<number, TiffField>();
  for (let fieldAt = at + countBytes; fieldAt < end; fieldAt += fieldBytes) {
    fields.set(view.getUint16(fieldAt, isLittle), readField(dialect, fieldAt));
  }
  const numbers = (tag: number) => {
    const field = fields.get(tag);
    return field === undefined || field.valueBytes === 0 ? [] : numbersOf(dialect, field);
  };
  const directory: TiffDirectory = { isPicture, range: { from: at, to: end + longBytes }, fields, numbers };
  return { directory, next: long(end) };
}

function readField({ view, isLittle, longBytes, long }: Dialect, at: number): TiffField {
  const valueBytes = VALUE_BYTES[view.getUint16(at + 2, isLittle)] ?? 0;
  const count = long(at + 4);
  const inlineAt = at + 4 + longBytes;
  return { at: count * valueBytes <= longBytes ? inlineAt : long(inlineAt), count, valueBytes };
}

function numbersOf({ view, isLittle }: Dialect, { at, count, valueBytes }: TiffField): readonly number[] {
  if (count > MAX_VALUES || at + count * valueBytes > view.byteLength) return [];
  return Array.from({ length: count }, (_, i) => {
    const place = at + i * valueBytes;
    switch (valueBytes) {
      case 1:
        return view.getUint8(place);
      case 2:
        return view.getUint16(place, isLittle);
      case 4:
        return view.getUint32(place, isLittle);
      default:
        return Number(view.getBigUint64(place, isLittle));
    }
  });
}
