import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import type { PeriodChoice as Period } from './use-record-filter.ts';

/** The time of the filter, or everything there is. */
export function PeriodChoice(props: { readonly value: Period; readonly onChange: (period: Period) => void }) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('transfer.period')}
      options={[
        { value: 'filter', label: t('transfer.period-filter') },
        { value: 'all', label: t('transfer.period-all') },
      ]}
      {...props}
    />
  );
}
