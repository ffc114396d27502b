import type { ReadDb } from '../../store/handles.ts';
import { opticsOf, opticsPoints, outputCounts, outputPoints, scoresByClass } from '../../store/reports/input-output.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Report } from './report-scopes.ts';

type InputOutputReports = Pick<HandlersOf<'report'>, 'report.optics' | 'report.output' | 'report.scores'>;

const DAY_MS = 24 * 60 * 60_000;
const BASELINE_DAYS = 30;

/** How the images look, and what the model says about them. */
export function inputOutputReports(read: ReadDb, report: Report): InputOutputReports {
  return {
    'report.optics': report(({ current }) => {
      const { from } = current.span;
      return {
        points: opticsPoints(read, current),
        baseline: opticsOf(read, { ...current, span: { from: from - BASELINE_DAYS * DAY_MS, until: from } }),
      };
    }),
    'report.output': report(({ current, previous }) => ({
      current: outputCounts(read, current),
      previous: outputCounts(read, previous),
      points: outputPoints(read, current),
    })),
    'report.scores': report(({ current }) => ({ classes: scoresByClass(read, current) })),
  };
}
