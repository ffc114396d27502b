import { type Fault, failed } from '../../../../preload/contract/faults/result.ts';
import type { Errand } from './pool-slot.ts';

/** `background` looks (replays, golden sets) run only while nothing of the line waits. */
export type LookPriority = 'line' | 'background';

/** A look waiting for a worker that holds its model; any worker will do if it needs none. */
export type WaitingLook = Errand & Readonly<{ modelSha256: string | null }>;

export type LookQueue = Readonly<{
  push(priority: LookPriority, look: WaitingLook): void;
  /** The next look for a worker, the line's first; `null` if there is none. */
  take(holds: (modelSha256: string) => boolean, mayTakeBackground: () => boolean): WaitingLook | null;
  /** Ends the looks waiting for a model, or all, with a fault. */
  fail(fault: Fault, modelSha256?: string): void;
  size(): number;
}>;

export function createLookQueue(): LookQueue {
  const line: WaitingLook[] = [];
  const background: WaitingLook[] = [];

  function takeFrom(queue: WaitingLook[], holds: (modelSha256: string) => boolean): WaitingLook | null {
    const index = queue.findIndex(({ modelSha256 }) => modelSha256 === null || holds(modelSha256));
    return index < 0 ? null : (queue.splice(index, 1)[0] ?? null);
  }

  return {
    push: (priority, look) => (priority === 'line' ? line : background).push(look),
    take(holds, mayTakeBackground) {
      return takeFrom(line, holds) ?? (mayTakeBackground() ? takeFrom(background, holds) : null);
    },
    fail(fault, modelSha256) {
      for (const queue of [line, background]) {
        const concerned = queue.filter((look) => modelSha256 === undefined || look.modelSha256 === modelSha256);
        for (const look of concerned) {
          queue.splice(queue.indexOf(look), 1);
          look.settle({ kind: 'answered', result: failed(fault) });
        }
      }
    },
    size: () => line.length + background.length,
  };
}
