import type { HistoryFilter } from '../../preload/contract/parts/history.ts';

/** What every group of filters is given: what is looked for, and how to change some of it. */
export type FilterProps = {
  readonly filter: HistoryFilter;
  readonly change: (changes: Partial<HistoryFilter>) => void;
};
