import { type HistoryFilter, historyFilterSchema } from '../../preload/contract/parts/history.ts';

/** The filter that matches everything. */
export const EVERYTHING: HistoryFilter = {
  from: null,
  until: null,
  serial: null,
  lot: null,
  laneId: null,
  recipeId: null,
  modelSha256: null,
  verdict: null,
  signal: null,
  className: null,
  minScore: null,
  maxScore: null,
  disposition: null,
  personId: null,
  ask: null,
  failedFor: null,
  counted: null,
  disputedBy: null,
  rolloutId: null,
  arm: null,
};

type Name = keyof HistoryFilter;
const names = Object.keys(EVERYTHING) as Name[];
const numbers: ReadonlySet<Name> = new Set<Name>([
  'laneId',
  'recipeId',
  'personId',
  'rolloutId',
  'minScore',
  'maxScore',
]);
const instants: ReadonlySet<Name> = new Set<Name>(['from', 'until']);

/** A filter as the search of an address: `signal=FAIL&from=2026-03-02T06:00:00.000Z`. */
export function searchOfHistory(filter: HistoryFilter): string {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = filter[name];
    if (value === null) continue;
    search.set(name, instants.has(name) ? new Date(Number(value)).toISOString() : String(value));
  }
  return search.toString();
}

/** The filter named by a search. Nonsense in it is ignored: an address may come from anywhere. */
export function historyOfSearch(text: string): HistoryFilter {
  const search = new URLSearchParams(text);
  let filter = EVERYTHING;
  for (const name of names) {
    const given = search.get(name);
    if (given === null) continue;
    const value = instants.has(name) ? Date.parse(given) : numbers.has(name) ? Number(given) : given;
    const parsed = historyFilterSchema.safeParse({ ...filter, [name]: value });
    if (parsed.success) filter = parsed.data;
  }
  return filter;
}

/** The address of the history with exactly these parts, for links from figures to the parts behind them. */
export function historyLink(filter: Partial<HistoryFilter>): string {
  return `/history?${searchOfHistory({ ...EVERYTHING, ...filter })}`;
}
