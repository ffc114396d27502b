import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOrder, ExportSize } from '../../../preload/contract/station/transfer.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { FolderField } from '../../ui/controls/folder-field.tsx';
import { ask } from '../../ui/engine/lupa.ts';
import { cacheKey } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './export.module.css';
import type { TransferControl } from './use-transfer.ts';

/** The size is not asked for while the choice is still changing. */
const SETTLED_AFTER_MS = 300;
const KEPT_FOR_MS = 10_000;

type Props = { readonly order: ExportOrder | null; readonly control: TransferControl };

/** The target folder, the size, and the button. */
export function ExportBar({ order, control }: Props) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<string | null>(null);
  const size = useSize(order, folder);
  const isTooMuch = size.data !== undefined && size.data.freeBytes !== null && size.data.bytes > size.data.freeBytes;
  const isReady = order !== null && size.data !== undefined && size.data.count > 0 && !isTooMuch;
  return (
    <>
      <FolderField label={t('transfer.folder')} none={t('transfer.folder-own')} folder={folder} onChoose={setFolder} />
      {folder !== null && (
        <div>
          <Button variant="subtle" onClick={() => setFolder(null)}>
            {t('transfer.folder-reset')}
          </Button>
        </div>
      )}
      {size.isError && <FaultNotice error={size.error} onRetry={() => void size.refetch()} />}
      <div className={styles.bar}>
        <Button
          leftSection={<IconDownload size="1.2rem" />}
          disabled={!isReady || control.isBusy}
          onClick={() => order !== null && control.begin(order, folder)}
        >
          {t('transfer.start')}
        </Button>
        <p className={styles.size} role="status">
          {size.isError ? '' : <SizeSentence order={order} size={size.data} isOld={size.isPlaceholderData} />}
          {isTooMuch && <strong>{t('transfer.too-little-room')}</strong>}
        </p>
      </div>
    </>
  );
}

function useSize(order: ExportOrder | null, folder: string | null) {
  const [input] = useDebouncedValue(order === null ? null : JSON.stringify({ order, folder }), SETTLED_AFTER_MS);
  return useQuery<ExportSize>({
    queryKey: input === null ? ['transfer.size'] : cacheKey('transfer.size', JSON.parse(input)),
    queryFn: () => ask('transfer.size', JSON.parse(input ?? '')),
    enabled: input !== null,
    staleTime: KEPT_FOR_MS,
    placeholderData: keepPreviousData,
  });
}

type SentenceProps = {
  readonly order: ExportOrder | null;
  readonly size: ExportSize | undefined;
  readonly isOld: boolean;
};

function SizeSentence({ order, size, isOld }: SentenceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (size === undefined || order === null) return t('transfer.size-asking');
  if (size.count === 0) return t('transfer.nothing');
  const { count, bytes, freeBytes } = size;
  const said = { count, parts: format.count(count), size: format.bytes(bytes) };
  return (
    <span data-stale={isOld || undefined}>
      {order.kind === 'csv' ? t('transfer.size-csv', said) : t('transfer.size-set', said)}
      {freeBytes !== null && <> · {t('transfer.free', { free: format.bytes(freeBytes) })}</>}
    </span>
  );
}
