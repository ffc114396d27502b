import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDialpad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keySets } from '../../ui/keyboard/keys.ts';
import { useKeySet } from '../../ui/keyboard/shortcuts.tsx';
import styles from '../picture/picture-tools.module.css';

/** The key set of this station. */
export function KeySetMenu() {
  const { t } = useTranslation();
  const [keySet, setKeySet] = useKeySet();
  return (
    <Menu position="bottom-end" width={280} returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles.tool}
          aria-label={t('review.key-set')}
          title={t('review.key-set')}
        >
          <IconDialpad size="1.4rem" stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('review.key-set')}</Menu.Label>
        {keySets.map((known) => (
          <Menu.Item
            key={known}
            className={styles.keySet}
            leftSection={<IconCheck size="1.2rem" visibility={known === keySet ? 'visible' : 'hidden'} />}
            onClick={() => setKeySet(known)}
          >
            {t(`review.keys-${known}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
