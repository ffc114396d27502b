import './no-telemetry.ts';
import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { siblingEntry } from './sibling-entry.ts';
import type { InspectorAnswer, InspectorCall } from './worker-messages.ts';

/** Why a host ended. `isOutOfMemory`: it ended itself, for it had reached the limit that was set for it. */
export type HostEnd = Readonly<{ reason: string; isOutOfMemory: boolean }>;

/** What the process of a challenger says before it ends itself for want of memory. */
export const OUT_OF_MEMORY = 'out-of-memory';

/** Something that an inspector lives in: a thread or a process. */
export type InspectorHost = Readonly<{
  post(call: InspectorCall): void;
  onAnswer(listener: (answer: InspectorAnswer) => void): void;
  /** Called once, when the host has ended, whatever the reason. */
  onEnd(listener: (end: HostEnd) => void): void;
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
      const end = (reason: string) => listener({ reason, isOutOfMemory: false });
      worker.once('error', (error) => end(error instanceof Error ? error.message : String(error)));
      worker.once('exit', (code) => end(`its thread ended with code ${code}`));
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
  let isOutOfMemory = false;
  return {
    post: (call) => {
      if (child.connected) child.send(call);
    },
    onAnswer: (listener) =>
      child.on('message', (message) => {
        if (message === OUT_OF_MEMORY) isOutOfMemory = true;
        else listener(message as InspectorAnswer);
      }),
    onEnd(listener) {
      child.once('error', (error) => listener({ reason: error.message, isOutOfMemory }));
      child.once('exit', (code, signal) => listener({ reason: signal ?? `exit code ${code}`, isOutOfMemory }));
    },
    kill: () => child.kill('SIGKILL'),
  };
}
