import type { Migration } from '../migration.ts';

/** Exports that were begun and have not ended: what they leave when the power fails lies wherever they were to go. */
export const begunExports: Migration = {
  version: 116,
  sql: `
    CREATE TABLE begun_export (
      half TEXT PRIMARY KEY,
      path TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('csv', 'training-set')),
      process_id INTEGER NOT NULL,
      begun_at INTEGER NOT NULL
    ) STRICT;
  `,
};
