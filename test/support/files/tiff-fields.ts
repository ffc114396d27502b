const FIELD_BYTES = 12;

/** Replaces the number in an existing field of the first directory of a little-endian TIFF. */
export function withTiffField(tiff: Buffer, tag: number, value: number): Buffer {
  const copy = Buffer.from(tiff);
  const at = copy.readUInt32LE(4);
  const count = copy.readUInt16LE(at);
  for (let field = at + 2; field < at + 2 + count * FIELD_BYTES; field += FIELD_BYTES) {
    if (copy.readUInt16LE(field) !== tag) continue;
    if (copy.readUInt16LE(field + 2) === 3) copy.writeUInt16LE(value, field + 8);
    else copy.writeUInt32LE(value, field + 8);
    return copy;
  }
  throw new Error(`no field ${tag}`);
}

/** The same TIFF with one more field in its first directory, which is rewritten at the end. */
export function withMoreTiffField(tiff: Buffer, tag: number, value: number): Buffer {
  const at = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(at);
  const head = Buffer.from(tiff);
  head.writeUInt32LE(tiff.length, 4);
  const number = Buffer.alloc(2);
  number.writeUInt16LE(count + 1);
  const field = Buffer.alloc(FIELD_BYTES);
  field.writeUInt16LE(tag, 0);
  field.writeUInt16LE(4, 2);
  field.writeUInt32LE(1, 4);
  field.writeUInt32LE(value, 8);
  const fields = tiff.subarray(at + 2, at + 2 + count * FIELD_BYTES);
  return Buffer.concat([head, number, fields, field, Buffer.alloc(4)]);
}
