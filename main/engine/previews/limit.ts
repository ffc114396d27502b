/** Runs at most `most` tasks side by side; the others wait in the order in which they came. */
export function createLimit(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The place goes straight to the next one: whoever asks in between must not overtake.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
