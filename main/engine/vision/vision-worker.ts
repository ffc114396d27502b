// A thread of the vision pool: holds its own sessions, decodes and detects, one task at a time in the order they come.
import { parentPort, workerData } from 'node:worker_threads';
import { createInspector } from './inspector.ts';
import type { InspectorAnswer, InspectorCall } from './worker-messages.ts';

const { maxPixels } = workerData as { maxPixels: number };
const inspector = createInspector({ maxPixels, threads: 1 });
let tail = Promise.resolve();

parentPort?.on('message', ({ id, task }: InspectorCall) => {
  tail = tail.then(async () => {
    const answer: InspectorAnswer = { id, result: await inspector.perform(task) };
    parentPort?.postMessage(answer);
    if (task.kind === 'close') parentPort?.close();
  });
});
