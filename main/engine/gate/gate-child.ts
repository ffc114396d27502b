// Runs the gate in its own process at the lowest priority: a model that throws, hangs, eats memory or aborts ends only this process.
// The work runs in a worker thread, so that this thread can watch the memory while native code runs.

import os from 'node:os';
import process from 'node:process';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { modelTroubled } from '../../../preload/contract/faults/model-trouble.ts';
import { type FromGate, type GateTask, gateTaskSchema } from './messages.ts';
import { runGate } from './run-gate.ts';

const MEMORY_CHECK_EVERY_MS = 50;

if (isMainThread) {
  // On Linux priority belongs to the thread and is inherited, so it is lowered before other threads start.
  os.setPriority(os.constants.priority.PRIORITY_LOW);
  // The parent is gone: nobody would end a run that hangs.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.once('message', (raw) => watchOver(gateTaskSchema.parse(raw)));
} else {
  await run(gateTaskSchema.parse(workerData));
}

function watchOver(task: GateTask): void {
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  worker.on('message', (message: FromGate) => (message.kind === 'progress' ? tell(message) : endWith(message)));
  worker.once('error', (error) => endInTrouble('failed', messageOf(error)));
  setInterval(() => {
    if (process.memoryUsage.rss() < task.memoryLimitBytes) return;
    endInTrouble('ate-memory', `${Math.round(task.memoryLimitBytes / 1024 ** 2)} MB`);
  }, MEMORY_CHECK_EVERY_MS);
}

function endInTrouble(why: 'failed' | 'ate-memory', complaint: string): void {
  endWith({ kind: 'failed', fault: modelTroubled({ why, figures: { complaint } }) });
}

function endWith(message: FromGate): void {
  // A thread in native code would hold up an ordinary exit.
  tell(message, () => process.kill(process.pid, 'SIGKILL'));
}

function tell(message: FromGate, whenTold: () => void = () => undefined): void {
  process.send?.(message, undefined, {}, whenTold);
}

async function run(task: GateTask): Promise<void> {
  const post = (message: FromGate) => parentPort?.postMessage(message);
  const result = await runGate(task, (done) => post({ kind: 'progress', done }));
  post(result.ok ? { kind: 'done', findings: result.value } : { kind: 'failed', fault: result.fault });
}
