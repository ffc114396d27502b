import { type ReportFilter, reportFilterSchema } from '../../../preload/contract/reports/report.ts';

/** The screen's filter, and whether the previous period is shown beside it. */
export type ReportView = { readonly filter: ReportFilter; readonly isCompared: boolean };

export const DEFAULT_VIEW: ReportView = {
  filter: { period: { kind: 'day' }, laneId: null, lot: null, recipeId: null, modelSha256: null },
  isCompared: true,
};

/** A view as a URL search: `period=week&lane=2`. */
export function searchOf({ filter, isCompared }: ReportView): string {
  const { period, laneId, lot, recipeId, modelSha256 } = filter;
  const search = new URLSearchParams({ period: period.kind });
  if (period.kind === 'custom') {
    search.set('from', new Date(period.from).toISOString());
    search.set('until', new Date(period.until).toISOString());
  }
  if (laneId !== null) search.set('lane', String(laneId));
  if (lot !== null) search.set('lot', lot);
  if (recipeId !== null) search.set('recipe', String(recipeId));
  if (modelSha256 !== null) search.set('model', modelSha256);
  if (!isCompared) search.set('compare', 'no');
  return search.toString();
}

/** The view that a URL search names, or `null` if it names none or an invalid one. */
export function viewOf(text: string): ReportView | null {
  const search = new URLSearchParams(text);
  const kind = search.get('period');
  const parsed = reportFilterSchema.safeParse({
    period: { kind, from: Date.parse(search.get('from') ?? ''), until: Date.parse(search.get('until') ?? '') },
    laneId: numberOf(search.get('lane')),
    lot: search.get('lot'),
    recipeId: numberOf(search.get('recipe')),
    modelSha256: search.get('model'),
  });
  return parsed.success ? { filter: parsed.data, isCompared: search.get('compare') !== 'no' } : null;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
