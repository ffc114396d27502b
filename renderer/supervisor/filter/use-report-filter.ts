import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { DEFAULT_VIEW, type ReportView, searchOf, viewOf } from './filter-search.ts';

const STORED = 'lupa.report-filter';

export type ReportFilterState = ReportView & {
  readonly change: (filter: Partial<ReportFilter>) => void;
  readonly compare: (isCompared: boolean) => void;
};

/** What the charts are narrowed to: it stands in the address, and where that says nothing it is what it was last, also after a restart. */
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
