import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { controlChart, mayAskForControl } from '../../control/control-chart.ts';
import type { ReadDb } from '../../store/handles.ts';
import { controlTotals, rejectsByLaneAndHour, rejectsByLot } from '../../store/reports/control.ts';
import * as quality from '../../store/reports/quality.ts';
import { stationSettings } from '../../store/set-up/settings.ts';
import type { HandlersOf } from '../handlers.ts';
import { type Report, scopesOf } from './report-scopes.ts';

type QualityReports = Pick<
  HandlersOf<'report'>,
  'report.lots' | 'report.yield' | 'report.control' | 'report.defects' | 'report.box-map'
>;

const LOTS_OFFERED = 200;

/** How good the parts are. */
export function qualityReports(read: ReadDb, clock: Clock, report: Report): QualityReports {
  return {
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
              ...{ scope: scopesOf(read, filter, clock.now()).current, subject },
              shiftsADay: stationSettings(read).shiftStarts.length,
            }),
          )
        : failed({ code: 'forbidden', operation: 'report.control' }),
    'report.defects': report(({ current, previous }) => ({
      failed: quality.failedParts(read, current),
      previousFailed: quality.failedParts(read, previous),
      classes: quality.failedByClass(read, current),
      judged: controlTotals(read, current, 'verdict').decided,
      ...rejectsByLaneAndHour(read, current),
      lots: rejectsByLot(read, current),
    })),
    'report.box-map': report(({ current }) => quality.boxMap(read, current)),
  };
}
