import type { Migration } from '../migration.ts';

/** What left the queue in some minutes, however long the history is: a shift begins at any minute, not with a slot of the roll-ups. */
export const reviewClosed: Migration = {
  version: 200,
  sql: 'CREATE INDEX review_item_by_closed ON review_item (closed_at) WHERE closed_at IS NOT NULL;',
};
