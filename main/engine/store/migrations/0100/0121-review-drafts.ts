import type { Migration } from '../migration.ts';

/** Half-done work on an item that is before somebody: boxes and a comment that no answer holds yet. Gone once it is answered. */
export const reviewDrafts: Migration = {
  version: 121,
  sql: `
    CREATE TABLE review_draft (
      review_item_id INTEGER NOT NULL REFERENCES review_item (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      body TEXT NOT NULL,
      PRIMARY KEY (review_item_id, person_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
