// Long fuzzing by hand: `npm run fuzz:pictures -- 10000 1` judges as many damaged files of a bad part, from that seed on, and says what
// became of them. Exit code 1: one passed. A file that ends its process is named, and the rest goes on behind it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';

const reportSchema = z.object({ seed: z.number(), format: z.string(), mutation: z.string(), judgement: z.string() });

const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
const outcomes = new Map<string, number>();
const passed: string[] = [];
const deaths: string[] = [];
const startedAt = performance.now();

let next = first;
while (next < first + count) {
  const begun = next;
  const child = fork(path.join(import.meta.dirname, 'fuzz-child.ts'), [String(next), String(first + count - next)]);
  child.on('message', (message) => {
    const { seed, format, mutation, judgement } = reportSchema.parse(message);
    next = seed + 1;
    const row = `${format.padEnd(18)}${judgement}`;
    outcomes.set(row, (outcomes.get(row) ?? 0) + 1);
    if (judgement === 'pass') passed.push(`seed ${seed}: ${format}, ${mutation}`);
  });
  const [code, signal] = await once(child, 'exit');
  if (code === 0 && next > begun) continue;
  deaths.push(`seed ${next}: ended with ${code ?? signal}`);
  next += 1;
}

for (const [row, files] of [...outcomes].toSorted(([one], [other]) => one.localeCompare(other)))
  console.log(`${String(files).padStart(6)}  ${row}`);
console.log(`${count} files in ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
for (const death of deaths) console.log(`PROCESS ENDED  ${death}`);
for (const one of passed) console.log(`PASSED  ${one}`);
if (passed.length > 0) process.exitCode = 1;
