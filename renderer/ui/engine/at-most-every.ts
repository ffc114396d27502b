/**
 * Collects incoming items and hands them over at most every `everyMs`: the first at once, later ones together when the
 * time has come. Only `stop` discards any.
 */
export function atMostEvery<T>(everyMs: number, deliver: (collected: readonly T[]) => void) {
  let collected: T[] = [];
  let isResting = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function handOver(): void {
    timer = null;
    isResting = collected.length > 0;
    if (!isResting) return;
    const handed = collected;
    collected = [];
    timer = setTimeout(handOver, everyMs);
    deliver(handed);
  }

  return {
    take: (item: T): void => {
      collected.push(item);
      if (!isResting) handOver();
    },
    stop: (): void => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
