import type { TFunction } from 'i18next';

/** Who made something, by name; makers without a name are recorded in English. */
export function makerName(madeBy: string, t: TFunction): string {
  switch (madeBy) {
    case 'first run':
      return t('maker.first-run');
    case 'command line':
      return t('maker.command-line');
    default:
      return madeBy;
  }
}
