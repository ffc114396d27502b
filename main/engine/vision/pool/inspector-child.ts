// A process that looks at images: a worker of the line, or the one in which challengers run. Decoders and models are native code that
// gets bytes from anywhere; here a crash costs one look. The work is done in a thread, so that this one can watch the memory, and
// whether the engine is still there, meanwhile.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { siblingEntry } from '../../../sibling-entry.ts';
import { OUT_OF_MEMORY } from './worker-messages.ts';

const MEMORY_CHECK_EVERY_MS = 100;

const optionsSchema = z.object({
  maxPixels: z.number(),
  /** Null: no limit. */
  memoryLimitBytes: z.number().nullable(),
  isLowPriority: z.boolean(),
});
const { maxPixels, memoryLimitBytes, isLowPriority } = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''));

// On Linux priority belongs to the thread and is inherited, so it is lowered before there are others.
if (isLowPriority) os.setPriority(os.constants.priority.PRIORITY_LOW);
dieBeforeTheEngine();
const worker = new Worker(siblingEntry(import.meta.filename, 'vision-worker'), { workerData: { maxPixels } });
worker.on('message', (answer) => process.send?.(answer));
worker.once('error', () => process.exit(1));
worker.once('exit', () => process.exit(0));
process.on('message', (call) => worker.postMessage(call));
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
if (memoryLimitBytes !== null) setInterval(() => watchMemory(memoryLimitBytes), MEMORY_CHECK_EVERY_MS);

function watchMemory(limitBytes: number): void {
  if (process.memoryUsage.rss() <= limitBytes) return;
  process.send?.(OUT_OF_MEMORY, () => process.kill(process.pid, 'SIGKILL'));
}

/** When memory runs out, Linux ends the process that is marked as most expendable: an image then costs a look, not the station. */
function dieBeforeTheEngine(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/oom_score_adj', '500');
  } catch {
    // A system without this, or that forbids it, decides as it always did.
  }
}
