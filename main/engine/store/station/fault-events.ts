import { z } from 'zod';
import { type Fault, faultSchema } from '../../../../preload/contract/faults/result.ts';
import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import { type Instant, instantSchema } from '../../../../preload/contract/values/units.ts';
import { faultColumn } from '../columns/fault-column.ts';
import { jsonText } from '../columns/json-column.ts';
import { type ReadDb, readableRows, type WriteDb } from '../handles.ts';

export type FaultEvent = { readonly at: Instant; readonly where: string; readonly fault: Fault };

const rowSchema = z.object({ at: instantSchema, where: z.string(), fault: faultColumn });

export function noteFault(db: WriteDb, event: FaultEvent): void {
  db.run('INSERT INTO fault_event (at, place, code, fault) VALUES (@at, @where, @code, @fault)', {
    at: event.at,
    where: event.where,
    code: event.fault.code,
    fault: jsonText(faultSchema, event.fault),
  });
}

/** The newest faults of a span, newest first. */
export function recentFaults(db: ReadDb, { from, until }: TimeSpan, limit: number): readonly FaultEvent[] {
  const rows = db.all(
    `SELECT at, place AS "where", fault FROM fault_event WHERE at >= @from AND at < @until ORDER BY id DESC LIMIT @limit`,
    { from, until, limit },
  );
  return readableRows(db, rowSchema, rows);
}
