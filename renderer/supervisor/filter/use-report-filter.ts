import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { DEFAULT_VIEW, type ReportView, searchOf, viewOf } from './filter-search.ts';

const STORED = 'lupa.report-filter';

export type ReportFilterState = ReportView & {
  readonly change: (filter: Partial<ReportFilter>) => void;
  readonly compare: (isCompared: boolean) => void;
};

/** The filter of the charts: kept in the address; without one there, the last used, also after a restart. */
export function useReportFilter(): ReportFilterState {
  const [location, navigate] = useLocation();
  const view = viewOf(useSearch()) ?? viewOf(localStorage.getItem(STORED) ?? '') ?? DEFAULT_VIEW;
  const search = searchOf(view);
  useEffect(() => localStorage.setItem(STORED, search), [search]);
  const show = (next: ReportView) => navigate(`${location}?${searchOf(next)}`, { replace: true });
  return {
    ...view,
    change: (changes) => show({ ...view, filter: { ...view.filter, ...changes } }),
    compare: (isCompared) => show({ ...view, isCompared }),
  };
}
