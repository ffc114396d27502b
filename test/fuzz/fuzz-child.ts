// Judges a stretch of damaged files in a process of its own, so that one that ends the process is found by its seed.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { judgeDamaged } from './damaged-pictures.ts';
import { createJudge } from './judge.ts';

const [from = 1, count = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(os.tmpdir(), 'lupa-fuzz-'));
try {
  const judge = await createJudge(folder);
  for await (const { seed, format, mutation, judgement } of judgeDamaged(judge, from, count)) {
    process.send?.({ seed, format, mutation, judgement });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect();
