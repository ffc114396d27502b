import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RolloutNotice as Notice } from '../../preload/contract/models/rollout.ts';
import { causeClause } from '../models/rollout/rollout-words.ts';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import { useSession } from '../ui/engine/use-session.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './line-alarm.module.css';

/** On every screen, after a roll-out went back or was stopped, until somebody has read it. */
export function RolloutNotice() {
  const notices = useOperation('rollout.notices', {}).data ?? [];
  return (
    <div role="status">
      {notices
        .filter(({ status }) => status === 'rolled-back' || status === 'stopped')
        .map((notice) => (
          <Went key={notice.id} notice={notice} />
        ))}
    </div>
  );
}

function Went({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toasts = useToasts();
  const isLeader = useSession().role !== 'operator';
  const seen = useCommand('rollout.seen');
  const { id, status, recipeName, challengerName, cause, owes } = notice;
  const said = {
    challenger: challengerName,
    recipe: recipeName,
    cause: cause === null ? '' : causeClause(cause, t, format),
  };
  const outcome = status === 'stopped' ? 'stopped-notice' : 'back-notice';
  return (
    <div className={styles.alarm}>
      <IconArrowBackUp size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{t(`rollout.${owes === 'return' ? 'owes-return' : outcome}`, said)}</p>
      {isLeader && (
        <>
          <Button component={Link} href={`/models/rollout?id=${id}`} variant="default">
            {t('rollout.look')}
          </Button>
          <Button variant="default" onClick={() => seen.mutate({ id }, { onError: toasts.fault })}>
            {t('rollout.seen')}
          </Button>
        </>
      )}
    </div>
  );
}
