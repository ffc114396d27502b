import { setTimeout as delay } from 'node:timers/promises';

/** What the line has to do at the moment. */
export type LineLoad = {
  /** Parts are on their way. */
  readonly isBusy: boolean;
  /** Parts, or challengers beside the line, wait for the machine. */
  readonly isCrowded: boolean;
};

const LOOK_EVERY_MS = 20;
/** A line that is never idle and yet keeps up has cores to spare; what runs there has the lowest priority. */
const BUSY_PATIENCE_MS = 500;

/**
 * Resolves when the line does not need the machine: as soon as it is idle, or once it has kept up for half a second without a
 * part that waits. As long as parts wait, so does this. Resolves as well when `signal` says that it is of no use any more.
 */
export async function lineFirst(
  load: () => LineLoad,
  signal: AbortSignal,
  onHeld: () => void,
  pause: (ms: number) => Promise<unknown> = delay,
): Promise<void> {
  let keptUpMs = 0;
  for (let now = load(); now.isBusy || now.isCrowded; now = load()) {
    if (signal.aborted) return;
    if (now.isCrowded) onHeld();
    keptUpMs = now.isCrowded ? 0 : keptUpMs + LOOK_EVERY_MS;
    if (keptUpMs > BUSY_PATIENCE_MS) return;
    await pause(LOOK_EVERY_MS);
  }
}
