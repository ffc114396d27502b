import { useTranslation } from 'react-i18next';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import { verdictColours, verdictLook } from './verdict.ts';
import styles from './verdict-mark.module.css';

/** A verdict in a line of text or a list: shape and word in its ink colour. */
export function VerdictMark({ signal, size = '1.1em' }: { readonly signal: Signal; readonly size?: string }) {
  const { t } = useTranslation();
  const { Icon } = verdictLook[signal];
  return (
    <span className={styles.mark} style={{ color: verdictColours(signal).ink }}>
      <Icon size={size} stroke={2.75} aria-hidden />
      {t(`verdict.${signal}`)}
    </span>
  );
}
