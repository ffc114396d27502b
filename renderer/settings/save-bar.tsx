import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { keepFocusAbove } from './keep-focus-above.ts';
import styles from './save-bar.module.css';

type Props = {
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Why it cannot be saved as it is, in words; null: it can. */
  readonly lack: string | null;
  readonly saveLabel?: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** What changed, if a glance at the form does not show it. */
  readonly children?: ReactNode;
};

/** At the foot of a form as soon as something in it is not saved. */
export function SaveBar({ isShown, isBusy, error, lack, saveLabel, onSave, onDiscard, children }: Props) {
  const { t } = useTranslation();
  if (!isShown) return null;
  return (
    <section ref={keepFocusAbove} className={styles.bar} aria-label={t('settings.unsaved')}>
      {children}
      {error !== null && <FaultNotice error={error} />}
      <div className={styles.buttons}>
        <Button onClick={onSave} loading={isBusy} disabled={lack !== null}>
          {saveLabel ?? t('common.save')}
        </Button>
        <Button variant="default" onClick={onDiscard} disabled={isBusy}>
          {t('common.discard')}
        </Button>
        {lack !== null && <span>{lack}</span>}
      </div>
    </section>
  );
}
