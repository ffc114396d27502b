import type { Migration } from '../migration.ts';

/** How many parts per shift on which a challenger and its champion differ go to people automatically; the newest row of a model counts. */
export const shadowSending: Migration = {
  version: 272,
  sql: `
    CREATE TABLE shadow_sending (
      id INTEGER PRIMARY KEY,
      model_id INTEGER NOT NULL REFERENCES model (id),
      per_shift INTEGER NOT NULL CHECK (per_shift BETWEEN 0 AND 500),
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX shadow_sending_by_model ON shadow_sending (model_id, id);
  `,
};
