import type { Migration } from '../migration.ts';

/** What left the queue within any minutes, quick however long the history: a shift can begin at any minute, not only with a slot of the roll-ups. */
export const reviewClosed: Migration = {
  version: 200,
  sql: 'CREATE INDEX review_item_by_closed ON review_item (closed_at) WHERE closed_at IS NOT NULL;',
};
