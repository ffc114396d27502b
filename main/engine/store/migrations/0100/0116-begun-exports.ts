import type { Migration } from '../migration.ts';

/** Exports that have begun and not ended: after a power cut, what they left lies in their destination. */
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
