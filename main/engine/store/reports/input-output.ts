import { z } from 'zod';
import type {
  OpticsReport,
  OutputCounts,
  OutputReport,
  ScoreReport,
} from '../../../../preload/contract/reports/input-output.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { SCORE_STEPS } from '../rollups/classes.ts';
import { outcomes } from '../rollups/outcomes.ts';
import { parts } from '../rollups/parts.ts';
import { classesIn } from './classes-within.ts';
import { countedPoints } from './counted-points.ts';
import { IS_ASKED, paramsOf, rowsOf, type Scope, within } from './scope.ts';

const NAMES = ['brightness', 'contrast', 'sharpness'] as const;
const HUNDREDTHS = 100;

const sumSchema = z.number();
const opticsRowSchema = z.object({
  measured: sumSchema,
  inspected: sumSchema,
  unreadable: sumSchema,
  brightness: sumSchema,
  brightnessSquares: sumSchema,
  contrast: sumSchema,
  contrastSquares: sumSchema,
  sharpness: sumSchema,
  sharpnessSquares: sumSchema,
});
type OpticsRow = z.infer<typeof opticsRowSchema>;
const opticsIn = (scope: Scope) => `ifnull(sum(with_optics), 0) AS measured, ifnull(sum(inspected), 0) AS inspected,
  ifnull(sum(unreadable), 0) AS unreadable,
  ${NAMES.map((name) => `total(${name}_sum) AS ${name}, total(${name}_squares) AS ${name}Squares`).join(', ')}
  FROM ${rowsOf(parts, scope)} WHERE ${within.parts}`;

export function opticsPoints(db: ReadDb, scope: Scope): OpticsReport['points'] {
  return countedPoints(db, scope, opticsIn(scope), opticsRowSchema).map((row) => ({
    startsAt: row.startsAt,
    inspected: row.inspected,
    unreadable: row.unreadable,
    optics: measureOf(row),
  }));
}

/** How the images of a whole scope look. */
export function opticsOf(db: ReadDb, scope: Scope): OpticsReport['baseline'] {
  const row = opticsRowSchema.parse(db.get(`SELECT ${opticsIn(scope)}`, paramsOf(scope)));
  const measure = measureOf(row);
  return measure === null ? null : { ...measure, parts: row.measured };
}

function measureOf(row: OpticsRow) {
  if (row.measured === 0) return null;
  const of = (name: (typeof NAMES)[number]) => {
    const mean = row[name] / row.measured;
    const variance = Math.max(0, row[`${name}Squares`] / row.measured - mean ** 2);
    return { mean: mean / HUNDREDTHS, deviation: Math.sqrt(variance) / HUNDREDTHS };
  };
  return { brightness: of('brightness'), contrast: of('contrast'), sharpness: of('sharpness') };
}

const outputSchema = z.object({
  inspected: z.number(),
  looked: z.number(),
  detections: z.number(),
  withoutDetection: z.number(),
  overruled: z.number(),
  judged: z.number(),
});
const outputIn = (
  scope: Scope,
) => `ifnull(sum(inspected), 0) AS inspected, ifnull(sum(looked), 0) AS looked, ifnull(sum(detections), 0) AS detections,
    ifnull(sum(looked) - sum(with_detection), 0) AS withoutDetection, ifnull(sum(overruled), 0) AS overruled, ifnull(sum(judged), 0) AS judged
  FROM (
    SELECT slot, inspected, CASE WHEN ${IS_ASKED} THEN inspected - unreadable ELSE 0 END AS looked, detections, with_detection,
      0 AS overruled, 0 AS judged
    FROM ${rowsOf(parts, scope)} r WHERE ${within.parts}
    UNION ALL
    SELECT slot, 0, 0, 0, 0, overruled_pass + overruled_fail,
      overruled_pass + overruled_fail + confirmed_pass + confirmed_fail
    FROM ${rowsOf(outcomes, scope)} WHERE ${within.parts})`;

/** What the model finds, and how often a person decides the opposite of its pass or fail. */
export function outputCounts(db: ReadDb, scope: Scope): OutputCounts {
  return outputSchema.parse(db.get(`SELECT ${outputIn(scope)}`, paramsOf(scope)));
}

export function outputPoints(db: ReadDb, scope: Scope): OutputReport['points'] {
  return countedPoints(db, scope, outputIn(scope), outputSchema);
}

const STEPS = Array.from({ length: SCORE_STEPS }, (_, step) => `score_${step}`);
const scoresSchema = z.object({ className: z.string(), detections: z.number() }).catchall(z.number());

/** Detections by class and score, the most frequent class first. */
export function scoresByClass(db: ReadDb, scope: Scope): ScoreReport['classes'] {
  const { sql, params } = classesIn(db, scope, ['detections', ...STEPS]);
  const rows = db.all(
    `SELECT c.name AS className, sum(detections) AS detections, ${STEPS.map((step) => `sum(${step}) AS ${step}`).join(', ')}
     FROM (${sql}) JOIN defect_class c ON c.id = class_id
     GROUP BY class_id HAVING sum(detections) > 0 ORDER BY 2 DESC, 1`,
    params,
  );
  return parseRows(scoresSchema, rows).map(({ className, detections, ...sums }) => ({
    className: String(className),
    detections: Number(detections),
    scores: STEPS.map((step) => sums[step] ?? 0),
  }));
}
