import { z } from 'zod';
import { type Fault, faultSchema } from '../../../../preload/contract/faults/result.ts';
import { type VerdictKind, verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  instantSchema,
  type LaneId,
  laneIdSchema,
  type RecipeId,
  type ReplayId,
  recipeIdSchema,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { PICTURE_FAULTS } from '../../../domain/verdict/picture-fault.ts';
import { jsonText } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { noteCaseLook, noteNoCaseLook } from '../containment/case-looks.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { keepingReplay } from '../rollups/rollups.ts';
import type { ShadowLook } from './shadow-look.ts';
import { lookColumns } from './shadow-verdicts.ts';

/** A place in the order of decision: right after this part. */
export type ReplayPlace = { readonly decidedAt: Instant; readonly inspectionId: number };

const placeSchema = z.object({ decidedAt: instantSchema, inspectionId: z.number() });

/** Where a replay continues: after the last part it has finished. */
export function replayPlace(db: ReadDb, id: ReplayId): ReplayPlace | null {
  const row = db.get(
    'SELECT place_decided_at AS decidedAt, place_inspection_id AS inspectionId FROM replay WHERE id = @id',
    { id },
  );
  return parseRow(placeSchema, row);
}

/**
 * What a part needs for a model to be compared on it: it was seen by a model, and its image could be read and has nothing wrong
 * with it. On any other part the champion decided nothing, whatever a model would see.
 */
export const IS_COMPARABLE = `i.is_readable = 1 AND i.automation_level <> 'manual' AND s.image_sha256 IS NOT NULL
  AND ifnull(i.fault_code, '') NOT IN (${PICTURE_FAULTS.map((code) => `'${code}'`).join(', ')})`;

const stepSchema = z.object({
  decidedAt: instantSchema,
  inspectionId: inspectionIdSchema,
  isWanted: z.number().transform(Boolean),
});

/** The next stretch of the walk: the parts of the replay, and where the walk continues; `end` is null after the last one. */
export type ReplayStretch = { readonly parts: readonly InspectionId[]; readonly end: ReplayPlace | null };

/** Walks over at most `steps` parts after `place`, wanted or not: the engine has one thread. */
export function walkReplay(db: ReadDb, id: ReplayId, place: ReplayPlace, steps: number): ReplayStretch {
  const rows = parseRows(
    stepSchema,
    db.all(
      `SELECT i.decided_at AS decidedAt, i.id AS inspectionId,
         ${IS_COMPARABLE} AND i.id <= r.last_inspection_id AND (r.lane_id IS NULL OR s.lane_id = r.lane_id)
         AND (r.case_id IS NULL OR EXISTS (SELECT 1 FROM case_part c WHERE c.case_id = r.case_id AND c.inspection_id = i.id)) AS isWanted
       FROM replay r CROSS JOIN inspection i CROSS JOIN shot s ON s.id = i.id
       WHERE r.id = @id AND i.decided_at >= @decidedAt AND (i.decided_at, i.id) > (@decidedAt, @inspectionId)
         AND i.decided_at < r.until_at
       ORDER BY i.decided_at, i.id LIMIT @steps`,
      { id, ...place, steps },
    ),
  );
  const last = rows.at(-1);
  return {
    parts: rows.flatMap(({ inspectionId, isWanted }) => (isWanted ? [inspectionId] : [])),
    end: last === undefined || rows.length < steps ? null : last,
  };
}

/** A part shown to a model again: its image, the recipe it was judged by, and what happened to it. */
export type ReplayPart = {
  readonly inspectionId: InspectionId;
  readonly decidedAt: Instant;
  readonly champion: VerdictKind;
  readonly recipeId: RecipeId;
  readonly recipeVersion: number;
  readonly imageSha256: Sha256;
  readonly laneId: LaneId;
};

const partSchema = z.object({
  inspectionId: inspectionIdSchema,
  decidedAt: instantSchema,
  champion: verdictKindSchema,
  recipeId: recipeIdSchema,
  recipeVersion: z.number(),
  imageSha256: sha256Column,
  laneId: laneIdSchema,
});

/** A part found by {@link walkReplay}. */
export function replayPart(db: ReadDb, inspectionId: InspectionId): ReplayPart {
  const row = db.get(
    `SELECT i.id AS inspectionId, i.decided_at AS decidedAt, i.verdict AS champion, i.recipe_id AS recipeId,
       i.recipe_version AS recipeVersion, s.image_sha256 AS imageSha256, s.lane_id AS laneId
     FROM inspection i JOIN shot s ON s.id = i.id WHERE i.id = @inspectionId`,
    { inspectionId },
  );
  return partSchema.parse(row);
}

/** Records what the model says about a part, what follows for the case of the replay, and that the replay is past it: all or nothing. */
export function addReplayVerdict(db: WriteDb, id: ReplayId, part: ReplayPart, look: ShadowLook): void {
  const columns = lookColumns(part, look);
  db.transaction(() => {
    keepingReplay(db, part.inspectionId, () => {
      db.run(
        `INSERT INTO replay_verdict (replay_id, inspection_id, verdict, is_discordant, reasons, fault_code, detections, looked_at, look_us)
         VALUES (@id, @inspectionId, @verdict, @isDiscordant, @reasons, @faultCode, @detections, @lookedAt, @lookUs)`,
        { id, ...columns },
      );
      moveOn(db, id, part, { looked: 1, discordant: columns.isDiscordant, withoutPicture: 0 });
    });
    noteCaseLook(db, id, part.inspectionId, { verdict: look.verdict.kind, at: look.lookedAt });
  });
}

/** The same for a part whose image no longer exists. */
export function addReplayGap(db: WriteDb, id: ReplayId, part: ReplayPart, fault: Fault): void {
  db.transaction(() => {
    db.run('INSERT INTO replay_gap (replay_id, inspection_id, fault) VALUES (@id, @inspectionId, @fault)', {
      id,
      inspectionId: part.inspectionId,
      fault: jsonText(faultSchema, fault),
    });
    moveOn(db, id, part, { looked: 0, discordant: 0, withoutPicture: 1 });
    noteNoCaseLook(db, id, part.inspectionId);
  });
}

type Counted = { readonly looked: number; readonly discordant: number; readonly withoutPicture: number };

function moveOn(db: WriteDb, id: ReplayId, { decidedAt, inspectionId }: ReplayPart, counted: Counted): void {
  db.run(
    `UPDATE replay SET place_decided_at = @decidedAt, place_inspection_id = @inspectionId, looked = looked + @looked,
       discordant = discordant + @discordant, without_picture = without_picture + @withoutPicture
     WHERE id = @id`,
    { id, decidedAt, inspectionId, ...counted },
  );
}
