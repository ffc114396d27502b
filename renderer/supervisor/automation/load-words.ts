import type { TFunction } from 'i18next';
import type { ReviewLoad } from '../../../preload/contract/reports/automation.ts';
import type { Format } from '../../../preload/words/format.ts';

/** How many people would have to work without a break to keep up. */
export function peopleWords({ peopleNeeded }: ReviewLoad, t: TFunction, format: Format): string {
  return t('chart.load.people', { people: peopleNeeded === null ? '—' : format.score(peopleNeeded) });
}

/** What the number of people follows from. */
export function loadNote({ queued, answered, timedOut, meanWaitMs }: ReviewLoad, t: TFunction, format: Format): string {
  return t('chart.load.note', {
    queued: format.count(queued),
    answered: format.count(answered),
    timedOut: format.count(timedOut),
    wait: meanWaitMs === null ? '—' : format.age(meanWaitMs),
  });
}
