import { z } from 'zod';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';

const sixteenths = z.number().transform((value) => value / 16);
const boxSchema = z.object({
  ordinal: z.number(),
  className: z.string(),
  score: z.number(),
  x: sixteenths,
  y: sixteenths,
  width: sixteenths,
  height: sixteenths,
});
/** One box of the model, in pixels of the upright image. */
export type ModelBox = Readonly<z.output<typeof boxSchema>>;

/** What the model found on a part, in recorded order. */
export function modelBoxesOf(db: ReadDb, inspectionId: InspectionId): readonly ModelBox[] {
  const rows = db.all(
    `SELECT d.ordinal, c.name AS className, d.score, d.x_sixteenths AS x, d.y_sixteenths AS y, d.width_sixteenths AS width,
       d.height_sixteenths AS height
     FROM detection d JOIN defect_class c ON c.id = d.class_id WHERE d.inspection_id = @inspectionId ORDER BY d.ordinal`,
    { inspectionId },
  );
  return parseRows(boxSchema, rows);
}
