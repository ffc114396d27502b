import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ReportFilter, TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { resolvePeriod } from '../../../domain/time/report-period.ts';
import { pointStarts, seriesOf } from '../../../domain/time/series.ts';
import type { Clock } from '../../clock.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import { findModelId } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { challengerAgreement } from '../../store/reports/agreement.ts';
import { deciderCounts, deciderPoints, reviewLoad, reviewLoadPoints } from '../../store/reports/automation.ts';
import { controlTotals, rejectsByHour, rejectsByLane, rejectsByLot } from '../../store/reports/control.ts';
import { opticsOf, opticsPoints, outputCounts, outputPoints, scoresByClass } from '../../store/reports/input-output.ts';
import * as quality from '../../store/reports/quality.ts';
import type { Scope } from '../../store/reports/scope.ts';
import * as machine from '../../store/reports/station.ts';
import { reviewQueue } from '../../store/review/review-queue.ts';
import { SLOT_MS } from '../../store/rollups/rollup-table.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { stationSettings } from '../../store/set-up/settings.ts';
import { restartControl } from '../../store/station/control-restarts.ts';
import type { HandlersOf } from '../handlers.ts';
import { accuracyOf } from './accuracy.ts';
import { controlChart, mayAskForControl } from './control-chart.ts';

type Deps = { readonly store: Pick<Store, 'read'>; readonly clock: Clock };
/** What of the reports changes something. */
type Writing = 'report.restart-control';
type Scopes = { readonly current: Scope; readonly previous: Scope; readonly now: Instant };

/** An address may name a model that this station never had: no part is of it. */
const NO_MODEL = -1;
const LOTS_OFFERED = 200;
const DAY_MS = 24 * 60 * 60_000;
const BASELINE_DAYS = 30;
const DISK_DAYS = 7;

/** Every figure of the supervisor's charts: roll-ups are read, limits and intervals worked out, nothing is scanned. */
export function reportHandlers({ store, clock }: Deps): Omit<HandlersOf<'report'>, Writing> {
  const { read } = store;
  const scopesOf = (filter: ReportFilter): Scopes => {
    const now = clock.now();
    const { current, previous } = resolvePeriod(filter.period, now, stationSettings(read).shiftStarts, localZoneOffset);
    const { laneId, lot, recipeId, modelSha256 } = filter;
    const modelId = modelSha256 === null ? null : (findModelId(read, modelSha256) ?? NO_MODEL);
    const scope = (span: TimeSpan): Scope => ({
      ...{ span, laneId, lot, recipeId, modelId, now },
      series: seriesOf(span, localZoneOffset),
    });
    return { current: scope(current), previous: scope(previous), now };
  };
  const report =
    <T>(make: (scopes: Scopes) => T) =>
    (filter: ReportFilter): Result<T> =>
      ok(make(scopesOf(filter)));

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
    'report.lots': report(({ current }) => [...quality.lotsIn(read, { ...current, lot: null }, LOTS_OFFERED)]),
    'report.yield': report(({ current, previous }) => ({
      current: quality.yieldCounts(read, current),
      previous: quality.yieldCounts(read, previous),
      points: quality.yieldPoints(read, current),
    })),
    'report.control': ({ filter, subject }, actor) =>
      mayAskForControl(actor, filter, subject)
        ? ok(
            controlChart(read, {
              ...{ scope: scopesOf(filter).current, subject },
              shiftsADay: stationSettings(read).shiftStarts.length,
            }),
          )
        : failed({ code: 'forbidden', operation: 'report.control' }),
    'report.defects': report(({ current, previous }) => ({
      failed: quality.failedParts(read, current),
      previousFailed: quality.failedParts(read, previous),
      classes: quality.failedByClass(read, current),
      judged: controlTotals(read, current, 'verdict').decided,
      lanes: rejectsByLane(read, current),
      lots: rejectsByLot(read, current),
      hours: rejectsByHour(read, current),
    })),
    'report.box-map': report(({ current }) => quality.boxMap(read, current)),
    'report.deciders': report(({ current, previous }) => ({
      current: deciderCounts(read, current),
      previous: deciderCounts(read, previous),
      points: deciderPoints(read, current),
    })),
    'report.review-load': report(({ current, previous, now }) => {
      const load = reviewLoad(read, current, machine.minutesIn(current.span, now));
      const { waiting, oldestAt } = reviewQueue(read, clock.moment());
      return {
        current: load,
        previous: reviewLoad(read, previous, machine.minutesIn(previous.span, now)),
        points: reviewLoadPoints(read, current, load.meanTookMs),
        waiting,
        oldestAt,
      };
    }),
    'report.accuracy': report(({ current, previous }) => accuracyOf(read, current, previous)),
    'report.pace': report(({ current, previous, now }) => ({
      inspected: machine.inspectedIn(read, current),
      previousInspected: machine.inspectedIn(read, previous),
      minutes: machine.minutesIn(current.span, now),
      previousMinutes: machine.minutesIn(previous.span, now),
      ...machine.pace(read, current),
    })),
    'report.stages': report(({ current }) => ({ stages: machine.stageTimes(read, current) })),
    'report.machine': report(({ current, now }) => ({
      points: machine.machinePoints(read, current),
      diskDaysLeft: machine.daysLeft(
        machine.diskFreeEnds(read, { from: now - DISK_DAYS * DAY_MS, until: now }, SLOT_MS),
      ),
      starts: machine.engineStarts(read, current.span),
    })),
    'report.faults': report(({ current, previous }) => ({
      faults: machine.faultsByCode(read, current),
      previous: machine.faultsByCode(read, previous).reduce((sum, { parts, notes }) => sum + parts + notes, 0),
    })),
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
    'report.agreement': report((scopes) => ({ challengers: challengerAgreement(read, scopes) })),
  };
}

/** What supervisors change about the charts. */
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
