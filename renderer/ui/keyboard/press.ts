/** A key that went down, or a button that was pressed. */
export type Press = {
  /** When it began, on the page's clock: a finger that was down before the part was there meant the one before. */
  readonly at: number;
  /** Which click of a quick row it was: 1 alone or first, 2 of a double click. A key counts as 1. */
  readonly clicks: number;
  /** Which key or button it was. */
  readonly from: string;
};

/** A key that seems to go down again without having come up is a new press only after such a pause: its coming up was lost. */
const LOST_AFTER_MS = 1_000;

/**
 * Tells new presses of keys from those that go on. Most systems mark the repetitions of a key that is held; foot switches and
 * remote desktops send it down again and again, unmarked, and up only once.
 */
export function createHeldKeys() {
  const heard = new Map<string, number>();
  return {
    /** Whether it is a new press of the key at this place. */
    down: (code: string, isRepeat: boolean, at: number): boolean => {
      const before = heard.get(code);
      heard.set(code, at);
      return !isRepeat && (before === undefined || at - before > LOST_AFTER_MS);
    },
    up: (code: string): void => {
      heard.delete(code);
    },
    /** The window lost its keys to another: what comes up there is not heard. */
    forget: (): void => heard.clear(),
  };
}
