import { Button, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Updates } from '../../../preload/contract/station/updates.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { FaultError } from '../../ui/engine/lupa.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { FormGroup } from '../form-page.tsx';
import styles from './updates.module.css';

/** The installed version, and the progress of looking for a newer one. */
export function VersionState({ updates }: { readonly updates: Updates }) {
  const { t } = useTranslation();
  const check = useCommand('desktop.check-updates');
  const { activity, fault, source, installed } = updates;
  return (
    <FormGroup title={t('updates.version')}>
      <p className={styles.text}>
        {t('updates.installed', { version: installed })}
        <br />
        <span role="status">
          <Sentence updates={updates} />
        </span>
      </p>
      {activity.kind === 'fetching' && (
        <Progress value={(activity.bytes / activity.of) * 100} aria-label={t('updates.checking')} />
      )}
      {activity.kind === 'idle' && fault !== null && <FaultNotice error={new FaultError(fault)} />}
      {check.error !== null && <FaultNotice error={check.error} />}
      {source.kind !== 'off' && (
        <div>
          <Button
            variant="default"
            leftSection={<IconRefresh size="1.2rem" />}
            disabled={activity.kind !== 'idle'}
            onClick={() => check.mutate({})}
          >
            {t('updates.look')}
          </Button>
        </div>
      )}
    </FormGroup>
  );
}

function Sentence({ updates: { activity, source, checkedAt, ready } }: { readonly updates: Updates }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (activity.kind) {
    case 'checking':
      return t('updates.checking');
    case 'fetching':
      return t('updates.fetching', {
        version: activity.version,
        bytes: format.bytes(activity.bytes),
        of: format.bytes(activity.of),
      });
    case 'installing':
      return t('updates.installing', { version: activity.version });
    case 'idle':
      if (source.kind === 'off') return t('updates.off');
      if (checkedAt === null) return t('updates.not-looked');
      return t(ready === null ? 'updates.up-to-date' : 'updates.looked', { at: format.moment(checkedAt) });
    default:
      return activity satisfies never;
  }
}
