import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDamagedName, nameOf, placeOf, saidName } from '../../../../main/engine/ingest/names/file-name.ts';
import { walk } from '../../../../main/engine/ingest/watching/walk.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

const nameBytes = fc
  .uint8Array({ minLength: 1, maxLength: 40 })
  .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0 || byte === 0x2f || byte === 0x2e ? 0x61 : byte))));

test('the bytes of any name can be recovered from its text', () => {
  fc.assert(
    fc.property(nameBytes, (bytes) => {
      const place = placeOf('/camera', nameOf(bytes));
      expect(Buffer.from(place).equals(Buffer.concat([Buffer.from('/camera/'), bytes]))).toBe(true);
    }),
  );
});

test('a name that is text is that text, and marked so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      expect(nameOf(Buffer.from(text))).toBe(text);
      expect(saidName(text)).toBe(text);
      expect(isDamagedName(text)).toBe(text.includes('\uFFFD'));
    }),
  );
});

test('bytes that are not text are written as numbers, and no two names are alike', () => {
  const names = [0xe4, 0xf6].map((byte) => nameOf(Buffer.from([0x47, byte, 0x2e, 0x6a, 0x70, 0x67])));
  expect(names.map(saidName)).toEqual(['G\\xE4.jpg', 'G\\xF6.jpg']);
  expect(names.map(isDamagedName)).toEqual([true, true]);
});

test.skipIf(process.platform !== 'linux')(
  'a walk finds every image, whatever its name and its folder are called',
  async () => {
    const root = temporaryFolder();
    const latin = (text: string) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(text, 'latin1')]);
    mkdirSync(latin('K\xe4mera'));
    for (const file of ['a\xe4.jpg', 'a\xf6.jpg', 'plain.jpg', 'K\xe4mera/b\xe4.jpg']) writeFileSync(latin(file), '');
    writeFileSync(path.join(root, 'lost\uFFFD.jpg'), '');
    const found: string[] = [];
    for await (const { pictures } of walk(root, { isRecursive: true, excluded: { has: () => false } })) {
      found.push(...pictures.map(saidName));
    }
    expect(found.toSorted()).toEqual(
      ['K\\xE4mera/b\\xE4.jpg', 'a\\xE4.jpg', 'a\\xF6.jpg', 'lost\uFFFD.jpg', 'plain.jpg'].toSorted(),
    );
  },
);
