/** A message that is sent at once, and while it comes often at most every so often; what came in between goes along with the next. */
export type Coalesced<T> = { readonly add: (...items: readonly T[]) => void; readonly stop: () => void };

export function coalesce<T>(everyMs: number, send: (items: readonly T[]) => void): Coalesced<T> {
  let gathered: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const flush = () => {
    timer = null;
    if (gathered.length === 0) return;
    const items = gathered;
    gathered = [];
    timer = setTimeout(flush, everyMs);
    send(items);
  };
  return {
    add: (...items) => {
      if (isStopped) return;
      gathered.push(...items);
      // Not within the caller's turn: it may be in the middle of a transaction.
      timer ??= setTimeout(flush, 0);
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      gathered = [];
    },
  };
}
