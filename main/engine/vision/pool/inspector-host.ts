import '../detect/no-telemetry.ts';
import { fork } from 'node:child_process';
import { siblingEntry } from '../../sibling-entry.ts';
import type { InspectorAnswer, InspectorCall } from './worker-messages.ts';

/** Why a host ended. `isOutOfMemory`: it ended itself, for it had reached the limit that was set for it. */
export type HostEnd = Readonly<{ reason: string; isOutOfMemory: boolean }>;

/** What a process says before it ends itself for lack of memory. */
export const OUT_OF_MEMORY = 'out-of-memory';

/** The process that an inspector lives in. */
export type InspectorHost = Readonly<{
  post(call: InspectorCall): void;
  onAnswer(listener: (answer: InspectorAnswer) => void): void;
  /** Called once, when the process has ended, whatever the reason. */
  onEnd(listener: (end: HostEnd) => void): void;
  /** Ends the process at once, whatever it does. */
  kill(): void;
}>;

export type InspectorProcessOptions = Readonly<{
  maxPixels: number;
  /** Null: as much as there is. */
  memoryLimitBytes: number | null;
  /** What runs there must not delay the line. */
  isLowPriority: boolean;
}>;

/** Starts an inspector in a process of its own: what runs there can hang, eat memory or die without harm to this one. */
export function startInspectorProcess(options: InspectorProcessOptions): InspectorHost {
  const child = fork(siblingEntry(import.meta.filename, 'inspector-child'), [JSON.stringify(options)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isOutOfMemory = false;
  return {
    post: (call) => {
      // One that is ending takes no more; that it has ended is told to whoever waits for the answer.
      if (child.connected) child.send(call, () => undefined);
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
