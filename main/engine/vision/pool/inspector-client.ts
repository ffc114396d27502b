import '../detect/no-telemetry.ts';
import type { Result } from '../../../../preload/contract/faults/result.ts';
import { endInWords, startChildProgram } from '../../../child-program.ts';
import { siblingEntry } from '../../../sibling-entry.ts';
import { type InspectorAnswer, type InspectorTask, type Look, OUT_OF_MEMORY } from './worker-messages.ts';

/**
 * How a task ended: with the inspector's answer, with the end of its process, or with neither in time. `isOutOfMemory`: the process
 * ended itself, because it had reached its limit.
 */
export type TaskOutcome =
  | Readonly<{ kind: 'answered'; result: Result<Look | null> }>
  | Readonly<{ kind: 'ended'; reason: string; isOutOfMemory: boolean }>
  | Readonly<{ kind: 'timed-out' }>;

export type InspectorClient = Readonly<{
  perform(task: InspectorTask, timeLimitMs: number): Promise<TaskOutcome>;
  /** Resolves with the reason once the process has ended. */
  ended: Promise<string>;
  /** Ends the process at once, whatever it is doing. */
  kill(): void;
}>;

export type InspectorProcessOptions = Readonly<{
  maxPixels: number;
  /** Null: no limit. */
  memoryLimitBytes: number | null;
  /** Its work must not delay the line. */
  isLowPriority: boolean;
}>;

/**
 * Pixels of finished images stay on the heap until it is collected. V8 collects a small heap after every tenth image, which
 * costs a part 2.5 ms of processor time; with this many megabytes of room it does so after every hundredth.
 */
const ROOM_FOR_PIXELS = '--initial-old-space-size=64';

/** Starts an inspector in its own process, gives it tasks and matches its answers to them. */
export function startInspector(options: InspectorProcessOptions): InspectorClient {
  const waiting = new Map<number, (outcome: TaskOutcome) => void>();
  const { promise: ended, resolve: endWith } = Promise.withResolvers<string>();
  let lastId = 0;
  let isOutOfMemory = false;
  let end: Extract<TaskOutcome, { kind: 'ended' }> | null = null;

  const child = startChildProgram(siblingEntry(import.meta.filename, 'inspector-child'), {
    args: [JSON.stringify(options)],
    execArgv: [...process.execArgv, ROOM_FOR_PIXELS],
    onMessage: (message) => {
      if (message === OUT_OF_MEMORY) isOutOfMemory = true;
      else answer(message as InspectorAnswer);
    },
    onEnd: (how) => {
      end = { kind: 'ended', reason: endInWords(how), isOutOfMemory };
      for (const settle of waiting.values()) settle(end);
      endWith(end.reason);
    },
  });

  function answer({ id, result }: InspectorAnswer): void {
    waiting.get(id)?.({ kind: 'answered', result });
  }

  return {
    async perform(task, timeLimitMs) {
      if (end !== null) return end;
      const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
      const deadline = setTimeout(() => resolve({ kind: 'timed-out' }), timeLimitMs);
      lastId += 1;
      const id = lastId;
      waiting.set(id, resolve);
      child.send({ id, task });
      const outcome = await promise;
      clearTimeout(deadline);
      waiting.delete(id);
      return outcome;
    },
    ended,
    kill: child.kill,
  };
}
