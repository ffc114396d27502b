import type { HistoryFilter } from '../../preload/contract/parts/history.ts';
import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';

/**
 * Where a case is opened about the parts that a filter or a choice of parts points to. A case is about all parts of a model, a roll-out or a
 * period, so of the filter only these are taken, and of chosen parts the
 * period that holds them all: rather too many parts than too few.
 */
export function caseLink(filter: HistoryFilter, chosen: readonly InspectionSummary[]): string {
  const times = chosen.map(({ decidedAt }) => decidedAt);
  const [from, until] =
    times.length === 0 ? [filter.from, filter.until] : [Math.min(...times), Math.max(...times) + MINUTE_MS];
  const search = new URLSearchParams();
  if (from !== null) search.set('from', new Date(from).toISOString());
  if (until !== null) search.set('until', new Date(until).toISOString());
  return `/supervisor/cases/new${aboutOf(filter)}?${search}`;
}

/** The field of the form shows whole minutes: the last part has to be before its end. */
const MINUTE_MS = 60_000;

function aboutOf({ rolloutId, modelSha256 }: HistoryFilter): string {
  if (rolloutId !== null) return `/rollout/${rolloutId}`;
  return modelSha256 === null ? '' : `/model/${modelSha256}`;
}
