import type { Migration } from '../migration.ts';

/** What was exported and by whom, and the side of each serial and lot in a training set, which never changes. */
export const exports: Migration = {
  version: 90,
  sql: `
    CREATE TABLE export (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('csv', 'training-set')),
      path TEXT NOT NULL,
      recipe_id INTEGER REFERENCES recipe (id),
      order_body TEXT NOT NULL,
      made_by TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_at INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      size_bytes INTEGER NOT NULL,
      manifest_sha256 BLOB CHECK (length(manifest_sha256) = 32),
      -- The newest answers there were when it was made: what came after them is new since then.
      last_disposition_id INTEGER NOT NULL,
      last_reference_id INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX export_by_recipe ON export (recipe_id, id) WHERE kind = 'training-set';

    -- Sides are given once and never changed. \`scope\`: what is kept together, and the seed.
    CREATE TABLE export_side (
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      scope TEXT NOT NULL,
      key TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('train', 'val', 'test')),
      PRIMARY KEY (recipe_id, scope, key)
    ) STRICT, WITHOUT ROWID;
  `,
};
