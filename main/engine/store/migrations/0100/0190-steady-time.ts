import type { Migration } from '../migration.ts';

/**
 * Deadlines (`due_at`, `claimed_until`, `not_before`, `locked_until`, `skipped_at`) are points of the station's steady time,
 * which begins as the time of day: earlier values stay valid.
 */
export const steadyTime: Migration = {
  version: 190,
  sql: `
    -- What every kind of time was when it was last written down.
    CREATE TABLE station_clock (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      steady_ms INTEGER NOT NULL,
      wall_ms INTEGER NOT NULL,
      uptime_ms INTEGER NOT NULL,
      boot_id TEXT,
      -- The newest rows when the computer's clock was last set: what is older has times of another clock.
      jump_inspection_id INTEGER NOT NULL DEFAULT 0,
      jump_disposition_id INTEGER NOT NULL DEFAULT 0,
      jump_review_item_id INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- When an answer was given, on the steady time: until when it can be taken back. Absent where it never can.
    ALTER TABLE disposition ADD COLUMN steady_at INTEGER;
  `,
};
