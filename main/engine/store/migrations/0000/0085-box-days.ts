import type { Migration } from '../migration.ts';

/** Boxes by place also by whole days, for all lots together: a year of hours is too much to add up for one chart. */
export const boxDays: Migration = {
  version: 85,
  sql: `
    CREATE TABLE rollup_box_day (
      day INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      recipe_id INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      class_id INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      boxes INTEGER NOT NULL,
      PRIMARY KEY (day, lane_id, recipe_id, model_id, class_id, cell)
    ) STRICT, WITHOUT ROWID;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
