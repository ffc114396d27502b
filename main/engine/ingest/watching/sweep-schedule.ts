/** When a lane's folder is swept next. Times are monotonic milliseconds. */
export type SweepSchedule = Readonly<{
  /** From this time on a sweep is due. */
  nextMs: number;
  /** How long to wait after the next failure. */
  retryMs: number;
  /** When the sweep in progress began, or `null`. */
  runningSinceMs: number | null;
  /** Something came during the sweep in progress, perhaps behind it. */
  isWantedAgain: boolean;
  /** Sweeps of this folder so far. */
  sweeps: number;
}>;

export type SweepEvent =
  | Readonly<{ kind: 'began' | 'failed'; nowMs: number }>
  /** `everyMs`: how often the lane is to be swept. */
  | Readonly<{ kind: 'ended'; nowMs: number; everyMs: number }>
  /** Something came that only a sweep finds: at once, and again if one is in progress. */
  | Readonly<{ kind: 'wanted' }>
  /** Somebody waits for the next sweep; one in progress will do. */
  | Readonly<{ kind: 'hurried' }>
  /** Another folder is at the lane's path: it may contain other files under the same names. */
  | Readonly<{ kind: 'folder-exchanged' }>;

const RETRY_FIRST_MS = 500;
const RETRY_AT_MOST_MS = 10_000;
/** A sweep leaves at least nine times its own time to everything else, however many files are in the folder. */
const REST_PER_SWEEP = 9;
/** One sweep in this many is thorough. */
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
      // The sweep that noticed it is the first of the new folder.
      return { ...schedule, sweeps: runningSinceMs === null ? 0 : 1 };
    default:
      return event satisfies never;
  }
}

/** Whether the sweep in progress also checks complete files whose changes would be reported. */
export function isThoroughSweep({ sweeps }: SweepSchedule): boolean {
  return sweeps % THOROUGH_EVERY === 1;
}
