/**
 * Does one piece of work at a time and, of the requests made meanwhile, only the newest: a superseded one is never
 * started, and what was started is finished, so that a steady stream always makes progress. `work` never rejects.
 */
export function createLatestOnly<In, Out>(work: (input: In) => Promise<Out>, deliver: (output: Out) => void) {
  let wanted: { readonly input: In } | null = null;
  let isBusy = false;
  let isStopped = false;

  async function run(): Promise<void> {
    isBusy = true;
    while (wanted !== null && !isStopped) {
      const { input } = wanted;
      wanted = null;
      const output = await work(input);
      // Once stopped, there is no receiver any more.
      if (!isStopped) deliver(output);
    }
    isBusy = false;
  }

  return {
    want(input: In): void {
      wanted = { input };
      if (!isBusy) void run();
    },
    stop(): void {
      isStopped = true;
    },
  };
}
