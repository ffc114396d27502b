import type { Migration } from '../migration.ts';

/**
 * The images from which a lane learned what is usual on it, for each recipe and model; they end when somebody has the lane
 * learn again. Until a new model's are complete, those of the previous one remain in use.
 */
export const usualPictures: Migration = {
  version: 140,
  sql: `
    CREATE TABLE usual_picture (
      id INTEGER PRIMARY KEY,
      lane_id INTEGER NOT NULL REFERENCES lane (id),
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      recipe_version INTEGER NOT NULL,
      model_sha256 TEXT,
      pictures TEXT NOT NULL CHECK (json_valid(pictures)),
      begun_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX usual_picture_now ON usual_picture (lane_id, recipe_id, ifnull(model_sha256, ''))
      WHERE ended_at IS NULL;
  `,
};
