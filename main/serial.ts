/**
 * Runs work one piece at a time, in the order of the calls. Each call resolves or rejects with its own work; a failure does not
 * stop the next. A rejection that nobody handles is lost.
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
