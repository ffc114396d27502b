import { Button, Input } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../engine/use-operation.ts';
import { FaultNotice } from './fault-notice.tsx';
import styles from './folder-field.module.css';

type Props = {
  readonly label: string;
  readonly hint?: string;
  /** Shown when no folder is chosen. */
  readonly none?: string;
  readonly folder: string | null;
  readonly onChoose: (folder: string) => void;
};

/** A folder, chosen in the system's own dialog: nobody types a path with gloves on. */
export function FolderField({ label, hint, none, folder, onChoose }: Props) {
  const { t } = useTranslation();
  const choose = useCommand('desktop.choose-folder');
  const ask = () =>
    choose.mutate({ title: label }, { onSuccess: (chosen) => chosen !== null && onChoose(chosen.path) });
  return (
    <Input.Wrapper label={label} description={hint} labelElement="div">
      <div className={styles.field}>
        <Button
          className={styles.choose}
          variant="default"
          leftSection={<IconFolderOpen size="1.2rem" />}
          onClick={ask}
          aria-label={t('common.choose-folder', { label })}
        >
          {folder === null ? t('common.choose') : t('common.change')}
        </Button>
        <span className={styles.path}>{folder ?? none ?? t('common.no-folder')}</span>
      </div>
      {choose.isError && <FaultNotice error={choose.error} />}
    </Input.Wrapper>
  );
}
