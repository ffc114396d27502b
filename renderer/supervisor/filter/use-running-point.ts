import type { Instant } from '../../../preload/contract/values/units.ts';
import { useReport } from '../use-report.ts';
import { useReportFilter } from './use-report-filter.ts';

/** When the point of the charts' series began that still runs; `null` where the period is over. */
export function useRunningPoint(): Instant | null {
  return useReport('report.period', useReportFilter().filter).data?.runningPoint ?? null;
}
