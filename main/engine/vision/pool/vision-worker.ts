// A thread of the vision pool: holds its own sessions, decodes and detects, one task at a time in the order they come.
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createInspector } from './inspector.ts';
import type { InspectorAnswer, InspectorCall } from './worker-messages.ts';

/**
 * Models keep every core busy for as long as parts come. What takes a millisecond now and then goes first: windows, and
 * the thread that tells the line. On Linux priority belongs to the thread that asks; elsewhere it would be the engine's.
 */
const NICE = 10;
if (process.platform === 'linux' && os.getPriority() < NICE) os.setPriority(NICE);

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
