// The process that challengers run in. Its inspector lives in a thread, so that this one can watch the memory meanwhile.
import os from 'node:os';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { OUT_OF_MEMORY } from './inspector-host.ts';
import { siblingEntry } from './sibling-entry.ts';

const MEMORY_CHECK_EVERY_MS = 100;

const optionsSchema = z.object({ maxPixels: z.number(), memoryLimitBytes: z.number() });
const { maxPixels, memoryLimitBytes } = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''));

// On Linux priority belongs to the thread and is inherited, so it is lowered before there are others.
os.setPriority(os.constants.priority.PRIORITY_LOW);
const worker = new Worker(siblingEntry('vision-worker'), { workerData: { maxPixels } });
worker.on('message', (answer) => process.send?.(answer));
worker.once('error', () => process.exit(1));
worker.once('exit', () => process.exit(0));
process.on('message', (call) => worker.postMessage(call));
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
setInterval(() => {
  if (process.memoryUsage.rss() <= memoryLimitBytes) return;
  process.send?.(OUT_OF_MEMORY, () => process.kill(process.pid, 'SIGKILL'));
}, MEMORY_CHECK_EVERY_MS);
