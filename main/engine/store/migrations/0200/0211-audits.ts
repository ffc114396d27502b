import type { Migration } from '../migration.ts';

/**
 * Audits by result: drawn, called good, called bad, or neither, so that those without an answer are no longer missing. They get a
 * separate roll-up, rebuilt from the facts when the store is next opened.
 */
export const audits: Migration = {
  version: 211,
  sql: `
    CREATE TABLE rollup_audit (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      audits INTEGER NOT NULL DEFAULT 0,
      pass_drawn INTEGER NOT NULL DEFAULT 0,
      pass_good INTEGER NOT NULL DEFAULT 0,
      pass_bad INTEGER NOT NULL DEFAULT 0,
      pass_unsaid INTEGER NOT NULL DEFAULT 0,
      fail_drawn INTEGER NOT NULL DEFAULT 0,
      fail_good INTEGER NOT NULL DEFAULT 0,
      fail_bad INTEGER NOT NULL DEFAULT 0,
      fail_unsaid INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, lot, recipe_id, recipe_version, model_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_audit_empty ON rollup_audit (audits) WHERE audits = 0;

    ALTER TABLE rollup_outcome DROP COLUMN audit_pass_good;
    ALTER TABLE rollup_outcome DROP COLUMN audit_pass_bad;
    ALTER TABLE rollup_outcome DROP COLUMN audit_fail_good;
    ALTER TABLE rollup_outcome DROP COLUMN audit_fail_bad;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
