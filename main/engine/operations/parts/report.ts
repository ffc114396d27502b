import { ok } from '../../../../preload/contract/faults/result.ts';
import type { Shift } from '../../../../preload/contract/reports/shift.ts';
import { pointStarts } from '../../../domain/time/series.ts';
import { newestShifts } from '../../../domain/time/shift.ts';
import type { Clock } from '../../clock.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { ReadDb } from '../../store/handles.ts';
import type { Store } from '../../store/opening/open.ts';
import { changesIn } from '../../store/reports/changes.ts';
import { inspectedIn } from '../../store/reports/station-figures.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { stationSettings } from '../../store/set-up/settings.ts';
import { restartControl } from '../../store/station/control-restarts.ts';
import type { HandlersOf } from '../handlers.ts';
import { automationReports } from './report-automation.ts';
import { inputOutputReports } from './report-input-output.ts';
import { qualityReports } from './report-quality.ts';
import { reportsOf, scopesOf } from './report-scopes.ts';
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
    'report.shifts': () => ok(shiftsOf(read, clock)),
    'report.changes': report(({ current }) => changesIn(read, current)),
    ...qualityReports(read, clock, report),
    ...automationReports(read, clock, report),
    ...stationReports(read, report),
    ...inputOutputReports(read, report),
  };
}

/** A week of three shifts a day. */
const SHIFTS_OFFERED = 21;
const EVERY_PART = { laneId: null, lot: null, recipeId: null, modelSha256: null } as const;

function shiftsOf(read: ReadDb, clock: Clock): Shift[] {
  const now = clock.now();
  const { shiftStarts } = stationSettings(read);
  return newestShifts(now, shiftStarts, localZoneOffset, SHIFTS_OFFERED).map((span) => {
    const filter = { ...EVERY_PART, period: { kind: 'custom', ...span } } as const;
    return { ...span, inspected: inspectedIn(read, scopesOf(read, filter, now).current) };
  });
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
