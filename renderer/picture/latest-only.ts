/**
 * Does one piece of work at a time and, of what was wanted meanwhile, only the newest: what is superseded is never
 * begun, and what was begun is finished, so that a steady stream always gets somewhere. `work` never rejects.
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
      // A stopped one has nobody to deliver to any more.
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
