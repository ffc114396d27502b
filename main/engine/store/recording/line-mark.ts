/** How long the number of the last written message may lag behind when nothing else is recorded. */
const AFTER_MS = 200;
const AGAIN_AFTER_MS = 2000;

/** The number of the last message written for the line: noted immediately, durable with the next group of records or a moment later. */
export type LineMark = {
  readonly note: (seq: number) => void;
  /** What is noted but not durable yet; `null` if everything is. */
  readonly pending: () => number | null;
  /** The mark is now durable up to here. */
  readonly settle: (seq: number) => void;
  /** Makes it durable now, if possible. */
  readonly flush: () => void;
};

/** @param write makes the mark durable without records; returns whether that worked */
export function createLineMark(write: () => boolean): LineMark {
  let noted = 0;
  let durable = 0;
  let timer: NodeJS.Timeout | null = null;

  const rest = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const attempt = () => {
    rest();
    return noted === durable || write();
  };
  const attemptAgain = () => {
    // On a full disk, for example. The next group repeats it, and there may be none for long.
    if (!attempt()) timer = setTimeout(attemptAgain, AGAIN_AFTER_MS);
  };

  return {
    note: (seq) => {
      noted = Math.max(noted, seq);
      timer ??= setTimeout(attemptAgain, AFTER_MS);
    },
    pending: () => (noted > durable ? noted : null),
    settle: (seq) => {
      durable = seq;
      if (noted === durable) rest();
    },
    flush: () => {
      attempt();
    },
  };
}
