import type { TFunction } from 'i18next';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';

/** What a part is called on screen. A second look does not say which part it is. */
export function partName({ serial, fileName }: Pick<Inspection, 'serial' | 'fileName'>, t: TFunction): string {
  return serial ?? (fileName === '' ? t('review.asked.blind') : fileName);
}
