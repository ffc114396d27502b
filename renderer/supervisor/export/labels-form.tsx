import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import type { TransferControl } from './use-transfer.ts';

/** Labels from elsewhere: only the folder has to be chosen. */
export function LabelsForm({ control }: { readonly control: TransferControl }) {
  const { t } = useTranslation();
  const choose = useCommand('desktop.choose-folder');
  const ask = () =>
    choose.mutate(
      { title: t('transfer.labels-choose') },
      { onSuccess: (chosen) => chosen !== null && control.beginImport(chosen.path) },
    );
  return (
    <div>
      <Button leftSection={<IconFolderOpen size="1.2rem" />} disabled={control.isBusy} onClick={ask}>
        {t('transfer.start-labels')}
      </Button>
      {choose.isError && <FaultNotice error={choose.error} />}
    </div>
  );
}
