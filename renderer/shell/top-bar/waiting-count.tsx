import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { useAge } from '../../ui/time/use-age.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './waiting-count.module.css';

/** How many parts wait for a person, and for how long the oldest has. */
export function WaitingCount({ review }: { readonly review: StationStatus['review'] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const oldestMs = useAge(review?.oldestAt ?? null, 5000);
  const overdueMs = useAge(review?.nextDueAt ?? null, 5000);
  if (review === null) return null;
  const isOverdue = overdueMs !== null && overdueMs > 0;
  const timedOut = review.timedOut === 0 ? null : t('shell.timed-out', { count: review.timedOut });
  const age = oldestMs === null ? null : t('shell.oldest', { age: format.age(oldestMs) });
  return (
    <span
      className={styles.count}
      data-is-alarm={isOverdue || timedOut !== null}
      title={[t('shell.waiting', { count: review.waiting }), age, timedOut].filter((each) => each !== null).join('\n')}
    >
      <IconUserQuestion size="1.3rem" stroke={1.6} aria-label={t('shell.waiting-label')} />
      <strong className={styles.waiting}>{format.count(review.waiting)}</strong>
      {timedOut !== null && (
        <span className={styles.timedOut}>{t('shell.timed-out-short', { count: review.timedOut })}</span>
      )}
      {age !== null && timedOut === null && <span className={styles.age}>{age}</span>}
    </span>
  );
}
