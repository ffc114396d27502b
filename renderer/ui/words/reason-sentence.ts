import type { TFunction } from 'i18next';
import type { Reason } from '../../../preload/contract/parts/inspection.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import type { Format } from '../../../preload/words/format.ts';

/** Why a verdict is what it is, as a sentence with its figures. */
export function reasonSentence(reason: Reason, t: TFunction, format: Format): string {
  switch (reason.code) {
    case 'all-clear':
      return t('reason.all-clear');
    case 'model-silent':
    case 'model-unproven':
      return t(`reason.${reason.code}`);
    case 'defect':
      return t('reason.defect', {
        className: reason.className,
        score: format.score(reason.score),
        rejectAt: format.score(reason.rejectAt),
      });
    case 'unsure':
      return t('reason.unsure', {
        className: reason.className,
        score: format.score(reason.score),
        clearBelow: format.score(reason.clearBelow),
        rejectAt: format.score(reason.rejectAt),
      });
    case 'model-quiet':
    case 'model-frozen':
      return t(`reason.${reason.code}`, { parts: format.count(reason.parts) });
    case 'boxes-cut':
      return t('reason.boxes-cut', { told: format.count(reason.told) });
    case 'fault':
      return faultSentence(reason.fault, format);
    default:
      return reason satisfies never;
  }
}
