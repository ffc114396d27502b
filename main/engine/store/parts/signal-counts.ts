import { z } from 'zod';
import type { ShiftCounts } from '../../../../preload/contract/station/status.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb } from '../handles.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { jumpOf } from '../station/kept-clock.ts';
import { cameDownTheLine } from './brought-parts.ts';

const countsSchema = z.object({
  inspected: z.number(),
  pass: z.number(),
  fail: z.number(),
  hold: z.number(),
  error: z.number(),
  duplicates: z.number(),
});

/**
 * What the line was told since `startedAt`: whole quarters of an hour from the roll-up, the incomplete first one from the facts. It ends
 * with the current quarter, as reports of the shift do: parts decided while the clock was ahead are not of this shift.
 */
export function countsSince(db: ReadDb, startedAt: Instant, now: Instant): ShiftCounts {
  const [firstSlot, endSlot] = [Math.ceil(startedAt / SLOT_MS), endSlotOf(now)];
  const row = db.get(
    `SELECT ifnull(sum(inspected), 0) AS inspected, ifnull(sum(pass), 0) AS pass, ifnull(sum(fail), 0) AS fail,
       ifnull(sum(hold), 0) AS hold, ifnull(sum(error), 0) AS error, ifnull(sum(duplicates), 0) AS duplicates
     FROM (
       SELECT inspected, signal_pass AS pass, signal_fail AS fail, signal_hold AS hold, signal_error AS error, duplicate AS duplicates
       FROM rollup WHERE slot >= @firstSlot AND slot < @endSlot
       UNION ALL
       SELECT 1, signal = 'PASS', signal = 'FAIL', signal = 'HOLD', signal = 'ERROR', 0
       FROM inspection
       WHERE decided_at >= @startedAt AND decided_at < @firstSlot * ${SLOT_MS} AND ${cameDownTheLine('inspection.id')}
       UNION ALL
       SELECT 0, 0, 0, 0, 0, 1
       FROM shot WHERE duplicate_of IS NOT NULL AND admitted_at >= @startedAt AND admitted_at < @firstSlot * ${SLOT_MS})`,
    { startedAt, firstSlot, endSlot },
  );
  const counts = parseRow(countsSchema, row);
  if (counts === null) throw new Error('A sum without a group gave no row');
  return { startedAt, ...counts };
}

/** The quarter of an hour after the current one. */
function endSlotOf(now: Instant): number {
  return Math.floor(now / SLOT_MS) + 1;
}

const countSchema = z.object({ count: z.number() });

/** Parts decided after `since`, and after the last change of the computer's clock. */
export function decidedSince(db: ReadDb, since: Instant): number {
  const row = db.get(
    `SELECT count(*) AS count FROM inspection WHERE decided_at > @since AND id > ${jumpOf('inspection')} AND ${cameDownTheLine('inspection.id')}`,
    { since },
  );
  return parseRow(countSchema, row)?.count ?? 0;
}
