import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BareModel, BareTimes } from './bare-worker.ts';

export type Bare = {
  /** Inspects all files as fast as the workers can; each worker is given its share in advance. */
  run(files: readonly string[]): Promise<{ readonly seconds: number; readonly times: readonly BareTimes[] }>;
  close(): Promise<void>;
};

/** One thread per worker with a session of one thread: the arrangement that comes closest to what the cores allow. */
export function startBare(workers: number, model: BareModel): Bare {
  const threads = Array.from(
    { length: workers },
    () => new Worker(new URL('./bare-worker.ts', import.meta.url), { workerData: model }),
  );
  return {
    run: async (files) => {
      const startedMs = performance.now();
      const answers = threads.map(async (thread, index): Promise<readonly BareTimes[]> => {
        thread.postMessage(files.filter((_, at) => at % workers === index));
        const [times] = await once(thread, 'message');
        return times;
      });
      const times = (await Promise.all(answers)).flat();
      return { seconds: (performance.now() - startedMs) / 1000, times };
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
