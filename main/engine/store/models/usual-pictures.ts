import { z } from 'zod';
import { type SeenPicture, seenPictureSchema } from '../../../../preload/contract/parts/picture.ts';
import type { Instant, LaneId, RecipeId } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRows, type ReadDb, type WriteDb } from '../handles.ts';

const picturesSchema = z.array(seenPictureSchema).readonly();
const rowSchema = z.object({ modelSha256: z.string().nullable(), pictures: jsonColumn(picturesSchema) });

/** What a lane has learned from, under one model. */
export type LearnedFrom = Readonly<z.output<typeof rowSchema>>;

/** Everything a lane has learned from under a recipe, oldest first, without what it was told to forget. */
export function usualPicturesOf(db: ReadDb, laneId: LaneId, recipeId: RecipeId): readonly LearnedFrom[] {
  const rows = db.all(
    `SELECT model_sha256 AS modelSha256, pictures FROM usual_picture
     WHERE lane_id = @laneId AND recipe_id = @recipeId AND ended_at IS NULL ORDER BY id`,
    { laneId, recipeId },
  );
  return parseRows(rowSchema, rows);
}

export type UsualPlace = Readonly<{
  laneId: LaneId;
  recipeId: RecipeId;
  recipeVersion: number;
  modelSha256: string | null;
}>;

/** Stores these images as everything that was learned from at this place. */
export function keepUsualPictures(
  db: WriteDb,
  place: UsualPlace,
  pictures: readonly SeenPicture[],
  now: Instant,
): void {
  db.run(
    `INSERT INTO usual_picture (lane_id, recipe_id, recipe_version, model_sha256, pictures, begun_at)
     VALUES (@laneId, @recipeId, @recipeVersion, @modelSha256, @pictures, @now)
     ON CONFLICT (lane_id, recipe_id, ifnull(model_sha256, '')) WHERE ended_at IS NULL
     DO UPDATE SET pictures = excluded.pictures`,
    { ...place, pictures: jsonText(picturesSchema, pictures), now },
  );
}

/** Ends all that a lane has learned. */
export function forgetUsualPictures(db: WriteDb, laneId: LaneId, endedAt: Instant): void {
  db.run('UPDATE usual_picture SET ended_at = @endedAt WHERE lane_id = @laneId AND ended_at IS NULL', {
    laneId,
    endedAt,
  });
}
