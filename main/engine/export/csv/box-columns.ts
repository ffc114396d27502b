import { z } from 'zod';
import { humanBoxSchema } from '../../../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../../store/columns/json-column.ts';
import { modelBoxesOf } from '../../store/exports/model-boxes.ts';
import type { Column } from '../../store/exports/table-column.ts';
import type { ReadDb } from '../../store/handles.ts';

const pixels = { kind: 'number', digits: 4, unit: 'pixel' } as const;

/** What a row per box says about the box; `sql` is a field of {@link BoxRow}, not a query to the store. */
export const boxColumns: readonly Column[] = [
  { name: 'box_of', kind: 'text', sql: 'of', means: 'Whose box: model, person (the newest disposition) or reference' },
  { name: 'box_number', kind: 'whole', sql: 'ordinal', means: 'Counts the boxes of one inspection and source from 0' },
  { name: 'box_class', kind: 'text', sql: 'className', means: 'Defect class of the box' },
  { name: 'box_score', kind: 'number', digits: 4, sql: 'score', means: 'Score of a box of the model, 0 to 1' },
  { name: 'box_origin', kind: 'text', sql: 'origin', means: 'Of a person’s box: taken over from the model, or drawn' },
  { name: 'box_x', ...pixels, sql: 'x', means: 'Left edge in the upright picture' },
  { name: 'box_y', ...pixels, sql: 'y', means: 'Upper edge' },
  { name: 'box_width', ...pixels, sql: 'width', means: 'Width of the box' },
  { name: 'box_height', ...pixels, sql: 'height', means: 'Height of the box' },
];

export type BoxRow = Readonly<Record<string, string | number | null>>;

const boxesSchema = jsonColumn(z.array(humanBoxSchema));

/** The boxes of the model, one per row. */
export function modelBoxes(db: ReadDb, inspectionId: InspectionId): readonly BoxRow[] {
  return modelBoxesOf(db, inspectionId).map((row) => ({ of: 'model', origin: null, ...row }));
}

/** The boxes of a person or of the reference, one per row. `json`: as stored; null: no answer. */
export function humanBoxes(of: 'person' | 'reference', json: string | null): readonly BoxRow[] {
  if (json === null) return [];
  return boxesSchema.parse(json).map(({ className, origin, box }, ordinal) => ({
    of,
    ordinal,
    className,
    score: null,
    origin,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
  }));
}
