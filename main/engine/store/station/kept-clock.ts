import { z } from 'zod';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';

const rowSchema = z.object({
  steadyMs: z.number(),
  wallMs: z.number(),
  uptimeMs: z.number(),
  bootId: z.string().nullable(),
});
/** What each kind of time was at one moment: the steady time continues from this after a restart. */
export type KeptClock = Readonly<z.infer<typeof rowSchema>>;

export function keptClock(db: ReadDb): KeptClock | null {
  const row = db.get(
    'SELECT steady_ms AS steadyMs, wall_ms AS wallMs, uptime_ms AS uptimeMs, boot_id AS bootId FROM station_clock',
  );
  return parseRow(rowSchema, row);
}

export function keepClock(db: WriteDb, clock: KeptClock): void {
  db.run(
    `INSERT INTO station_clock (id, steady_ms, wall_ms, uptime_ms, boot_id) VALUES (1, @steadyMs, @wallMs, @uptimeMs, @bootId)
     ON CONFLICT DO UPDATE SET steady_ms = excluded.steady_ms, wall_ms = excluded.wall_ms,
       uptime_ms = excluded.uptime_ms, boot_id = excluded.boot_id`,
    { ...clock, uptimeMs: Math.round(clock.uptimeMs) },
  );
}

/** The computer's clock was set: existing records are left out where the last minutes are counted. */
export function noteClockJump(db: WriteDb): void {
  db.run(
    `UPDATE station_clock SET jump_inspection_id = (SELECT ifnull(max(id), 0) FROM inspection),
       jump_disposition_id = (SELECT ifnull(max(id), 0) FROM disposition),
       jump_review_item_id = (SELECT ifnull(max(id), 0) FROM review_item)`,
  );
}

/** The newest row of a table at the last clock change, as SQL; 0 if there was none. */
export function jumpOf(table: 'inspection' | 'disposition' | 'review_item'): string {
  return `ifnull((SELECT jump_${table}_id FROM station_clock), 0)`;
}
