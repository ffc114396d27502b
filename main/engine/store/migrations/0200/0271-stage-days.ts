import type { Migration } from '../migration.ts';

/** Stage times by day as well: with twenty steps per doubling, a year of hours is too much to add up for one chart. */
export const stageDays: Migration = {
  version: 271,
  sql: `
    CREATE TABLE rollup_stage_day (
      day INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      stage INTEGER NOT NULL,
      step INTEGER NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (day, lane_id, stage, step)
    ) STRICT, WITHOUT ROWID;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
