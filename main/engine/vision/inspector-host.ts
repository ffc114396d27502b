import './no-telemetry.ts';
import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { siblingEntry } from './sibling-entry.ts';
import type { InspectorAnswer, InspectorCall } from './worker-messages.ts';

/** Something that an inspector lives in: a thread or a process. */
export type InspectorHost = Readonly<{
  post(call: InspectorCall): void;
  onAnswer(listener: (answer: InspectorAnswer) => void): void;
  /** Called once, when the host has ended, whatever the reason. */
  onEnd(listener: (reason: string) => void): void;
  /** Ends the host at once where that is safe. A thread in the middle of a run cannot be ended without ending the process. */
  kill(): void;
}>;

/** An inspector in a thread of this process. */
export function startThread(options: { maxPixels: number }): InspectorHost {
  const worker = new Worker(siblingEntry('vision-worker'), { workerData: options });
  return {
    post: (call) => worker.postMessage(call),
    onAnswer: (listener) => worker.on('message', listener),
    onEnd(listener) {
      worker.once('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.once('exit', (code) => listener(`its thread ended with code ${code}`));
    },
    kill: () => {},
  };
}

/** An inspector in a process of its own, with the lowest priority: what runs there can neither harm nor delay this process. */
export function startLowPriorityProcess(options: { maxPixels: number; memoryLimitBytes: number }): InspectorHost {
  const child = fork(siblingEntry('shadow-child'), [JSON.stringify(options)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    post: (call) => {
      if (child.connected) child.send(call);
    },
    onAnswer: (listener) => child.on('message', (message) => listener(message as InspectorAnswer)),
    onEnd(listener) {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(`its process ended (${signal ?? `exit code ${code}`})`));
    },
    kill: () => child.kill('SIGKILL'),
  };
}
