import type { TFunction } from 'i18next';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';

/** The name of a part on screen. Second looks and looks of a study do not say which part it is. */
export function partName({ ask, inspection: { serial, fileName } }: ReviewItem, t: TFunction): string {
  if (ask === 'study') return t('study.a-part');
  return serial ?? (fileName === '' ? t('review.asked.blind') : fileName);
}
