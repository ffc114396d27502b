import type { Migration } from '../migration.ts';

/**
 * Pictures with known answers that somebody brought as files, to challenge people with. Each has a shot and an inspection,
 * as all that is reviewed has, but it never came down the line: history, counts and exports leave it out.
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
