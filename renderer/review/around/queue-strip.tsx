import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '../../picture/thumbnail.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useAge } from '../../ui/time/use-age.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { StudyInvitation } from '../study/study-invitation.tsx';
import styles from './queue-strip.module.css';

/** How many items wait, since when, whether people keep up, the next parts, and a study that waits for this person. */
export function QueueStrip({ session }: { readonly session: ReviewSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queue = useOperation('review.queue', {}, { everyMs: 15_000 }).data;
  const oldestMs = useAge(queue?.oldestAt ?? null);
  const overdueMs = useAge(queue?.nextDueAt ?? null);
  const { items, leaving } = useSyncExternalStore(session.subscribe, session.current);
  const [, ...next] = items;
  return (
    <section className={styles.strip} aria-label={t('review.queue')}>
      <dl className={styles.facts}>
        <Fact name={t('review.waiting')} value={queue && format.count(queue.waiting)} />
        <Fact name={t('review.oldest')} value={oldestMs === null ? null : format.age(oldestMs)} />
        <Fact
          name={t('review.pace')}
          value={queue && t('review.per-minute', { rate: format.rate(queue.pacePerMinute) })}
        />
        <Fact
          name={t('review.needed')}
          value={queue && t('review.per-minute', { rate: format.rate(queue.neededPerMinute) })}
        />
        <Fact name={t('review.line-waits')} value={overdueMs === null ? null : format.age(-overdueMs)} />
      </dl>
      <FigureInfo figure="review-queue" />
      <span className={styles.unsaved}>{leaving.length > 0 && t('review.saving', { count: leaving.length })}</span>
      <ol className={styles.next} aria-label={t('review.next')}>
        {next.map(({ id, inspection, queuedAt }) => (
          <li key={id} className={styles.part}>
            <Thumbnail id={inspection.id} className={styles.thumbnail} />
            <Age since={queuedAt} />
          </li>
        ))}
      </ol>
      <StudyInvitation />
    </section>
  );
}

function Age({ since }: { readonly since: number }) {
  const format = useFormat();
  return <span>{format.age(useAge(since) ?? 0)}</span>;
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null | undefined }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value ?? '—'}</dd>
    </div>
  );
}
