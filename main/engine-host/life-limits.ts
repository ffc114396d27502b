import { startHeartbeat } from './heartbeat.ts';
import type { Timers } from './timers.ts';

/** The migration of a large store, including its backup, happens before the engine is ready. */
const READY_WITHIN_MS = 15 * 60_000;

type Listeners = {
  readonly askForSignOfLife: () => void;
  /** It was not ready in time. */
  readonly onSlow: () => void;
  /** It was ready and has stopped giving signs of life. */
  readonly onSilent: () => void;
};

/** The time limits of one engine process: to become ready, to give signs of life, to end. */
export function setLifeLimits(timers: Timers, { askForSignOfLife, onSlow, onSilent }: Listeners) {
  const callOffSlow = timers.after(READY_WITHIN_MS, onSlow);
  let heartbeat: ReturnType<typeof startHeartbeat> | null = null;
  let callOffEnd = () => {};
  return {
    ready: (): void => {
      callOffSlow();
      heartbeat = startHeartbeat(timers, askForSignOfLife, onSilent);
    },

    /** It said anything at all. */
    heard: (): void => heartbeat?.heard(),

    /** It was asked to end, or said that it will; `onLate` if it has not in time. */
    ending: (withinMs: number, onLate: () => void): void => {
      callOffEnd();
      heartbeat?.stop();
      callOffEnd = timers.after(withinMs, onLate);
    },

    over: (): void => {
      callOffSlow();
      callOffEnd();
      heartbeat?.stop();
    },
  };
}
