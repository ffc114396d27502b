import type { Press } from '../../ui/keyboard/press.ts';

/** The item on screen, as far as it decides which presses were meant for it. Times are on the page's clock. */
export type BeforePerson = {
  /** When the picture had been painted; null while it has not. */
  readonly paintedAt: number | null;
  /** The last press that was taken, for this item or the one before. */
  readonly pressed: Press | null;
};

/** One key or button pressed twice within this time was pressed twice for the part that was there at first. */
export const DOUBLE_PRESS_MS = 250;

/**
 * Whether a press was meant for the item on screen. A switch that bounces, a double click and a finger that comes down twice
 * are one press; a part that has just come up has not been looked at.
 */
export function isMeantFor({ paintedAt, pressed }: BeforePerson, press: Press, minLookMs: number): boolean {
  if (paintedAt === null || press.clicks > 1) return false;
  if (pressed?.from === press.from) {
    const isForAnother = pressed.at < paintedAt;
    const apartMs = isForAnother ? Math.max(minLookMs, DOUBLE_PRESS_MS) : minLookMs;
    if (press.at - pressed.at < apartMs) return false;
  }
  return press.at - paintedAt >= minLookMs;
}
