import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { HistoryFilter } from '../../preload/contract/parts/history.ts';
import { historyLink, historyOfSearch, searchOfHistory } from './history-search.ts';

const STORED = 'lupa.history-filter';

/** The filter: it is in the address, or otherwise the last one used, also after a restart. */
export function useHistoryFilter() {
  const [, navigate] = useLocation();
  const search = useSearch();
  const filter = historyOfSearch(search === '' ? (localStorage.getItem(STORED) ?? '') : search);
  const stored = searchOfHistory(filter);
  useEffect(() => localStorage.setItem(STORED, stored), [stored]);
  const show = (next: HistoryFilter) => {
    // Saved at once: an empty search in the address would bring the last one back.
    localStorage.setItem(STORED, searchOfHistory(next));
    navigate(historyLink(next), { replace: true });
  };
  return { filter, search: stored, show, change: (changes: Partial<HistoryFilter>) => show({ ...filter, ...changes }) };
}
