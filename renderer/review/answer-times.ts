/** Name under which the page's performance time line has each way from the answering key to the next picture. */
export const KEY_TO_PICTURE = 'review.key-to-picture';

/** The browser keeps measures until they are cleared: a shift's worth is enough to look at. */
const MOST_MEASURES = 2_000;

/** Puts one way from key to painted picture on the time line. Both times are on the page's clock. */
export function measureKeyToPicture(keyAt: number, paintedAt: number): void {
  if (performance.getEntriesByName(KEY_TO_PICTURE).length >= MOST_MEASURES) performance.clearMeasures(KEY_TO_PICTURE);
  performance.measure(KEY_TO_PICTURE, { start: keyAt, end: paintedAt });
}
