import { z } from 'zod';
import { dispositionSchema, humanBoxSchema, verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import { referenceSchema } from '../../../../preload/contract/parts/reference.ts';
import type { SetOrder } from '../../../../preload/contract/station/transfer.ts';
import { type InspectionId, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../../store/columns/json-column.ts';
import { sha256Column } from '../../store/columns/sha256.ts';
import { filterCondition, type IdRange } from '../../store/exports/filter-condition.ts';
import { parseRows, type ReadDb } from '../../store/handles.ts';

const PAGE_ROWS = 500;

/** The newest disposition that was not taken back. Repeats and challenges measure people, not parts. */
const ANSWER = `(
  SELECT n.id FROM disposition n WHERE n.inspection_id = i.id AND n.ask NOT IN ('repeat', 'challenge')
    AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = n.id) ORDER BY n.id DESC LIMIT 1)`;
const REFERENCE = '(SELECT max(n.id) FROM reference n WHERE n.inspection_id = i.id)';

const TABLES = `
  FROM inspection i
  JOIN shot s ON s.id = i.id
  LEFT JOIN disposition d ON d.id = ${ANSWER}
  LEFT JOIN review_item q ON q.id = d.review_item_id
  LEFT JOIN person p ON p.id = d.person_id
  LEFT JOIN reference r ON r.id = ${REFERENCE}
  LEFT JOIN model m ON m.id = i.model_id
  WHERE i.id BETWEEN @first AND @last`;
const IS_JUDGED = '(d.id IS NOT NULL OR r.id IS NOT NULL)';
/** Challengers looked at it and no person has to any more: what waits for one is theirs to answer first. */
const IS_SEEN_BY_TWO = `(EXISTS (SELECT 1 FROM shadow_verdict v WHERE v.inspection_id = i.id)
  AND NOT EXISTS (SELECT 1 FROM review_item w WHERE w.inspection_id = i.id AND w.closed_at IS NULL))`;

const boxes = jsonColumn(z.array(humanBoxSchema));
const names = jsonColumn(z.array(z.string()));

const rowSchema = z.object({
  inspectionId: inspectionIdSchema,
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  imageSha256: sha256Column.nullable(),
  sizeBytes: z.number(),
  brightness: z.number().nullable(),
  recipeVersion: z.number(),
  decidedAt: z.number(),
  verdict: verdictKindSchema,
  modelSha256: sha256Column.nullable(),
  modelName: z.string().nullable(),
  dispositionId: z.number().nullable(),
  kind: dispositionSchema.shape.kind.nullable(),
  ask: dispositionSchema.shape.ask.nullable(),
  classNames: names.nullable(),
  boxes: boxes.nullable(),
  isBlind: z.number().nullable(),
  personName: z.string().nullable(),
  madeAt: z.number().nullable(),
  referenceId: z.number().nullable(),
  isBad: z.number().nullable(),
  referenceBoxes: boxes.nullable(),
  referenceOrigin: referenceSchema.shape.origin.nullable(),
  referenceBy: z.string().nullable(),
  referenceAt: z.number().nullable(),
});
/** One inspection that somebody judged, with the answer and the agreed answer that count; or one that two models looked at, without either. */
export type JudgedPart = Readonly<z.output<typeof rowSchema>>;

/** Every judged part that the filter admits, oldest first, a page at a time; where two models count, also those that both looked at. */
export function* judgedParts(
  db: ReadDb,
  { filter, labels }: SetOrder,
  range: IdRange,
): Iterable<readonly JudgedPart[]> {
  const { sql, params } = filterCondition(filter);
  const isMeant = labels === 'two-models' ? `(${IS_JUDGED} OR ${IS_SEEN_BY_TWO})` : IS_JUDGED;
  for (let { first } = range; first <= range.last; ) {
    const rows = db.all(
      `SELECT i.id AS inspectionId, s.serial, s.lot, i.width, i.height, s.image_sha256 AS imageSha256,
         s.size_bytes AS sizeBytes, i.brightness_hundredths / 100.0 AS brightness, i.recipe_version AS recipeVersion,
         i.decided_at AS decidedAt, i.verdict,
         m.sha256 AS modelSha256, (m.card ->> '$.family') || ' ' || (m.card ->> '$.version') AS modelName,
         d.id AS dispositionId, d.kind, d.ask, d.class_names AS classNames, d.boxes, q.is_blind AS isBlind,
         p.name AS personName, d.made_at AS madeAt,
         r.id AS referenceId, r.is_bad AS isBad, r.boxes AS referenceBoxes, r.origin AS referenceOrigin,
         r.made_by AS referenceBy, r.made_at AS referenceAt
       ${TABLES} AND ${isMeant} AND ${sql} ORDER BY i.id LIMIT ${PAGE_ROWS}`,
      { ...params, first, last: range.last },
    );
    const parts = parseRows(rowSchema, rows);
    if (parts.length === 0) return;
    yield parts;
    first = (parts.at(-1)?.inspectionId ?? range.last) + 1;
  }
}

const sixteenths = z.number().transform((value) => value / 16);
const modelBoxSchema = z
  .object({
    className: z.string(),
    score: z.number(),
    x: sixteenths,
    y: sixteenths,
    width: sixteenths,
    height: sixteenths,
  })
  .transform(({ className, score, ...box }) => ({ className, score, box: { space: 'pixel' as const, ...box } }));

/** What the model found on a part. */
export function modelBoxesOf(db: ReadDb, inspectionId: InspectionId) {
  const rows = db.all(
    `SELECT c.name AS className, d.score, d.x_sixteenths AS x, d.y_sixteenths AS y, d.width_sixteenths AS width,
       d.height_sixteenths AS height
     FROM detection d JOIN defect_class c ON c.id = d.class_id WHERE d.inspection_id = @inspectionId ORDER BY d.ordinal`,
    { inspectionId },
  );
  return parseRows(modelBoxSchema, rows);
}
