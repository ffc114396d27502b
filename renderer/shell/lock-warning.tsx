import { IconLock } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAge } from '../ui/time/use-age.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './line-alarm.module.css';

/** For the last seconds before an untouched window is locked: any touch or key ends it, as main is told of each. */
export function LockWarning() {
  const [endsAt, setEndsAt] = useState<number | null>(null);
  useEffect(
    () => window.lupa.on('session.ending', ({ inMs }) => setEndsAt(inMs === null ? null : Date.now() + inMs)),
    [],
  );
  return <div role="alert">{endsAt !== null && <Warning endsAt={endsAt} />}</div>;
}

function Warning({ endsAt }: { readonly endsAt: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leftMs = Math.max(0, -(useAge(endsAt) ?? 0));
  return (
    <div className={styles.alarm}>
      <IconLock size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{t('shell.locks-in', { time: format.age(leftMs) })}</p>
    </div>
  );
}
