import { createHash } from 'node:crypto';
import type { InspectionRecord, ShotFacts } from '../../../main/engine/store/recording/shot-record.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { LaneId, RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';

export function sha256Of(text: string | Uint8Array): Sha256 {
  return createHash('sha256').update(text).digest('hex');
}

export function detection(className: string, score: number): Detection {
  return { classIndex: 0, className, score, box: { space: 'pixel', x: 10.25, y: 20.5, width: 30, height: 40 } };
}

/** A shot whose content is its name, so that two names are two parts. */
export function shotFacts(laneId: LaneId, relativePath: string, at: number): ShotFacts {
  return {
    laneId,
    relativePath,
    sizeBytes: 12_345,
    mtimeMs: at + 0.25,
    imageSha256: sha256Of(relativePath),
    stamp: null,
    pixelHash: null,
    serial: relativePath.replace(/\.[^.]*$/, ''),
    lot: 'L-042',
    namedLane: null,
    capturedAt: at,
    admittedAt: at,
  };
}

export type RecordPlace = { readonly laneId: LaneId; readonly recipeId: RecipeId; readonly at: number };

/** A part that passed without a model, to be changed by `facts`. */
export function inspectionRecord(
  place: RecordPlace,
  relativePath: string,
  facts: Partial<InspectionRecord> = {},
): InspectionRecord {
  return {
    kind: 'inspection',
    shot: shotFacts(place.laneId, relativePath, place.at),
    outcome: 'inspected',
    width: 640,
    height: 480,
    recipeId: place.recipeId,
    recipeVersion: 1,
    automationLevel: 'partial',
    modelSha256: null,
    verdict: { kind: 'pass', reasons: [{ code: 'all-clear' }] },
    signal: 'PASS',
    detections: [],
    optics: { brightness: 120.5, contrast: 30.25, sharpness: 410 },
    stageTimes: { watch: 2.5, decode: 8.125, detect: 21, decide: 0.01 },
    review: null,
    decidedAt: place.at + 40,
    ...facts,
  };
}
