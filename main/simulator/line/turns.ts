import type { PacingClock } from './clock.ts';

/** How much of its delay a line makes up at most after falling behind because images take longer than the gap. */
const MAX_LAG_MS = 2000;
/** Only while paused; playing ends the wait. */
const PAUSED_LOOK_MS = 60_000;

/** When the next part is due: one gap after the previous one, while the line plays. */
export type Turns = Readonly<{
  isPlaying: () => boolean;
  pause: () => void;
  play: () => void;
  /** The gap may have changed: whoever is waiting asks for it again. */
  rouse: () => void;
  /** The line stood still: the next gap starts now. */
  startOver: () => void;
  /** Waits while paused, then until the gap after the previous turn is over, or until the end. */
  wait: (gapMs: () => number) => Promise<void>;
}>;

export function createTurns(clock: PacingClock, ending: AbortSignal): Turns {
  let wake = new AbortController();
  let isPlaying = true;
  let previousDue = clock.now();

  function startOver(): void {
    previousDue = clock.now();
  }

  function rouse(): void {
    wake.abort();
    wake = new AbortController();
  }

  return {
    isPlaying: () => isPlaying,
    startOver,
    rouse,
    pause: () => {
      isPlaying = false;
    },
    play: () => {
      // Parts that would have come during the pause are not made up.
      if (!isPlaying) startOver();
      isPlaying = true;
      rouse();
    },
    wait: async (gapMs) => {
      while (!ending.aborted) {
        const due = previousDue + gapMs();
        if (isPlaying && clock.now() >= due) {
          previousDue = Math.max(due, clock.now() - MAX_LAG_MS);
          return;
        }
        await clock.sleep(isPlaying ? due - clock.now() : PAUSED_LOOK_MS, AbortSignal.any([wake.signal, ending]));
      }
    },
  };
}
