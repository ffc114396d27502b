import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteSource, openPicture } from '../../../../main/engine/ingest/files/open-picture.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

const SIZE = 100_000;
const reads = fc.array(fc.record({ offset: fc.nat(SIZE + 100), length: fc.nat(9000) }), { maxLength: 20 });

test('reading in blocks gives exactly the requested bytes, fewer at the end of the file', async () => {
  const bytes = Buffer.from(Uint8Array.from({ length: SIZE }, (_, index) => (index * 31 + (index >> 8)) % 251));
  const file = path.join(temporaryFolder(), 'part.jpg');
  writeFileSync(file, bytes);
  await fc.assert(
    fc.asyncProperty(reads, async (wanted) => {
      const opened = await openPicture(file);
      if (!opened.ok) throw new Error(opened.fault.code);
      const source = byteSource(opened.value);
      for (const { offset, length } of wanted) {
        const read = await source.read(offset, length);
        expect(read.equals(bytes.subarray(offset, offset + length))).toBe(true);
      }
      await opened.value.handle.close();
    }),
  );
});
