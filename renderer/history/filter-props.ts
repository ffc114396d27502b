import type { HistoryFilter } from '../../preload/contract/parts/history.ts';

/** The props of every group of filters: the filter, and how to change part of it. */
export type FilterProps = {
  readonly filter: HistoryFilter;
  readonly change: (changes: Partial<HistoryFilter>) => void;
};
