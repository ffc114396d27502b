import type { TFunction } from 'i18next';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';

/** What a part is called on screen. A second look does not say which part it is, nor does a look of a study. */
export function partName({ ask, inspection: { serial, fileName } }: ReviewItem, t: TFunction): string {
  if (ask === 'study') return t('study.a-part');
  return serial ?? (fileName === '' ? t('review.asked.blind') : fileName);
}
