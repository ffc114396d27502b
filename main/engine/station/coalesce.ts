export type Coalesced<T> = {
  readonly add: (...items: readonly T[]) => void;
  /** Sends at once what has been collected. */
  readonly flush: () => void;
  /** Sends nothing more, and discards what has been collected. */
  readonly stop: () => void;
};

/**
 * Collects items and sends them in batches, at most one batch every `everyMs`.
 * @param firstMs how long the first item waits for others. Even with 0 it is sent after the caller's turn of the event loop, because
 *   the caller may be in the middle of a transaction
 */
export function coalesce<T>(everyMs: number, send: (items: readonly T[]) => void, firstMs = 0): Coalesced<T> {
  let gathered: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const rest = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const sendAll = () => {
    const items = gathered;
    gathered = [];
    if (items.length > 0) send(items);
  };
  const sendInTime = () => {
    timer = gathered.length > 0 ? setTimeout(sendInTime, everyMs) : null;
    sendAll();
  };

  return {
    add: (...items) => {
      if (isStopped) return;
      gathered.push(...items);
      timer ??= setTimeout(sendInTime, firstMs);
    },
    flush: () => {
      rest();
      sendAll();
    },
    stop: () => {
      isStopped = true;
      rest();
      gathered = [];
    },
  };
}
