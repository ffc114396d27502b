import type { Migration } from '../migration.ts';

/** Unfinished work on an item that somebody has claimed: boxes and a comment that are not in an answer yet. Deleted once it is answered. */
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
