/** A key that went down, or a button that was pressed. */
export type Press = {
  /** When it began, on the page's clock: a finger that was down before the part appeared meant the previous one. */
  readonly at: number;
  /** Which click of a quick series it was: 1 alone or first, 2 for a double click. A key counts as 1. */
  readonly clicks: number;
  /** Which key or button it was. */
  readonly from: string;
};

/** A key that seems to go down again without having come up is only a new press after this pause: its release was lost. */
const LOST_AFTER_MS = 1_000;

/**
 * Distinguishes new presses of keys from held ones. Most systems mark the repetitions of a held key; foot switches and
 * remote desktops send it down repeatedly, unmarked, and up only once.
 */
export function createHeldKeys() {
  const heard = new Map<string, number>();
  return {
    /** Whether it is a new press of the key at this position. */
    down: (code: string, isRepeat: boolean, at: number): boolean => {
      const before = heard.get(code);
      heard.set(code, at);
      return !isRepeat && (before === undefined || at - before > LOST_AFTER_MS);
    },
    up: (code: string): void => {
      heard.delete(code);
    },
    /** The window lost the keyboard to another one: releases there go unnoticed. */
    forget: (): void => heard.clear(),
  };
}
