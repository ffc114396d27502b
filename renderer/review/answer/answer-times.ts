/**
 * The names of two measures on the page's performance timeline: the time from the answering key to the
 * next image on screen, and the app's own part of it, until the next item is rendered and only painting is left.
 */
export const KEY_TO_PICTURE = 'review.key-to-picture';
export const APP_WORK = 'review.app-work';

/** The browser keeps measures until they are cleared: a shift's worth is enough. */
const MOST_MEASURES = 2_000;

/** Adds one measure to the timeline. Both times are on the page's clock. */
export function measureAnswer(name: typeof KEY_TO_PICTURE | typeof APP_WORK, keyAt: number, until: number): void {
  if (performance.getEntriesByName(name).length >= MOST_MEASURES) performance.clearMeasures(name);
  performance.measure(name, { start: keyAt, end: until });
}
