import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './study.module.css';

/** How soon a round is noticed that begins after a pause. */
const ASKED_EVERY_MS = 30_000;

/** While a study waits for this person: what it is, and how to get there. */
export function StudyInvitation() {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const tasks = useOperation('study.mine', {}, { everyMs: ASKED_EVERY_MS }).data ?? [];
  // One at a time, in a place that never grows: the next study is named once this one is answered.
  const task = tasks.find(({ opensAt }) => opensAt === null) ?? tasks[0];
  if (task === undefined) return null;
  const { id, name, answered, of, opensAt } = task;
  return (
    <div className={styles.invitation} role="note">
      <IconUsersGroup size="1.3rem" className={styles.icon} aria-hidden />
      <p className={styles.words}>
        {t('study.waits', { name, answered: format.count(answered), of: format.count(of) })}
        {opensAt !== null && ` ${t('study.opens', { at: format.dayTime(opensAt) })}`}
      </p>
      {opensAt === null && (
        <Button size="sm" onClick={() => navigate(`/review/study/${id}`)}>
          {t(answered === 0 ? 'study.begin' : 'study.go-on')}
        </Button>
      )}
    </div>
  );
}
