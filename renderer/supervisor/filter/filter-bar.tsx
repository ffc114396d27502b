import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { CustomPeriod } from './custom-period.tsx';
import styles from './filter-bar.module.css';
import { PartsFilter } from './parts-filter.tsx';
import { PeriodCaption } from './period-caption.tsx';
import { useReportFilter } from './use-report-filter.ts';

const kinds = ['shift', 'day', 'week', 'custom'] as const satisfies readonly ReportPeriod['kind'][];
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** The filter of all charts on the screen. */
export function FilterBar() {
  const { t } = useTranslation();
  const { filter, isCompared, change, compare } = useReportFilter();
  const choose = (kind: ReportPeriod['kind']) => {
    const until = Date.now();
    change({ period: kind === 'custom' ? { kind, from: until - WEEK_MS, until } : { kind } });
  };
  return (
    <section className={styles.bar} aria-label={t('supervisor.filter.name')}>
      <div className={styles.row}>
        <SegmentedControl
          aria-label={t('supervisor.filter.period')}
          value={filter.period.kind}
          onChange={(value) => choose(kinds.find((kind) => kind === value) ?? 'day')}
          data={kinds.map((kind) => ({ value: kind, label: t(`supervisor.filter.${kind}`) }))}
        />
        {filter.period.kind === 'custom' && (
          <CustomPeriod period={filter.period} onChange={(period) => change({ period })} />
        )}
        <PeriodCaption filter={filter} isCompared={isCompared} />
        <Switch
          label={t('supervisor.filter.compare')}
          checked={isCompared}
          onChange={({ currentTarget }) => compare(currentTarget.checked)}
        />
      </div>
      <PartsFilter filter={filter} onChange={change} />
    </section>
  );
}
