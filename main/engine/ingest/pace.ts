const MINUTE_MS = 60_000;

/** How many parts were recorded in the last minute. */
export type Pace = { readonly count: () => void; readonly perMinute: () => number };

export function createPace(nowMs: () => number): Pace {
  /** When each part of the last minute was recorded, oldest first. */
  const recordedMs: number[] = [];
  const forgetOld = () => {
    const from = nowMs() - MINUTE_MS;
    const kept = recordedMs.findIndex((at) => at > from);
    recordedMs.splice(0, kept < 0 ? recordedMs.length : kept);
  };
  return {
    count: () => {
      recordedMs.push(nowMs());
      forgetOld();
    },
    perMinute: () => {
      forgetOld();
      return recordedMs.length;
    },
  };
}
