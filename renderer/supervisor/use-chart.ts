import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { HistoryFilter } from '../../preload/contract/parts/history.ts';
import type { ReportTimes } from '../../preload/contract/reports/report.ts';
import type { Instant } from '../../preload/contract/values/units.ts';
import { historyLink } from '../history/history-search.ts';
import { useFormat } from '../ui/words/use-format.ts';
import type { PartsLink } from './charts/card-actions.tsx';
import { timeColumn } from './charts/time-column.ts';
import { useReportFilter } from './filter/use-report-filter.ts';
import { useReport } from './use-report.ts';

/** What every chart needs: words, number formats, the filter, and the previous period if asked for. */
export function useChart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, isCompared } = useReportFilter();
  const [, navigate] = useLocation();
  const times = useReport('report.period', filter).data;
  const { period: _, ...narrowed } = filter;
  const address = (which: Partial<HistoryFilter>) => historyLink({ ...narrowed, ...times?.current, ...which });
  const parts = (which: Partial<HistoryFilter> = {}): PartsLink => ({ href: address(which), are: meaning(which) });
  const share = (part: number, whole: number) => format.share(part, whole) ?? '—';
  return {
    t,
    format,
    filter,
    share,
    /** When the points of a series begin; the one still running is marked. */
    timeColumn: timeColumn(t, format, times?.runningPoint ?? null),
    /** A share with its denominator. */
    of: (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) }),
    /** The way to the parts behind a figure, in the history. */
    parts,
    /** Goes to the parts behind one figure of a chart. */
    openParts: (which: Partial<HistoryFilter>) => navigate(address(which)),
    /** Goes to the parts behind the point of a series that begins at an instant. */
    openPoint:
      (which: Partial<HistoryFilter> = {}) =>
      (at: Instant) =>
        navigate(address({ from: at, until: endOfPoint(at, times), ...which })),
    /** The previous period's figure, if asked for; null if that period has none. */
    before: (figure: string | null) => (isCompared ? (figure ?? t('supervisor.nothing-before')) : undefined),
  };
}

export type ChartTools = ReturnType<typeof useChart>;

/** The end of the point of a series that begins at an instant: the start of the next point, or the end of the period for the last. */
function endOfPoint(at: Instant, times: ReportTimes | undefined): Instant {
  return times?.pointStarts.find((start) => start > at) ?? times?.current.until ?? at;
}

/** How the parts that a filter selects relate to the figure. */
function meaning(which: Partial<HistoryFilter>): PartsLink['are'] {
  if (which.counted === 'faulty') return 'faulty';
  if (which.disputedBy !== undefined) return 'disputed';
  if (which.className !== undefined || which.minScore !== undefined) return 'detected';
  return Object.keys(which).length === 0 ? 'inspected' : 'counted';
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
