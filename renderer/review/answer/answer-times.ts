/**
 * Names under which the page's performance time line has what each answer costs: the way from the answering key to the
 * next picture on screen, and of it the app's own work, until the next item stands and only painting is left.
 */
export const KEY_TO_PICTURE = 'review.key-to-picture';
export const APP_WORK = 'review.app-work';

/** The browser keeps measures until they are cleared: a shift's worth is enough to look at. */
const MOST_MEASURES = 2_000;

/** Puts one stretch on the time line. Both times are on the page's clock. */
export function measureAnswer(name: typeof KEY_TO_PICTURE | typeof APP_WORK, keyAt: number, until: number): void {
  if (performance.getEntriesByName(name).length >= MOST_MEASURES) performance.clearMeasures(name);
  performance.measure(name, { start: keyAt, end: until });
}
