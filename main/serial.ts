/**
 * Does one thing after the other, in the order in which they were asked for. Answers how each ended; one that fails keeps none
 * back, and who does not look at the answer does not hear of it.
 */
export type Serial = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
