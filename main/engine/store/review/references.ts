import { z } from 'zod';
import { humanBoxSchema } from '../../../../preload/contract/parts/inspection.ts';
import { type Reference, referenceSchema } from '../../../../preload/contract/parts/reference.ts';
import type { InspectionId, PersonId } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { settleRolloutPairs } from '../rollout/rollout-pairs.ts';
import { keepingRollups } from '../rollups/rollups.ts';

export type ReferenceDraft = Reference & { readonly personId: PersonId | null };

const classNamesSchema = z.array(z.string()).readonly();
const boxesSchema = z.array(humanBoxSchema).readonly();
const rowSchema = referenceSchema.extend({
  isBad: z.number().transform((value) => value === 1),
  classNames: jsonColumn(z.array(z.string())),
  boxes: jsonColumn(z.array(humanBoxSchema)),
});

const SELECT = `
  SELECT inspection_id AS inspectionId, is_bad AS isBad, class_names AS classNames, boxes, origin, comment,
    made_by AS madeBy, made_at AS madeAt
  FROM reference`;

/** The agreed answer for a part, or `null` if there is none. */
export function referenceOf(db: ReadDb, inspectionId: InspectionId): Reference | null {
  return referenceBefore(db, inspectionId, null);
}

/** The agreed answer for a part as it was before number `before`. */
export function referenceBefore(db: ReadDb, inspectionId: InspectionId, before: number | null): Reference | null {
  const row = db.get(`${SELECT} WHERE inspection_id = @inspectionId AND id < @before ORDER BY id DESC LIMIT 1`, {
    inspectionId,
    before: before ?? Number.MAX_SAFE_INTEGER,
  });
  return parseRow(rowSchema, row);
}

/** The agreed answer with this number. */
export function referenceAt(db: ReadDb, id: number): Reference | null {
  return parseRow(rowSchema, db.get(`${SELECT} WHERE id = @id`, { id }));
}

/** Appends an agreed answer, which counts for its part from now on; returns its number. */
export function addReference(db: WriteDb, draft: ReferenceDraft): number {
  const { rowId } = keepingRollups(db, draft.inspectionId, () =>
    db.run(
      `INSERT INTO reference (inspection_id, is_bad, class_names, boxes, origin, comment, person_id, made_by, made_at)
       VALUES (@inspectionId, @isBad, @classNames, @boxes, @origin, @comment, @personId, @madeBy, @madeAt)`,
      {
        ...draft,
        isBad: draft.isBad ? 1 : 0,
        classNames: jsonText(classNamesSchema, draft.classNames),
        boxes: jsonText(boxesSchema, draft.boxes),
      },
    ),
  );
  settleRolloutPairs(db, draft.inspectionId, draft.madeAt);
  return rowId;
}
