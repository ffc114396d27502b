import { Button, Progress } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import stripStyles from '../around/queue-strip.module.css';
import type { ReviewSession } from '../session/review-session.ts';
import styles from './study.module.css';

/** This person's progress in the study, and how to leave it: they can continue at any time. */
export function StudyStrip({ study, session }: { readonly study: StudyId; readonly session: ReviewSession }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const task = useOperation('study.mine', {}).data?.find(({ id }) => id === study);
  const { leaving } = useSyncExternalStore(session.subscribe, session.current);
  const answered = (task?.answered ?? 0) + leaving.length;
  return (
    <section className={stripStyles.strip} aria-label={t('study.progress')}>
      {task !== undefined && (
        <>
          <p className={styles.words}>
            <strong>{task.name}</strong>{' '}
            {t('study.round-of', { round: format.count(task.round), rounds: format.count(task.rounds) })}
          </p>
          <Progress
            className={styles.bar}
            value={(100 * answered) / task.of}
            aria-label={t('study.progress')}
            size="lg"
          />
          <p className={styles.words}>
            {t('study.answered-of', { answered: format.count(answered), of: format.count(task.of) })}
          </p>
        </>
      )}
      <Button variant="default" onClick={() => navigate('/review')}>
        {t('study.leave')}
      </Button>
    </section>
  );
}
