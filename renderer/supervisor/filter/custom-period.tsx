import { useTranslation } from 'react-i18next';
import type { ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { MomentField } from '../../ui/controls/moment-field.tsx';

type Custom = Extract<ReportPeriod, { kind: 'custom' }>;
type Props = { readonly period: Custom; readonly onChange: (period: Custom) => void };

/** Two instants on the station's own clock. While one is half typed, the figures stay those of the last period. */
export function CustomPeriod({ period, onChange }: Props) {
  const { t } = useTranslation();
  return (['from', 'until'] as const).map((end) => (
    <MomentField
      key={end}
      label={t(`supervisor.filter.${end}`)}
      isLabelHidden
      value={period[end]}
      onChange={(at) => at !== null && onChange({ ...period, [end]: at })}
    />
  ));
}
