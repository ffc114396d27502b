import type { ReportFilter, TimeSpan } from '../../../preload/contract/reports/report.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useReport } from '../use-report.ts';

/** The whole station in one shift. */
export function filterOfShift({ from, until }: TimeSpan): ReportFilter {
  return { period: { kind: 'custom', from, until }, laneId: null, lot: null, recipeId: null, modelSha256: null };
}

/** Everything a shift's report tells, each figure as its chart has it; null until all are there. */
export function useShiftFigures(span: TimeSpan) {
  const filter = filterOfShift(span);
  const settings = useOperation('station.settings', {});
  const quality = useReport('report.yield', filter);
  const control = useReport('report.control', { filter, subject: 'rejected' });
  const defects = useReport('report.defects', filter);
  const deciders = useReport('report.deciders', filter);
  const load = useReport('report.review-load', filter);
  const accuracy = useReport('report.accuracy', filter);
  const faults = useReport('report.faults', filter);
  const changes = useReport('report.changes', filter);
  const reports = [quality, control, defects, deciders, load, accuracy, faults, changes];
  const answers = {
    stationName: settings.data?.stationName,
    quality: quality.data?.current,
    control: control.data,
    defects: defects.data,
    deciders: deciders.data?.current,
    load: load.data?.current,
    accuracy: accuracy.data,
    faults: faults.data?.faults,
    changes: changes.data,
  };
  const isOld = reports.some(({ isPlaceholderData }) => isPlaceholderData);
  return {
    figures: isAnswered(answers) && !isOld ? answers : null,
    error: [settings, ...reports].find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all([settings, ...reports].map((query) => query.refetch())),
  };
}

type Answers<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
export type ShiftFigures = NonNullable<ReturnType<typeof useShiftFigures>['figures']>;

function isAnswered<T extends object>(answers: T): answers is T & Answers<T> {
  return Object.values(answers).every((answer) => answer !== undefined);
}
