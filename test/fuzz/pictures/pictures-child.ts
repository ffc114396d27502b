// Judges the corpus or a stretch of damaged files in a process of its own, so that one that ends the process is found by its number.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CORPUS, corpus, damagedPictures } from './damaged-pictures.ts';
import { createJudge } from './judge.ts';

const [from = 0, end = 0] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-fuzz-'));
try {
  const judge = await createJudge(folder);
  if (end === 0) {
    for (const { name, format, bytes } of corpus()) {
      process.send?.({ number: 0, name, format, judgement: await judge(bytes) });
    }
  }
  const make = await damagedPictures();
  for (let number = from; number < end; number += 1) {
    const { name, format, bytes } = make(number);
    const judgement = await judge(bytes);
    // What passed is kept, so that it is judged first from now on.
    if (judgement === 'pass') writeFileSync(path.join(CORPUS, `${format}-${number}`), bytes);
    process.send?.({ number, name, format, judgement });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect();
