/** When a lane's folder is swept next. Times are monotonic milliseconds. */
export type SweepSchedule = Readonly<{
  /** From then on a sweep is due. */
  nextMs: number;
  /** How long is waited after the next failure. */
  retryMs: number;
  /** When the sweep began that is on its way, or `null`. */
  runningSinceMs: number | null;
  /** Something came while the sweep was on its way, perhaps behind it. */
  isWantedAgain: boolean;
  /** Sweeps of this folder so far. */
  sweeps: number;
}>;

export type SweepEvent =
  | Readonly<{ kind: 'began' | 'failed'; nowMs: number }>
  /** `everyMs`: how often the lane is to be swept. */
  | Readonly<{ kind: 'ended'; nowMs: number; everyMs: number }>
  /** Something came that only a sweep finds: at once, and again where one is on its way. */
  | Readonly<{ kind: 'wanted' }>
  /** Somebody waits for the next sweep; one that is on its way will do. */
  | Readonly<{ kind: 'hurried' }>
  /** Another folder lies under the lane's path: it may hold other files under the same names. */
  | Readonly<{ kind: 'folder-exchanged' }>;

const RETRY_FIRST_MS = 500;
const RETRY_AT_MOST_MS = 10_000;
/** A sweep leaves at least nine times as long to everything else, however many files lie in the folder. */
const REST_PER_SWEEP = 9;
/** Every so many sweeps are thorough. */
const THOROUGH_EVERY = 5;

export const SWEEP_AT_ONCE: SweepSchedule = {
  nextMs: 0,
  retryMs: RETRY_FIRST_MS,
  runningSinceMs: null,
  isWantedAgain: false,
  sweeps: 0,
};

export function afterSweepEvent(schedule: SweepSchedule, event: SweepEvent): SweepSchedule {
  const { retryMs, runningSinceMs, sweeps } = schedule;
  switch (event.kind) {
    case 'began':
      return {
        ...schedule,
        runningSinceMs: event.nowMs,
        isWantedAgain: false,
        sweeps: sweeps + 1,
      };
    case 'ended': {
      const tookMs = event.nowMs - (runningSinceMs ?? event.nowMs);
      const restMs = Math.max(event.everyMs, REST_PER_SWEEP * tookMs);
      const nextMs = schedule.isWantedAgain ? 0 : event.nowMs + restMs;
      return { ...schedule, nextMs, retryMs: RETRY_FIRST_MS, runningSinceMs: null };
    }
    case 'failed':
      return {
        ...schedule,
        nextMs: event.nowMs + retryMs,
        retryMs: Math.min(RETRY_AT_MOST_MS, retryMs * 2),
        runningSinceMs: null,
      };
    case 'wanted':
      return { ...schedule, nextMs: 0, isWantedAgain: runningSinceMs !== null };
    case 'hurried':
      return runningSinceMs === null ? { ...schedule, nextMs: 0 } : schedule;
    case 'folder-exchanged':
      // The sweep that found it out is the first of the new folder.
      return { ...schedule, sweeps: runningSinceMs === null ? 0 : 1 };
    default:
      return event satisfies never;
  }
}

/** Whether the sweep that is on its way looks at recorded files too whose changes would have been told. */
export function isThoroughSweep({ sweeps }: SweepSchedule): boolean {
  return sweeps % THOROUGH_EVERY === 1;
}
