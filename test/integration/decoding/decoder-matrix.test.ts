import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareKind, isAsExpected, writeSource } from '../../decoders/compare.ts';
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
      expect(isAsExpected(found, kind), JSON.stringify(found)).toBe(true);
    });
  },
);
