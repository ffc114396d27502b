import { every, type Timers } from './timers.ts';

const ASK_EVERY_MS = 3_000;
/** Counted in questions, not in time, because a computer that slept has not been left without an answer. */
const MOST_UNANSWERED = 6;

/** Regularly asks for a sign of life; `onSilence` is called once when none comes for eighteen seconds. */
export function startHeartbeat(timers: Timers, ask: () => void, onSilence: () => void) {
  let unanswered = 0;
  const stop = every(timers, ASK_EVERY_MS, () => {
    if (unanswered >= MOST_UNANSWERED) {
      stop();
      onSilence();
      return;
    }
    unanswered += 1;
    ask();
  });
  return {
    /** Any message counts as a sign of life. */
    heard: () => {
      unanswered = 0;
    },
    stop,
  };
}
