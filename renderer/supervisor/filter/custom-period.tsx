import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { calendarInstantSchema } from '../../../preload/contract/values/units.ts';
import { wallClock } from '../../ui/words/wall-clock.ts';

type Custom = Extract<ReportPeriod, { kind: 'custom' }>;
type Props = { readonly period: Custom; readonly onChange: (period: Custom) => void };

/** Two instants on the station's own clock. */
export function CustomPeriod({ period, onChange }: Props) {
  const { t } = useTranslation();
  const field = (end: 'from' | 'until') => (
    <TextInput
      type="datetime-local"
      step={900}
      aria-label={t(`supervisor.filter.${end}`)}
      value={wallClock(period[end])}
      onChange={({ currentTarget }) => {
        const at = new Date(currentTarget.value).getTime();
        // A year still being typed is not a valid year yet.
        if (calendarInstantSchema.safeParse(at).success) onChange({ ...period, [end]: at });
      }}
    />
  );
  return (
    <>
      {field('from')}
      {field('until')}
    </>
  );
}
