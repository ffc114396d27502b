import { setTimeout as delay } from 'node:timers/promises';

/** Often enough that nobody waits for it, seldom enough that looking takes no core from what is waited for. */
const LOOK_AGAIN_MS = 15;

/** As long as a busy machine may need. A wait ends as soon as its condition holds, so this costs a passing test nothing. */
const PATIENCE_MS = 120_000;

/** Waits until something has come true, looking often. Fails with what was last seen when it does not within `withinMs`. */
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
