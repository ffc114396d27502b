import type { Migration } from '../migration.ts';

/**
 * Outcomes of the parts that the line was told to hold: answered at all, used, rejected, and rejected by the first answer. Without
 * them, nobody could say how many parts were rejected where people decide. Rebuilt from the facts when the store is next opened.
 */
export const lineOutcomes: Migration = {
  version: 251,
  sql: `
    ALTER TABLE rollup_outcome ADD COLUMN hold_answered INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rollup_outcome ADD COLUMN hold_used INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rollup_outcome ADD COLUMN hold_rejected INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE rollup_outcome ADD COLUMN hold_rejected_first INTEGER NOT NULL DEFAULT 0;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
