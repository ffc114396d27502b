import { z } from 'zod';
import { rolloutArmSchema } from '../../../../preload/contract/models/rollout-arm.ts';
import { dispositionSchema, humanBoxSchema, verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import { referenceSchema } from '../../../../preload/contract/parts/reference.ts';
import type { SetOrder } from '../../../../preload/contract/station/transfer.ts';
import { inspectionIdSchema, rolloutIdSchema } from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { filterCondition, type IdRange } from './filter-condition.ts';

const PAGE_ROWS = 500;

const TABLES = `
  FROM inspection i
  JOIN shot s ON s.id = i.id
  LEFT JOIN standing_disposition d ON d.inspection_id = i.id
  LEFT JOIN review_item q ON q.id = d.review_item_id
  LEFT JOIN person p ON p.id = d.person_id
  LEFT JOIN agreed_answer r ON r.inspection_id = i.id
  LEFT JOIN model m ON m.id = i.model_id
  LEFT JOIN rollout_part w ON w.inspection_id = i.id
  WHERE i.id BETWEEN @first AND @last`;
const IS_JUDGED = '(d.id IS NOT NULL OR r.id IS NOT NULL)';
/** Challengers looked at it and no person is waiting to: people answer first. */
const IS_SEEN_BY_TWO = `(EXISTS (SELECT 1 FROM shadow_verdict v WHERE v.inspection_id = i.id)
  AND NOT EXISTS (SELECT 1 FROM open_item w WHERE w.inspection_id = i.id))`;

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
  rolloutId: rolloutIdSchema.nullable(),
  arm: rolloutArmSchema.nullable(),
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

/** Every judged part that the filter matches, oldest first, a page at a time; if two models count, also those that both looked at. */
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
         w.rollout_id AS rolloutId, w.arm,
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
