import type { Migration } from '../migration.ts';

/**
 * The agreed answer for a part, separate from what any one person answered: figures about people and models are measured
 * against it. Appended, never edited; the newest row of an inspection counts.
 */
export const reference: Migration = {
  version: 20,
  sql: `
    CREATE TABLE reference (
      id INTEGER PRIMARY KEY,
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      -- good: no defect to reject; bad: at least one. A bad part may come without boxes, where nobody drew them.
      is_bad INTEGER NOT NULL CHECK (is_bad IN (0, 1)),
      class_names TEXT NOT NULL,
      boxes TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('adjudicated', 'challenge', 'imported', 'simulator')),
      comment TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX reference_by_inspection ON reference (inspection_id, id);
  `,
};
