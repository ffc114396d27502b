import { z } from 'zod';
import type { Detection } from '../../../../preload/contract/models/model.ts';
import { type Inspection, inspectionSchema } from '../../../../preload/contract/parts/inspection.ts';
import type { Optics, StageTimes } from '../../../../preload/contract/parts/picture.ts';
import { type InspectionId, type Sha256, scoreSchema } from '../../../../preload/contract/values/units.ts';
import { reasonsColumn } from '../columns/fault-column.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { outlineOf } from '../columns/outline-blob.ts';
import { sha256Column } from '../columns/sha256.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { dispositionsOf } from '../review/dispositions.ts';
import { wayOfPart } from '../rollout/way-of-part.ts';
import { cameDownTheLine } from './brought-parts.ts';
import { SUMMARY_COLUMNS, SUMMARY_TABLES, summaryOf, summaryRowSchema } from './inspection-summaries.ts';

const sha256RowSchema = z.object({ sha256: sha256Column.nullable() });

const STAGES = ['watch', 'keep', 'queue', 'decode', 'prepare', 'detect', 'read', 'decide', 'record'] as const;

const SELECT = `
  SELECT ${SUMMARY_COLUMNS}, i.width, i.height, s.size_bytes AS sizeBytes, s.image_sha256 AS imageSha256,
    s.named_lane AS namedLane, NOT ${cameDownTheLine('i.id')} AS isBrought,
    i.recipe_id AS recipeId, v.name AS recipeName, i.recipe_version AS recipeVersion, i.automation_level AS automationLevel,
    m.sha256 AS modelSha256, ${MODEL_NAME} AS modelName,
    i.reasons, s.admitted_at AS admittedAt,
    i.brightness_hundredths AS brightness, i.contrast_hundredths AS contrast, i.sharpness_hundredths AS sharpness,
    json_object(${STAGES.map((stage) => `'${stage}', i.${stage}_us`).join(', ')}) AS stages
  FROM ${SUMMARY_TABLES}
  JOIN recipe_version v ON v.recipe_id = i.recipe_id AND v.version = i.recipe_version
  LEFT JOIN model m ON m.id = i.model_id
  WHERE i.id = @id`;

const hundredths = z
  .number()
  .transform((value) => value / 100)
  .nullable();

const factsSchema = summaryRowSchema.extend({
  ...inspectionSchema.pick({
    width: true,
    height: true,
    sizeBytes: true,
    namedLane: true,
    recipeId: true,
    recipeName: true,
    recipeVersion: true,
    automationLevel: true,
    modelName: true,
    admittedAt: true,
  }).shape,
  isBrought: z.number().transform(Boolean),
  imageSha256: sha256Column.nullable(),
  modelSha256: sha256Column.nullable(),
  reasons: reasonsColumn,
  brightness: hundredths,
  contrast: hundredths,
  sharpness: hundredths,
  stages: jsonColumn(z.partialRecord(z.enum(STAGES), z.number().nullable())),
});

/** Everything about one inspection, and what happened to it; `null` if there is none with this id. */
export function inspectionOf(db: ReadDb, id: InspectionId): Inspection | null {
  const facts = parseRow(factsSchema, db.get(SELECT, { id }));
  if (facts === null) return null;
  const { brightness, contrast, sharpness, stages, ...row } = facts;
  const inspection = parseRow(inspectionSchema, {
    ...row,
    ...summaryOf(facts),
    detections: detectionsOf(db, id),
    optics: opticsOf(brightness, contrast, sharpness),
    stageTimes: stageTimesOf(stages),
    dispositions: dispositionsOf(db, id),
    rollout: wayOfPart(db, id),
  });
  if (inspection === null) return null;
  return facts.isSecret ? withoutOpinion(inspection) : inspection;
}

const circumstancesSchema = factsSchema
  .pick({ recipeId: true, recipeVersion: true })
  .extend({ isReadable: z.number().transform(Boolean) });
/** How a part was inspected, and whether its image exists. */
export type Circumstances = Readonly<z.infer<typeof circumstancesSchema>>;

/** A fifth of the cost of {@link inspectionOf}; `null` if there is none with this id. */
export function circumstancesOf(db: ReadDb, id: InspectionId): Circumstances | null {
  const row = db.get(
    `SELECT recipe_id AS recipeId, recipe_version AS recipeVersion, is_readable AS isReadable FROM inspection WHERE id = @id`,
    { id },
  );
  return parseRow(circumstancesSchema, row);
}

/** The inspection as shown to somebody who must not know what the model, or anybody before, said about it. */
export function withoutOpinion(inspection: Inspection): Inspection {
  return {
    ...inspection,
    verdict: 'undetermined',
    signal: 'HOLD',
    topClass: null,
    topScore: null,
    disposition: null,
    reasons: [],
    detections: [],
    dispositions: [],
  };
}

/** The hash of the stored image of an inspection; `null` if there is none. */
export function imageOf(db: ReadDb, id: InspectionId): Sha256 | null {
  const row = db.get('SELECT image_sha256 AS sha256 FROM shot WHERE id = @id AND duplicate_of IS NULL', { id });
  return parseRow(sha256RowSchema, row)?.sha256 ?? null;
}

const sixteenths = z.number().transform((value) => value / 16);
const detectionRowSchema = z
  .object({
    classIndex: z.number(),
    className: z.string(),
    score: scoreSchema,
    x: sixteenths,
    y: sixteenths,
    width: sixteenths,
    height: sixteenths,
    outline: z.instanceof(Uint8Array).nullable(),
  })
  .transform(({ x, y, width, height, outline, ...row }): Detection => {
    const detection: Detection = { ...row, box: { space: 'pixel', x, y, width, height } };
    return outline === null ? detection : { ...detection, outline: [...outlineOf(outline)] };
  });

function detectionsOf(db: ReadDb, id: InspectionId): readonly Detection[] {
  const rows = db.all(
    `SELECT d.class_index AS classIndex, c.name AS className, d.score, d.x_sixteenths AS x, d.y_sixteenths AS y,
       d.width_sixteenths AS width, d.height_sixteenths AS height, d.outline
     FROM detection d JOIN defect_class c ON c.id = d.class_id WHERE d.inspection_id = @id ORDER BY d.ordinal`,
    { id },
  );
  return parseRows(detectionRowSchema, rows);
}

function opticsOf(brightness: number | null, contrast: number | null, sharpness: number | null): Optics | null {
  return brightness === null || contrast === null || sharpness === null ? null : { brightness, contrast, sharpness };
}

function stageTimesOf(stages: Readonly<Partial<Record<keyof StageTimes, number | null>>>): StageTimes {
  const present = STAGES.flatMap((stage) => {
    const microseconds = stages[stage] ?? null;
    return microseconds === null ? [] : [[stage, microseconds / 1000] as const];
  });
  return Object.fromEntries(present);
}
