/** A stopped engine must not keep anybody from locking. */
const PATIENCE_MS = 3_000;

const underWay = new Set<Promise<unknown>>();

/** Registers work that is still on its way to the engine, and must arrive there in the name of whoever did it. */
export function letFinish(work: Promise<unknown>): void {
  const done = work.then(forget, forget);
  underWay.add(done);
  function forget(): void {
    underWay.delete(done);
  }
}

/** Resolves when nothing is on its way any more, or after `withinMs`. Wait for it before another person, or nobody, is signed in. */
export async function allFinished(withinMs = PATIENCE_MS): Promise<void> {
  if (underWay.size === 0) return;
  const { promise: isLate, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, withinMs);
  await Promise.race([Promise.all(underWay), isLate]);
  clearTimeout(timer);
}
