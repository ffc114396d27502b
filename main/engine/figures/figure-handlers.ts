import type { OperationName } from '../../../preload/contract/operations/operations.ts';
import type { Clock } from '../clock.ts';
import type { Handlers, HandlersOf } from '../operations/handlers.ts';
import { comparisonHandlers } from '../operations/models/comparison.ts';
import { historyHandlers } from '../operations/parts/history.ts';
import { reportHandlers } from '../operations/parts/report.ts';
import { consistencyHandlers } from '../operations/people/consistency.ts';
import { studyFigureHandlers } from '../operations/people/study.ts';
import type { Store } from '../store/opening/open.ts';

export type FigureHandlers = ReturnType<typeof reportHandlers> &
  HandlersOf<'consistency'> &
  ReturnType<typeof studyFigureHandlers> &
  Pick<Handlers, 'shadow.compare' | 'shadow.changed-parts' | 'history.count' | 'history.days'>;
export type FigureName = keyof FigureHandlers & OperationName;

/** The operations that may add up years of parts. They read and never write, so they may be answered anywhere. */
export function figureHandlers(deps: { readonly store: Pick<Store, 'read'>; readonly clock: Clock }): FigureHandlers {
  const { 'history.count': count, 'history.days': days } = historyHandlers(deps);
  return {
    ...reportHandlers(deps),
    ...consistencyHandlers(deps),
    ...comparisonHandlers(deps),
    ...studyFigureHandlers(deps),
    'history.count': count,
    'history.days': days,
  };
}
