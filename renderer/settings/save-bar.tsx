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
  readonly isValid?: boolean;
  readonly saveLabel?: string;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** What the change is, where it takes more than a glance at the form. */
  readonly children?: ReactNode;
};

/** Stands at the foot of a form as soon as something in it is not saved. */
export function SaveBar({ isShown, isBusy, error, isValid = true, saveLabel, onSave, onDiscard, children }: Props) {
  const { t } = useTranslation();
  if (!isShown) return null;
  return (
    <section ref={keepFocusAbove} className={styles.bar} aria-label={t('settings.unsaved')}>
      {children}
      {error !== null && <FaultNotice error={error} />}
      <div className={styles.buttons}>
        <Button onClick={onSave} loading={isBusy} disabled={!isValid}>
          {saveLabel ?? t('common.save')}
        </Button>
        <Button variant="default" onClick={onDiscard} disabled={isBusy}>
          {t('common.discard')}
        </Button>
      </div>
    </section>
  );
}
