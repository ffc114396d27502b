/** Looks that were requested and are not answered yet, each with its model. */
export type PendingLooks = Readonly<{
  /** Counts a look as pending until it is answered. */
  track<T>(modelSha256: string | null, look: Promise<T>): Promise<T>;
  /** Resolves when none is pending, whatever comes meanwhile. */
  whenNone(): Promise<void>;
  /** Resolves when no look waits for this model or runs on it. */
  whenUnused(modelSha256: string): Promise<void>;
}>;

export function createPendingLooks(): PendingLooks {
  const pending = new Map<Promise<unknown>, string | null>();

  async function whenNoneOf(looks: () => Promise<unknown>[]): Promise<void> {
    for (let waiting = looks(); waiting.length > 0; waiting = looks()) await Promise.allSettled(waiting);
  }

  return {
    track: (modelSha256, look) => {
      pending.set(look, modelSha256);
      return look.finally(() => pending.delete(look));
    },
    whenNone: () => whenNoneOf(() => [...pending.keys()]),
    whenUnused: (modelSha256) =>
      whenNoneOf(() => [...pending].filter(([, model]) => model === modelSha256).map(([look]) => look)),
  };
}
