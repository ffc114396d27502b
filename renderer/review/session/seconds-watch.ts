/** A longer pause without any sign of life counts only this much: anybody who looks longer without touching anything has left. */
export const IDLE_AFTER_MS = 30_000;

/** How long somebody has looked at one item. Times are milliseconds on the page's clock. */
export type SecondsWatch = {
  readonly lookedMs: number;
  /** The last sign of life; null while the window is hidden. */
  readonly seenAt: number | null;
};

/** Starts with the first paint of the image. */
export function startWatch(paintedAt: number, isHidden: boolean): SecondsWatch {
  return { lookedMs: 0, seenAt: isHidden ? null : paintedAt };
}

/** Somebody moved, pressed or touched something. */
export function touched(watch: SecondsWatch, at: number): SecondsWatch {
  return watch.seenAt === null ? watch : { lookedMs: lookedMs(watch, at), seenAt: at };
}

export function hidden(watch: SecondsWatch, at: number): SecondsWatch {
  return { lookedMs: lookedMs(watch, at), seenAt: null };
}

export function shown(watch: SecondsWatch, at: number): SecondsWatch {
  return watch.seenAt === null ? { ...watch, seenAt: at } : watch;
}

/** Milliseconds of looking until `at`, without hidden and idle time. */
export function lookedMs({ lookedMs: before, seenAt }: SecondsWatch, at: number): number {
  return seenAt === null ? before : before + Math.min(Math.max(0, at - seenAt), IDLE_AFTER_MS);
}
