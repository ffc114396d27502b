import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../ui/keys.ts';
import { useActiveShortcuts, useKeyLabel, useKeySet } from '../ui/shortcuts.tsx';
import styles from './key-map.module.css';

/** What every key does on the screen that is open, from the same table that the keys work from. */
export function KeyMap({ isShown, onClose }: { readonly isShown: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const active = useActiveShortcuts();
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  return (
    <Modal
      opened={isShown}
      onClose={onClose}
      title={t('keys.title')}
      centered
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.2 }}
      closeButtonProps={{ 'aria-label': t('common.close'), size: '2.75rem' }}
    >
      <dl className={styles.map}>
        {isShown &&
          active().map((id) => (
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
    </Modal>
  );
}
