/** More than one person can keep in mind; without a limit a page could fill main's memory. */
const KEPT_PER_WINDOW = 200;

/** Which files people handed to which window: by a dialog, by dropping them, or by opening them with Lupa. */
export type HandedOver = ReturnType<typeof createHandedOver>;

/** Only main keeps this list, so that a page cannot have a file read that nobody gave to it. */
export function createHandedOver() {
  const files = new Map<string, Set<string>>();
  return {
    note: (windowId: string, path: string): void => {
      const own = files.get(windowId) ?? new Set();
      // Moved to the end: the file handed over last is forgotten last.
      own.delete(path);
      own.add(path);
      const [oldest] = own;
      if (own.size > KEPT_PER_WINDOW && oldest !== undefined) own.delete(oldest);
      files.set(windowId, own);
    },
    has: (windowId: string, path: string): boolean => files.get(windowId)?.has(path) ?? false,
    /** The window is gone, and its files with it. */
    forget: (windowId: string): void => {
      files.delete(windowId);
    },
  };
}
