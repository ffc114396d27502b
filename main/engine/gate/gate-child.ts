// Runs the gate in a process of its own at the lowest priority: a model that throws, hangs, eats memory or aborts ends this one.
import os from 'node:os';
import process from 'node:process';
import { type FromGate, gateTaskSchema } from './messages.ts';
import { runGate } from './run-gate.ts';

const MEMORY_CHECK_EVERY_MS = 100;

os.setPriority(os.constants.priority.PRIORITY_LOW);
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', (raw) => {
  const task = gateTaskSchema.parse(raw);
  setInterval(() => {
    if (process.memoryUsage.rss() > task.memoryLimitBytes) process.kill(process.pid, 'SIGKILL');
  }, MEMORY_CHECK_EVERY_MS);
  void runGate(task, (done) => tell({ kind: 'progress', done })).then((result) =>
    tell(result.ok ? { kind: 'done', findings: result.value } : { kind: 'failed', fault: result.fault }, () =>
      process.exit(0),
    ),
  );
});

function tell(message: FromGate, whenTold: () => void = () => undefined): void {
  process.send?.(message, undefined, {}, whenTold);
}
