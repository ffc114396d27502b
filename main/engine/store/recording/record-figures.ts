import { z } from 'zod';
import { type Detection, detectionSchema } from '../../../../preload/contract/models/model.ts';
import { opticsSchema, stageTimesSchema } from '../../../../preload/contract/parts/picture.ts';
import { sizeSchema } from '../../../../preload/contract/values/geometry.ts';
import { instantSchema } from '../../../../preload/contract/values/units.ts';
import { requireWritable } from '../columns/json-column.ts';
import type { InspectionRecord, ShotFacts } from './shot-record.ts';

// The figures of a record: what a model or a file system gives may be no number, or beyond what is read back. The schemas that read
// them decide. They take as long as inserting the rows, so whatever is plainly fine does not go through them.

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

/** A yes is a yes of the schema; a no says nothing. */
export function arePlainShotFigures({ sizeBytes, mtimeMs, capturedAt, admittedAt }: ShotFacts): boolean {
  return isPlainCount(sizeBytes) && Number.isFinite(mtimeMs) && isPlainCount(capturedAt) && isPlainCount(admittedAt);
}

/** A yes is a yes of the schema; a no says nothing. */
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

/** A yes is a yes of the schema; a no says nothing. */
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

/** Whole, and within every bound that counts and dates have. */
function isPlainCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 8e15;
}

/** Within every bound that lengths and coordinates have. */
function isPlainLength(value: number): boolean {
  return value >= 0 && value <= 1_000_000;
}
