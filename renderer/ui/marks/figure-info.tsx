import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FigureId } from '../../i18n/en/figures.ts';
import styles from './figure-info.module.css';

const lines = ['counts', 'of', 'formula', 'source'] as const;

/** What a figure means, one press away: what is counted, of which parts, by which formula and from which source. */
export function FigureInfo({ figure }: { readonly figure: FigureId }) {
  const { t } = useTranslation();
  const name = t(`figure.is.${figure}.name`);
  const label = t('figure.open', { name });
  return (
    <Popover width="min(30rem, 90vw)" position="bottom-end" withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon className={styles.button} variant="subtle" color="gray" aria-label={label} title={label}>
          <IconInfoCircle stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      {/* A scrolling area must be reachable by keyboard. */}
      <Popover.Dropdown className={styles.definition} tabIndex={0} aria-label={name}>
        <p className={styles.name}>{name}</p>
        <dl className={styles.lines}>
          {lines.map((line) => (
            <div key={line}>
              <dt>{t(`figure.${line}`)}</dt>
              <dd>{t(`figure.is.${figure}.${line}`)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
