import type { SqlParams } from '../handles.ts';
import { boxDays, boxes } from '../rollups/boxes.ts';
import { DAY_MS, HOUR_MS } from '../rollups/rollup-table.ts';
import { narrowedTo, type Scope, within } from './scope.ts';
import { cutOf, cutParams, sourceOf } from './source.ts';

/**
 * Boxes of a scope as `class_id`, `cell`, `boxes`: whole days from the roll-up by day, the hours around them from that by
 * hour; all from hours where a lot is asked for.
 */
export function boxesIn(scope: Scope): { readonly sql: string; readonly params: SqlParams } {
  const { span, now, lot } = scope;
  const days = cutOf(DAY_MS, span, now);
  const isByDay = lot === null && days.firstWhole < days.endWhole;
  const around = isByDay
    ? [
        { from: span.from, until: days.firstWhole * DAY_MS },
        { from: days.endWhole * DAY_MS, until: span.until },
      ].filter(({ from, until }) => from < until)
    : [span];
  const hours = around.map((part, index) => {
    const cut = cutOf(HOUR_MS, part, now);
    const prefix = `hour${index}`;
    const sql = `SELECT class_id, cell, boxes FROM ${sourceOf(boxes, cut, prefix)} WHERE ${within.parts}`;
    return { sql, params: cutParams(cut, prefix) };
  });
  const wholeDays = { ...days, broken: [] };
  const byDay = `SELECT class_id, cell, boxes FROM ${sourceOf(boxDays, wholeDays, 'day')} WHERE ${within.lotless}`;
  return {
    sql: [...(isByDay ? [byDay] : []), ...hours.map(({ sql }) => sql)].join(' UNION ALL '),
    params: {
      ...narrowedTo(scope),
      ...cutParams(wholeDays, 'day'),
      ...Object.assign({}, ...hours.map(({ params }) => params)),
    },
  };
}
