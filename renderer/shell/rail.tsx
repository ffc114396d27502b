import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { shortcuts } from '../ui/keyboard/keys.ts';
import { useKeyLabel } from '../ui/keyboard/shortcuts.tsx';
import { openPalette } from './palette/palette.tsx';
import styles from './rail.module.css';
import type { Screen } from './screens.ts';

/** The main navigation. */
export function Rail({ screens }: { readonly screens: readonly Screen[] }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const keyLabel = useKeyLabel();
  return (
    <nav className={styles.rail} aria-label={t('shell.screens')}>
      {screens.map(({ id, path, Icon, shortcut }) => {
        const isHere =
          path === '/' ? location === '/' || location.startsWith('/inspection') : location.startsWith(path);
        return (
          <Tooltip key={id} label={keyLabel(shortcuts[shortcut].keys[0])} position="right">
            <Link href={path} className={styles.entry} aria-current={isHere ? 'page' : undefined}>
              <Icon size="1.6rem" stroke={1.6} aria-hidden />
              <span className={styles.label}>{t(`screen.${id}`)}</span>
            </Link>
          </Tooltip>
        );
      })}
      <Tooltip label={keyLabel(shortcuts.palette.keys[0])} position="right">
        <UnstyledButton className={styles.entry} onClick={openPalette}>
          <IconSearch size="1.6rem" stroke={1.6} aria-hidden />
          <span className={styles.label}>{t('palette.open')}</span>
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}
