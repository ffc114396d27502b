import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './line-wait.module.css';

/** From here on the person has to hurry. */
const SOON_MS = 30_000;

/** How long the line still waits for the part on screen, and that it has moved on once it has. */
export function LineWait({ dueAt }: { readonly dueAt: Instant }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leftMs = dueAt - useNow();
  return (
    <p className={styles.wait} data-is-soon={leftMs <= SOON_MS} role={leftMs <= SOON_MS ? 'status' : undefined}>
      <IconHourglass size="1.1rem" aria-hidden />
      {leftMs > 0 ? t('review.line-waits-for', { time: format.age(leftMs) }) : t('review.line-waits-no-more')}
    </p>
  );
}
