import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareFile, compareKind, writeSource } from '../../decoders/compare.ts';
import { HAS_MAGICK, HAS_PILLOW } from '../../decoders/independent.ts';
import { KINDS } from '../../decoders/matrix.ts';

describe.skipIf(!HAS_MAGICK || !HAS_PILLOW)(
  'pictures are read as ImageMagick or Pillow reads them (skipped where they are not installed)',
  () => {
    let folder: string;
    let source: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-decoders-'));
      source = await writeSource(folder);
    });

    afterAll(() => rm(folder, { recursive: true }));

    test.for(KINDS)('$name', async (kind) => {
      const found = await compareKind(folder, source, kind);
      expect(found).toEqual({ most: expect.any(Number), mean: expect.any(Number) });
      expect('most' in found && found.most).toBeLessThanOrEqual(kind.within);
    });

    test.for([1, 2, 3, 4, 5, 6, 7, 8])('JPEG, EXIF orientation %i', async (orientation) => {
      const file = path.join(folder, `turned-${orientation}.jpg`);
      await sharp(source).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).withMetadata({ orientation }).toFile(file);
      expect(await compareFile(file, 'pillow')).toMatchObject({ most: expect.toSatisfy((most: number) => most <= 2) });
    });
  },
);
