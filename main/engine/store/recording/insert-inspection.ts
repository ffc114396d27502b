import { z } from 'zod';
import type { Detection } from '../../../../preload/contract/models/model.ts';
import { verdictSchema } from '../../../../preload/contract/parts/inspection.ts';
import type { StageTimes } from '../../../../preload/contract/parts/picture.ts';
import { type InspectionId, type ShotId, shotIdSchema } from '../../../../preload/contract/values/units.ts';
import { topDetection } from '../../../domain/verdict/top-detection.ts';
import { defectClassId } from '../columns/defect-classes.ts';
import { jsonText } from '../columns/json-column.ts';
import { outlineBlob } from '../columns/outline-blob.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, type WriteDb } from '../handles.ts';
import { modelIdOf } from '../models/models.ts';
import { requireDetections, requireInspectionFigures, requireShotFigures } from './record-figures.ts';
import type { InspectionRecord, ShotFacts } from './shot-record.ts';

const idSchema = z.object({ id: shotIdSchema });
const reasonsSchema = verdictSchema.shape.reasons.readonly();

/** The row of this file: a new one, or an existing one. Throws {@link UnwritableValue} for figures that could not be read back. */
export function insertShot(
  db: WriteDb,
  shot: ShotFacts,
  duplicateOf: ShotId | null,
): { readonly id: ShotId; readonly isNew: boolean } {
  requireShotFigures(shot);
  const hash = shot.imageSha256 === null ? null : sha256Blob(shot.imageSha256);
  const change = db.run(
    `INSERT INTO shot (lane_id, relative_path, size_bytes, mtime_ms, image_sha256, stamp, pixel_hash, serial, lot, named_lane,
       captured_at, admitted_at, duplicate_of)
     VALUES (@laneId, @relativePath, @sizeBytes, @mtimeMs, @hash, @stamp, @pixelHash, @serial, @lot, @namedLane, @capturedAt, @admittedAt, @duplicateOf)
     ON CONFLICT DO NOTHING`,
    {
      laneId: shot.laneId,
      relativePath: shot.relativePath,
      sizeBytes: shot.sizeBytes,
      mtimeMs: shot.mtimeMs,
      hash,
      stamp: bytesOf(shot.stamp),
      pixelHash: bytesOf(shot.pixelHash),
      serial: shot.serial,
      lot: shot.lot,
      namedLane: shot.namedLane,
      capturedAt: shot.capturedAt,
      admittedAt: shot.admittedAt,
      duplicateOf,
    },
  );
  if (change.changes === 1) return { id: shotIdSchema.parse(change.rowId), isNew: true };
  const row = db.get(
    `SELECT id FROM shot WHERE lane_id = @laneId AND relative_path = @relativePath AND mtime_ms = @mtimeMs
       AND size_bytes = @sizeBytes AND image_sha256 IS @hash`,
    {
      laneId: shot.laneId,
      relativePath: shot.relativePath,
      mtimeMs: shot.mtimeMs,
      sizeBytes: shot.sizeBytes,
      hash,
    },
  );
  const known = parseRow(idSchema, row);
  if (known === null) throw new Error(`No row for a shot that conflicts: ${shot.relativePath}`);
  return { id: known.id, isNew: false };
}

function bytesOf(digits: string | null): Uint8Array | null {
  return digits === null ? null : Buffer.from(digits, 'hex');
}

/** Throws {@link UnwritableValue} for figures that could not be read back. */
export function insertInspection(
  db: WriteDb,
  id: InspectionId,
  record: Omit<InspectionRecord, 'kind' | 'shot' | 'review'>,
): void {
  requireInspectionFigures(record);
  const top = topDetection(record.verdict, record.detections);
  const fault = record.verdict.reasons.find((reason) => reason.code === 'fault');
  db.run(INSERT_INSPECTION, {
    id,
    recipeId: record.recipeId,
    recipeVersion: record.recipeVersion,
    automationLevel: record.automationLevel,
    modelId: record.modelSha256 === null ? null : modelIdOf(db, record.modelSha256),
    isReadable: record.outcome === 'inspected' ? 1 : 0,
    width: record.width,
    height: record.height,
    verdict: record.verdict.kind,
    signal: record.signal,
    faultCode: fault?.fault.code ?? null,
    reasons: jsonText(reasonsSchema, record.verdict.reasons),
    topClassId: top === null ? null : defectClassId(db, top.className),
    topScore: top?.score ?? null,
    decidedAt: record.decidedAt,
    brightness: hundredths(record.optics?.brightness),
    contrast: hundredths(record.optics?.contrast),
    sharpness: hundredths(record.optics?.sharpness),
    ...stageMicroseconds(record.stageTimes),
  });
}

/** In their order. Throws {@link UnwritableValue} for a detection that could not be read back. */
export function insertDetections(db: WriteDb, inspectionId: InspectionId, detections: readonly Detection[]): void {
  requireDetections(detections);
  const classIds = new Map<string, number>();
  for (const [ordinal, detection] of detections.entries()) {
    const classId = classIds.get(detection.className) ?? defectClassId(db, detection.className);
    classIds.set(detection.className, classId);
    insertDetection(db, inspectionId, ordinal, detection, classId);
  }
}

function insertDetection(
  db: WriteDb,
  inspectionId: InspectionId,
  ordinal: number,
  detection: Detection,
  classId: number,
): void {
  db.run(
    `INSERT INTO detection (inspection_id, ordinal, class_index, class_id, score,
       x_sixteenths, y_sixteenths, width_sixteenths, height_sixteenths, outline)
     VALUES (@inspectionId, @ordinal, @classIndex, @classId, @score, @x, @y, @width, @height, @outline)`,
    {
      inspectionId,
      ordinal,
      classIndex: detection.classIndex,
      classId,
      score: detection.score,
      x: Math.round(detection.box.x * 16),
      y: Math.round(detection.box.y * 16),
      width: Math.round(detection.box.width * 16),
      height: Math.round(detection.box.height * 16),
      outline: detection.outline === undefined ? null : outlineBlob(detection.outline),
    },
  );
}

const INSERT_INSPECTION = `
  INSERT INTO inspection (id, recipe_id, recipe_version, automation_level, model_id, is_readable, width, height, verdict,
    signal, fault_code, reasons, top_class_id, top_score, decided_at,
    brightness_hundredths, contrast_hundredths, sharpness_hundredths,
    watch_us, keep_us, queue_us, decode_us, prepare_us, detect_us, read_us, decide_us, record_us)
  VALUES (@id, @recipeId, @recipeVersion, @automationLevel, @modelId, @isReadable, @width, @height, @verdict,
    @signal, @faultCode, @reasons, @topClassId, @topScore, @decidedAt, @brightness, @contrast, @sharpness,
    @watch, @keep, @queue, @decode, @prepare, @detect, @read, @decide, @record)`;

function stageMicroseconds(times: StageTimes): Readonly<Record<keyof StageTimes, number | null>> {
  const microseconds = (ms: number | undefined) => (ms === undefined ? null : Math.round(ms * 1000));
  return {
    watch: microseconds(times.watch),
    keep: microseconds(times.keep),
    queue: microseconds(times.queue),
    decode: microseconds(times.decode),
    prepare: microseconds(times.prepare),
    detect: microseconds(times.detect),
    read: microseconds(times.read),
    decide: microseconds(times.decide),
    record: microseconds(times.record),
  };
}

function hundredths(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 100);
}
