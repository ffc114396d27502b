import type { Migration } from '../migration.ts';

/**
 * Images with known answers that were imported as files, to challenge people with. Each has a shot and an inspection,
 * like everything that is reviewed, but it never came down the line: history, counts and exports leave it out.
 */
export const broughtParts: Migration = {
  version: 120,
  sql: `
    CREATE TABLE brought_part (
      inspection_id INTEGER PRIMARY KEY REFERENCES inspection (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
  `,
};
