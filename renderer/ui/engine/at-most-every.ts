/**
 * Collects what comes in and hands it over at most every `everyMs`: the first at once, what follows together when the
 * time has come. Nothing is left behind but by `stop`.
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
