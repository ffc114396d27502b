import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { useAge } from '../../ui/time/use-age.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { type ReviewTrouble, reviewTroubles } from '../review-alarm.ts';
import { useReviewing } from '../use-reviewing.ts';
import styles from './waiting-count.module.css';

/** How many parts wait for a person, for how long the oldest has, and what is wrong with that. */
export function WaitingCount({ review }: { readonly review: StationStatus['review'] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const oldestMs = useAge(review?.oldestAt ?? null, 5000);
  const reviewing = useReviewing(review);
  if (review === null || reviewing === null) return null;
  const troubles = reviewTroubles(reviewing);
  const { leftMs } = reviewing;
  const said: Record<ReviewTrouble, readonly [short: string, whole: string]> = {
    soon:
      leftMs === null || leftMs <= 0
        ? [t('shell.overdue'), t('shell.overdue-whole')]
        : [
            t('shell.line-waits', { time: format.age(leftMs) }),
            t('shell.line-waits-whole', { time: format.age(leftMs) }),
          ],
    'nobody-here': [t('shell.nobody-here'), t('shell.nobody-here-whole')],
    'timed-out': [
      t('shell.timed-out-short', { count: review.timedOut }),
      t('shell.timed-out', { count: review.timedOut }),
    ],
  };
  const [first] = troubles;
  const age = oldestMs === null ? null : t('shell.oldest', { age: format.age(oldestMs) });
  const whole = [t('shell.waiting', { count: review.waiting }), age, ...troubles.map((trouble) => said[trouble][1])];
  return (
    <span
      className={styles.count}
      data-is-alarm={first !== undefined}
      title={whole.filter((each) => each !== null).join('\n')}
    >
      <IconUserQuestion size="1.3rem" stroke={1.6} aria-label={t('shell.waiting-label')} />
      <strong className={styles.waiting}>{format.count(review.waiting)}</strong>
      {first !== undefined && <span className={styles.trouble}>{said[first][0]}</span>}
      {first === undefined && age !== null && <span className={styles.age}>{age}</span>}
    </span>
  );
}
