import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../ui/keyboard/keys.ts';
import { useActiveShortcuts, useKeyLabel, useKeySet } from '../ui/keyboard/shortcuts.tsx';
import styles from './help.module.css';

/** What every key does on the screen that is open, from the same table that the keys work from. */
export function KeyList() {
  const { t } = useTranslation();
  const active = useActiveShortcuts();
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
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
