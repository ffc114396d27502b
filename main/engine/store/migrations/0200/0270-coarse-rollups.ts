import type { Migration } from '../migration.ts';

const STEPS = Array.from({ length: 20 }, (_, step) => `score_${step} INTEGER NOT NULL DEFAULT 0`).join(', ');

/**
 * Coarser roll-ups for reports over long periods: classes by day, boxes by thirty-two days, for all lots together. And how far
 * rebuilding the roll-ups has come: the parts up to `uncounted_through` are not in them yet, out of `uncounted_of` when
 * it began; 0 when all are.
 */
export const coarseRollups: Migration = {
  version: 270,
  sql: `
    CREATE TABLE rollup_class_day (
      day INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      class_id INTEGER NOT NULL,
      facts INTEGER NOT NULL DEFAULT 0,
      detections INTEGER NOT NULL DEFAULT 0,
      failed_parts INTEGER NOT NULL DEFAULT 0,
      ${STEPS},
      PRIMARY KEY (day, lane_id, recipe_id, recipe_version, model_id, class_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_box_block (
      block INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      recipe_id INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      class_id INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      boxes INTEGER NOT NULL,
      PRIMARY KEY (block, lane_id, recipe_id, model_id, class_id, cell)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE rollup_state ADD COLUMN uncounted_through INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rollup_state ADD COLUMN uncounted_of INTEGER NOT NULL DEFAULT 0;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
