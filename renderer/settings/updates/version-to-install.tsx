import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptPackage, Updates } from '../../../preload/contract/station/updates.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { FormGroup } from '../form-page.tsx';
import styles from './updates.module.css';

type Props = { readonly which: 'ready' | 'previous'; readonly kept: KeptPackage; readonly updates: Updates };

const words = {
  ready: { title: 'updates.ready', act: 'updates.install', question: 'updates.install-question' },
  previous: { title: 'updates.previous', act: 'updates.go-back', question: 'updates.go-back-question' },
} as const;

/** A downloaded version: what it brings, and how to install it, which takes two presses because it stops the line. */
export function VersionToInstall({ which, kept, updates }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isAsking, ask] = useState(false);
  const install = useCommand('desktop.install-version');
  const { version, releasedAt, bytes, notes, command } = kept;
  const { title, act, question } = words[which];
  const { canInstall, installed, keepsInstalled, activity } = updates;
  const isReady = which === 'ready';
  const hint = t('updates.ready-hint', { day: format.day(releasedAt), size: format.megabytes(bytes) });
  return (
    <FormGroup title={t(title, { version })} hint={isReady ? hint : t('updates.previous-hint')}>
      {isReady && notes !== '' && <p className={styles.notes}>{notes}</p>}
      {isReady && !keepsInstalled && (
        <p className={styles.warning}>{t('updates.no-way-back', { version: installed })}</p>
      )}
      {canInstall && !isAsking && (
        <div>
          <Button
            variant={isReady ? 'filled' : 'default'}
            disabled={activity.kind !== 'idle'}
            onClick={() => ask(true)}
          >
            {t(act, { version })}
          </Button>
        </div>
      )}
      {canInstall && isAsking && (
        <div className={styles.question}>
          <p className={styles.text}>{t(question, { version })}</p>
          <div className={styles.buttons}>
            <Button
              loading={install.isPending}
              onClick={() => install.mutate({ version }, { onSettled: () => ask(false) })}
            >
              {t('updates.install-now')}
            </Button>
            <Button variant="default" disabled={install.isPending} onClick={() => ask(false)}>
              {t('updates.not-now')}
            </Button>
          </div>
        </div>
      )}
      {install.error !== null && <FaultNotice error={install.error} />}
      <div>
        <p className={styles.text}>{t(canInstall ? 'updates.by-hand-too' : 'updates.by-hand')}</p>
        <pre className={styles.command}>{command}</pre>
      </div>
    </FormGroup>
  );
}
