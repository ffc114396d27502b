import { ok } from '../../../../preload/contract/faults/result.ts';
import { pointStarts } from '../../../domain/time/series.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { restartControl } from '../../store/station/control-restarts.ts';
import type { HandlersOf } from '../handlers.ts';
import { automationReports } from './report-automation.ts';
import { inputOutputReports } from './report-input-output.ts';
import { qualityReports } from './report-quality.ts';
import { reportsOf } from './report-scopes.ts';
import { stationReports } from './report-station.ts';

type Deps = { readonly store: Pick<Store, 'read'>; readonly clock: Clock };
/** Operations on reports that change something. */
type Writing = 'report.restart-control';

/** Every figure of the supervisor's charts: reads roll-ups, computes limits and intervals, scans nothing. */
export function reportHandlers({ store: { read }, clock }: Deps): Omit<HandlersOf<'report'>, Writing> {
  const report = reportsOf(read, clock.now);
  return {
    'report.period': report(({ current, previous, now }) => {
      const starts = pointStarts(current.span, current.series);
      return {
        current: current.span,
        previous: previous.span,
        pointStarts: [...starts],
        runningPoint: now < current.span.until ? (starts.findLast((start) => start <= now) ?? null) : null,
      };
    }),
    ...qualityReports(read, clock, report),
    ...automationReports(read, clock, report),
    ...stationReports(read, report),
    ...inputOutputReports(read, report),
  };
}

/** What supervisors can change about the charts. */
export function reportChangeHandlers({
  store: { write },
  clock,
}: {
  readonly store: Pick<Store, 'write'>;
  readonly clock: Clock;
}): Pick<HandlersOf<'report'>, Writing> {
  return {
    'report.restart-control': ({ reason }, actor) =>
      write.transaction(() => {
        restartControl(write, actor, clock.now(), reason);
        noteChange(write, actor, clock.now(), { name: 'control.restarted', subject: 'limits', body: { reason } });
        return ok({});
      }),
  };
}
