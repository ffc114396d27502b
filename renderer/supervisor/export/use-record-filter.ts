import { useState } from 'react';
import type { RecordFilter } from '../../../preload/contract/station/transfer.ts';
import { useReportFilter } from '../filter/use-report-filter.ts';
import { useReport } from '../use-report.ts';

export type PeriodChoice = 'filter' | 'all';

/** The page's filter in the form for records; null until its period is known. */
export function useRecordFilter(initial: PeriodChoice) {
  const [period, setPeriod] = useState<PeriodChoice>(initial);
  const { filter } = useReportFilter();
  const span = useReport('report.period', filter).data?.current;
  const { laneId, lot, recipeId, modelSha256 } = filter;
  const rest = { laneId, lot, recipeId, modelSha256 };
  const record: RecordFilter | null =
    period === 'all' ? { ...rest, from: null, until: null } : span === undefined ? null : { ...rest, ...span };
  return { period, setPeriod, record };
}
