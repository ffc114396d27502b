import { setTimeout as delay } from 'node:timers/promises';

/** What the line has to do right now. */
export type LineLoad = {
  /** Parts are on their way. */
  readonly isBusy: boolean;
  /** Parts, or challengers beside the line, wait for computing time. */
  readonly isCrowded: boolean;
};

const LOOK_EVERY_MS = 20;
/** A line that is never idle and yet keeps up has cores to spare; the other work has the lowest priority. */
const BUSY_PATIENCE_MS = 500;

/**
 * Resolves when the line does not need the computer: as soon as it is idle, or once it has kept up for half a second without a
 * waiting part. While parts wait, so does this. Also resolves when `signal` says that it is no longer needed.
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
