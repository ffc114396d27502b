import type { Instant } from '../../../preload/contract/values/units.ts';
import { useReport } from '../use-report.ts';
import { useReportFilter } from './use-report-filter.ts';

/** When the still running point of the charts' series began; `null` if the period is over. */
export function useRunningPoint(): Instant | null {
  return useReport('report.period', useReportFilter().filter).data?.runningPoint ?? null;
}
