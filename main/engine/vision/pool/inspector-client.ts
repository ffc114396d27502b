import type { Result } from '../../../../preload/contract/faults/result.ts';
import type { HostEnd, InspectorHost } from './inspector-host.ts';
import type { InspectorTask, Look } from './worker-messages.ts';

/** How a task ended: with the inspector's answer, with the end of its host, or with neither in time. */
export type TaskOutcome =
  | Readonly<{ kind: 'answered'; result: Result<Look | null> }>
  | Readonly<{ kind: 'ended'; reason: string; isOutOfMemory: boolean }>
  | Readonly<{ kind: 'timed-out' }>;

export type InspectorClient = Readonly<{
  perform(task: InspectorTask, timeLimitMs: number): Promise<TaskOutcome>;
  /** Resolves with the reason once the host has ended. */
  ended: Promise<string>;
  kill(): void;
}>;

/** Gives tasks to an inspector and matches its answers to them. */
export function clientOf(host: InspectorHost): InspectorClient {
  const waiting = new Map<number, (outcome: TaskOutcome) => void>();
  const { promise: ended, resolve: endWith } = Promise.withResolvers<string>();
  let lastId = 0;
  let end: HostEnd | null = null;

  host.onAnswer(({ id, result }) => waiting.get(id)?.({ kind: 'answered', result }));
  host.onEnd((ended) => {
    end ??= ended;
    for (const settle of waiting.values()) settle({ kind: 'ended', ...end });
    endWith(end.reason);
  });

  function post(task: InspectorTask): number {
    lastId += 1;
    host.post({ id: lastId, task });
    return lastId;
  }

  return {
    async perform(task, timeLimitMs) {
      if (end !== null) return { kind: 'ended', ...end };
      const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
      const deadline = setTimeout(() => resolve({ kind: 'timed-out' }), timeLimitMs);
      const id = post(task);
      waiting.set(id, resolve);
      const outcome = await promise;
      clearTimeout(deadline);
      waiting.delete(id);
      return outcome;
    },
    ended,
    kill: host.kill,
  };
}
