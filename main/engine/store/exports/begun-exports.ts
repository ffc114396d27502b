import { z } from 'zod';
import { type ExportOrder, exportSummarySchema } from '../../../../preload/contract/station/transfer.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { type ReadDb, readableRows, type WriteDb } from '../handles.ts';

const begunSchema = z.object({
  half: z.string(),
  path: z.string(),
  kind: exportSummarySchema.shape.kind,
  processId: z.number().int(),
});
/** An export that was begun: where it is written, its final place, and the process that writes it. */
export type BegunExport = Readonly<z.infer<typeof begunSchema>>;

export function noteBegun(
  db: WriteDb,
  { half, path, kind, processId }: BegunExport & { readonly kind: ExportOrder['kind'] },
  begunAt: Instant,
): void {
  db.run(
    `INSERT INTO begun_export (half, path, kind, process_id, begun_at) VALUES (@half, @path, @kind, @processId, @begunAt)
     ON CONFLICT (half) DO UPDATE SET process_id = excluded.process_id, begun_at = excluded.begun_at`,
    { half, path, kind, processId, begunAt },
  );
}

/** To be called when no half-written files of it are left. */
export function forgetBegun(db: WriteDb, half: string): void {
  db.run('DELETE FROM begun_export WHERE half = @half', { half });
}

export function begunExports(db: ReadDb): readonly BegunExport[] {
  return readableRows(
    db,
    begunSchema,
    db.all('SELECT half, path, kind, process_id AS processId FROM begun_export ORDER BY begun_at'),
  );
}
