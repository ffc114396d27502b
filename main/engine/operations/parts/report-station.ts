import type { ReadDb } from '../../store/handles.ts';
import * as machine from '../../store/reports/station-figures.ts';
import { SLOT_MS } from '../../store/rollups/rollup-table.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Report } from './report-scopes.ts';

type StationReports = Pick<HandlersOf<'report'>, 'report.pace' | 'report.stages' | 'report.machine' | 'report.faults'>;

const DAY_MS = 24 * 60 * 60_000;
const DISK_DAYS = 7;

/** How fast the station is, what its computer has left, and what went wrong. */
export function stationReports(read: ReadDb, report: Report): StationReports {
  return {
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
  };
}
