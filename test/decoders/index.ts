// A table by hand: `npm run decoders` reads every kind of picture by Lupa and by another decoder, and says by how much they differ.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Comparison, compareKind, isAsExpected, writeSource } from './compare.ts';
import { HAS_MAGICK, HAS_PILLOW } from './independent.ts';
import { KINDS } from './matrix.ts';

if (!HAS_MAGICK || !HAS_PILLOW) {
  console.error('This needs ImageMagick (convert) and Python with Pillow and NumPy, as Debian packs them.');
  process.exit(1);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-decoders-'));
try {
  const source = await writeSource(folder);
  let wrong = 0;
  for (const kind of KINDS) {
    const found = await compareKind(folder, source, kind);
    const isRight = isAsExpected(found, kind);
    if (!isRight) wrong += 1;
    console.log(`${isRight ? 'same ' : 'WRONG'}  ${kind.name.padEnd(34)} ${kind.by.padEnd(7)} ${figuresOf(found)}`);
  }
  console.log(`${KINDS.length} kinds, ${wrong} wrong.`);
  if (wrong > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function figuresOf(found: Comparison): string {
  if ('most' in found) return `most ${found.most}, mean ${found.mean.toFixed(3)}`;
  return 'refused' in found ? `refused: ${found.reason}` : found.trouble;
}
