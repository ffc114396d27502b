import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../ui/keyboard/keys.ts';
import { useActiveShortcuts, useKeyLabel, useKeySet } from '../ui/keyboard/shortcuts.tsx';
import styles from './help.module.css';

/** What every key does on the open screen, from the same table that defines the keys. */
export function KeyList() {
  const { t } = useTranslation();
  const active = useActiveShortcuts();
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={styles.keys} tabIndex={0} aria-label={t('keys.title')}>
      <dl>
        {active().map((id) => (
          <div key={id} className={styles.row}>
            <dt>
              {keysOf(id, keySet).map((key) => (
                <Kbd key={key}>{keyLabel(key)}</Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
