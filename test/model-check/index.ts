// Model check of the promise, as long as you like: `npm run model-check -- --count 10000 --seed 1 --processes 2` runs stations
// through random histories, and reports each violation by seed and shortest example; `--seed 7 --path 42:1` runs that
// history again. Exit code 1: the promise was broken.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const reportSchema = z.object({
  seed: z.number(),
  lived: z.number(),
  letThrough: z.number(),
  recalled: z.number(),
  /** The violation, with the shortest history that shows it; null: the promise held. */
  violation: z.string().nullable(),
});

/** Histories of one seed: few enough that a violation is reported soon while the rest continues. */
const HISTORIES_PER_SEED = 100;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '1' },
    path: { type: 'string' },
  },
});
const [count, first, processes] = [values.count, values.seed, values.processes].map(Number);
if (!isWhole(count) || !isWhole(first) || !isWhole(processes)) {
  throw new Error('Expected --count, --seed and --processes to be whole numbers from 1 on.');
}

const startedAt = performance.now();
const seeds = Array.from(
  { length: values.path === undefined ? Math.ceil(count / HISTORIES_PER_SEED) : 1 },
  (_, index) => first + index,
);
let lived = 0;
let letThrough = 0;
let recalled = 0;
let violations = 0;

await Promise.all(Array.from({ length: processes }, liveThroughSeeds));
say('END');
if (violations > 0) process.exitCode = 1;

/** Runs one seed after the other, each in a separate process: a process that dies loses only its own seed. */
async function liveThroughSeeds(): Promise<void> {
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
    const child = fork(path.join(import.meta.dirname, 'histories-child.ts'), [
      ...[String(seed), String(HISTORIES_PER_SEED)],
      ...(values.path === undefined ? [] : [values.path]),
    ]);
    let isReported = false;
    child.on('message', (message) => {
      const report = reportSchema.parse(message);
      isReported = true;
      lived += report.lived;
      letThrough += report.letThrough;
      recalled += report.recalled;
      if (report.violation !== null) violate(report.seed, report.violation);
    });
    const [code, signal] = await once(child, 'exit');
    if (!isReported) violate(seed, `its process ended with ${code ?? signal}`);
    say(`seed ${seed}`);
  }
}

function violate(seed: number, what: string): void {
  violations += 1;
  console.log(`VIOLATION  seed ${seed}: ${what}`);
}

function say(what: string): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const parts = `${letThrough} parts let through, ${recalled} recalled`;
  console.log(`${seconds} s, ${what}: ${lived} histories, ${parts}, ${violations} violations`);
}

function isWhole(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
