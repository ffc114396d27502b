import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './studies.module.css';

type Props = {
  readonly label: string;
  /** Its accessible name, where the visible words alone are not clear. */
  readonly name?: string;
  /** The consequence that cannot be undone. */
  readonly question: string;
  readonly isSubtle?: boolean;
  readonly onSure: () => void;
};

/** A button for what cannot be undone: the first press asks, the second does it. */
export function SureButton({ label, name = label, question, isSubtle = false, onSure }: Props) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  if (!isAsked) {
    return (
      <Button variant={isSubtle ? 'subtle' : 'default'} size="sm" aria-label={name} onClick={() => ask(true)}>
        {label}
      </Button>
    );
  }
  return (
    <span className={styles.sure} role="alert">
      <span>{question}</span>
      <Button
        size="sm"
        onClick={() => {
          ask(false);
          onSure();
        }}
      >
        {label}
      </Button>
      <Button variant="default" size="sm" onClick={() => ask(false)}>
        {t('common.cancel')}
      </Button>
    </span>
  );
}
