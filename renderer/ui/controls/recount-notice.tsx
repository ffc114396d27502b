import { Alert } from '@mantine/core';
import { IconAbacus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../engine/use-operation.ts';
import { useFormat } from '../words/use-format.ts';

/** While the totals behind the figures are being rebuilt, says which figures cannot be trusted yet. */
export function RecountNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const recount = useOperation('station.status', {}).data?.recount ?? null;
  if (recount === null) return null;
  const { left, of, before } = recount;
  return (
    <Alert icon={<IconAbacus aria-hidden />} title={t('recount.title')}>
      {t('recount.notice', {
        done: format.count(of - left),
        of: format.count(of),
        before: format.moment(before),
      })}
    </Alert>
  );
}
