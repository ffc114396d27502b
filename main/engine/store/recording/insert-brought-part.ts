import type { Verdict } from '../../../../preload/contract/parts/inspection.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  type LaneId,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import type { WriteDb } from '../handles.ts';
import { insertInspection, insertShot } from './insert-inspection.ts';

/** No file of a camera is this old: an imported image and a camera's image with the same name are two. */
const NO_MTIME = -1;

export type BroughtPart = {
  readonly recipe: Recipe;
  /** Among whose parts it is shown. */
  readonly laneId: LaneId;
  readonly fileName: string;
  readonly serial: string | null;
  readonly lot: string | null;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly size: Size;
  readonly madeBy: string;
  readonly madeAt: Instant;
};

/** Records an image that somebody imported. No model looks at it, nobody is asked about it, and the line is not told. */
export function insertBroughtPart(db: WriteDb, part: BroughtPart): InspectionId {
  const { recipe, madeBy, madeAt, size } = part;
  const { id: shotId } = insertShot(
    db,
    {
      laneId: part.laneId,
      relativePath: part.fileName,
      sizeBytes: part.sizeBytes,
      mtimeMs: NO_MTIME,
      imageSha256: part.sha256,
      stamp: null,
      pixelHash: null,
      serial: part.serial,
      lot: part.lot,
      namedLane: null,
      capturedAt: madeAt,
      admittedAt: madeAt,
    },
    null,
  );
  const id = inspectionIdSchema.parse(shotId);
  const silent: Verdict = { kind: 'undetermined', reasons: [{ code: 'model-silent' }] };
  insertInspection(db, id, {
    recipeId: recipe.id,
    recipeVersion: recipe.version,
    automationLevel: 'manual',
    modelSha256: null,
    outcome: 'inspected',
    width: size.width,
    height: size.height,
    verdict: silent,
    signal: 'HOLD',
    detections: [],
    optics: null,
    stageTimes: {},
    decidedAt: madeAt,
  });
  db.run('INSERT INTO brought_part (inspection_id, made_by, made_at) VALUES (@id, @madeBy, @madeAt)', {
    id,
    madeBy,
    madeAt,
  });
  return id;
}
