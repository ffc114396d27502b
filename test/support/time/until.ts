import { setTimeout as delay } from 'node:timers/promises';

/** Often enough not to add a wait, and rarely enough not to take a core from the work that is waited for. */
const LOOK_AGAIN_MS = 15;

/** Long enough for a busy machine. A wait ends as soon as its condition holds, so this costs a passing test nothing. */
const PATIENCE_MS = 120_000;

/** Waits until a condition holds, checking it often. Fails with the last value if it does not hold within `withinMs`. */
export async function until<T>(
  look: () => T | Promise<T>,
  isTrue: (seen: T) => boolean,
  withinMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isTrue(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`Did not come true in ${withinMs} ms: ${JSON.stringify(seen)}`);
    await delay(LOOK_AGAIN_MS);
  }
}
