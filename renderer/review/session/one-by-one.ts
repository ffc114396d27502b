export type OneByOne = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs tasks in the order in which they were given, each after the one before has ended, however it ended. */
export function createOneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task, task);
    last = run;
    return run;
  };
}
