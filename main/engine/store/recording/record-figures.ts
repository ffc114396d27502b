import { z } from 'zod';
import { type Detection, detectionSchema } from '../../../../preload/contract/models/model.ts';
import { opticsSchema, stageTimesSchema } from '../../../../preload/contract/parts/picture.ts';
import { sizeSchema } from '../../../../preload/contract/values/geometry.ts';
import { instantSchema } from '../../../../preload/contract/values/units.ts';
import { requireWritable } from '../columns/json-column.ts';
import type { InspectionRecord, ShotFacts } from './shot-record.ts';

// The figures of a record: a model or a file system may give something that is not a number, or outside the range that is read back.
// The schemas decide, but they take as long as inserting the rows, so values that are clearly fine skip them.

export const shotFiguresSchema = z.object({
  sizeBytes: z.number().int().nonnegative(),
  mtimeMs: z.number(),
  capturedAt: instantSchema,
  admittedAt: instantSchema,
});
const inspectionFiguresSchema = z.object({
  optics: opticsSchema.nullable(),
  stageTimes: stageTimesSchema,
  decidedAt: instantSchema,
});
export const inspectedFiguresSchema = inspectionFiguresSchema.extend(sizeSchema.shape);
const unreadableFiguresSchema = inspectionFiguresSchema.extend({
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
});
export const detectionsSchema = z.array(detectionSchema).readonly();

type InspectionFigures = Pick<InspectionRecord, 'outcome' | 'width' | 'height' | 'optics' | 'stageTimes' | 'decidedAt'>;

/** Throws {@link UnwritableValue} for figures of a shot that could not be read back. */
export function requireShotFigures(shot: ShotFacts): void {
  if (!arePlainShotFigures(shot)) requireWritable(shotFiguresSchema, shot);
}

/** Throws {@link UnwritableValue} for figures of an inspection that could not be read back. */
export function requireInspectionFigures(record: InspectionFigures): void {
  if (arePlainInspectionFigures(record)) return;
  requireWritable(record.outcome === 'inspected' ? inspectedFiguresSchema : unreadableFiguresSchema, record);
}

/** Throws {@link UnwritableValue} for a detection that could not be read back. */
export function requireDetections(detections: readonly Detection[]): void {
  if (!detections.every(isPlainDetection)) requireWritable(detectionsSchema, detections);
}

/** True means that the schema would accept it; false means nothing. */
export function arePlainShotFigures({ sizeBytes, mtimeMs, capturedAt, admittedAt }: ShotFacts): boolean {
  return isPlainCount(sizeBytes) && Number.isFinite(mtimeMs) && isPlainCount(capturedAt) && isPlainCount(admittedAt);
}

/** True means that the schema would accept it; false means nothing. */
export function arePlainInspectionFigures({
  outcome,
  width,
  height,
  optics,
  stageTimes,
  decidedAt,
}: InspectionFigures): boolean {
  if (outcome !== 'inspected' || optics === null) return false;
  if (!isPlainCount(decidedAt) || !isPlainCount(width) || !isPlainCount(height) || width < 1 || height < 1)
    return false;
  if (![optics.brightness, optics.contrast, optics.sharpness].every(Number.isFinite)) return false;
  return Object.values(stageTimes).every(Number.isFinite);
}

/** True means that the schema would accept it; false means nothing. */
export function isPlainDetection({ classIndex, className, score, box, outline }: Detection): boolean {
  const { x, y, width, height } = box;
  return (
    outline === undefined &&
    isPlainCount(classIndex) &&
    typeof className === 'string' &&
    score >= 0 &&
    score <= 1 &&
    box.space === 'pixel' &&
    isPlainLength(x) &&
    isPlainLength(y) &&
    isPlainLength(width) &&
    isPlainLength(height)
  );
}

/** A whole number within all bounds of counts and dates. */
function isPlainCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 8e15;
}

/** Within all bounds of lengths and coordinates. */
function isPlainLength(value: number): boolean {
  return value >= 0 && value <= 1_000_000;
}
