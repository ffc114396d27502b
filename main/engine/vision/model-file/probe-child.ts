// Examines one model file in its own process, or tries it on pictures: `probeModel` starts it and outlives it, whatever the file does.
// The work runs in a worker thread, so that this thread can watch the memory while native code runs.

import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { modelAnswersSchema } from '../../../../preload/contract/models/model.ts';
import { examineModel } from '../profile/examine.ts';
import { lookAsAnswered } from '../profile/look-as-answered.ts';
import { namesBeside } from './side-file.ts';

const MEMORY_CHECK_EVERY_MS = 25;

const probeJobSchema = z.object({
  path: z.string(),
  answers: modelAnswersSchema,
  pictures: z.array(z.string()).optional(),
  memoryLimitBytes: z.number(),
});

if (isMainThread) watchOver(probeJobSchema.parse(JSON.parse(process.argv[2] ?? '')));
else await examine(probeJobSchema.parse(workerData));

function watchOver(job: z.infer<typeof probeJobSchema>): void {
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  worker.once('message', (result) => process.send?.({ kind: 'result', result }, () => process.exit(0)));
  worker.once('error', (error) => process.send?.({ kind: 'threw', reason: error.message }, () => process.exit(1)));
  // The parent is gone: nobody would end a run that hangs.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  setInterval(() => {
    if (process.memoryUsage.rss() < job.memoryLimitBytes) return;
    process.send?.({ kind: 'memory' }, () => process.kill(process.pid, 'SIGKILL'));
  }, MEMORY_CHECK_EVERY_MS);
}

async function examine({ path, answers, pictures }: z.infer<typeof probeJobSchema>): Promise<void> {
  const bytes = await readFile(path);
  const context = { answers, namesBeside: await namesBeside(path) };
  parentPort?.postMessage(
    pictures === undefined ? await examineModel(bytes, context) : await lookAsAnswered(bytes, context, pictures),
  );
}
