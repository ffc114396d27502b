import { useTranslation } from 'react-i18next';
import type { CandidateReading } from '../../preload/contract/models/model.ts';

/** A name for a reading among others: what distinguishes it from them. */
export function useReadingLabel(readings: readonly CandidateReading[]): (reading: CandidateReading) => string {
  const { t } = useTranslation();
  return ({ layout, boxesAreCorners, pixels }) => {
    if (pixels !== undefined) return t(`pixels.${pixels}`);
    if (layout === undefined) return '';
    const namesakes = readings.filter((other) => other.layout === layout);
    const corners = namesakes.length > 1 ? ` · ${t(boxesAreCorners ? 'model.corners' : 'model.centres')}` : '';
    return `${t(`layout.${layout}`)}${corners}`;
  };
}
