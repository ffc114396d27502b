import type { Migration } from '../migration.ts';

/**
 * Coarse roll-ups are added up from the finer ones once a day is over, instead of with each part. They hold the days before
 * `added_up_until`, counted since 1970 in UTC; the day that the newest part lies in is not over.
 */
export const coarseLater: Migration = {
  version: 350,
  sql: `
    ALTER TABLE rollup_state ADD COLUMN added_up_until INTEGER NOT NULL DEFAULT 0;
    UPDATE rollup_state SET added_up_until = (SELECT ifnull(max(slot), 0) / 96 FROM rollup)
      WHERE is_stale = 0 AND uncounted_through = 0;
    DELETE FROM rollup_class_day WHERE day >= (SELECT added_up_until FROM rollup_state);
    DELETE FROM rollup_box_day WHERE day >= (SELECT added_up_until FROM rollup_state);
    DELETE FROM rollup_stage_day WHERE day >= (SELECT added_up_until FROM rollup_state);
    DELETE FROM rollup_box_block WHERE block >= (SELECT added_up_until / 32 FROM rollup_state);
  `,
};
