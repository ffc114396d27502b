import type { Press } from '../../ui/keyboard/press.ts';

/** The properties of the item on screen that decide which presses were meant for it. Times are on the page's clock. */
export type BeforePerson = {
  /** When the image had been painted; null before that. */
  readonly paintedAt: number | null;
  /** The last accepted press, for this item or the one before. */
  readonly pressed: Press | null;
};

/** Two presses of one key or button within this time were both meant for the first part. */
export const DOUBLE_PRESS_MS = 250;

/**
 * Whether a press was meant for the item on screen. A bouncing switch, a double click and a double tap
 * are one press; a part that has just appeared has not been looked at.
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
