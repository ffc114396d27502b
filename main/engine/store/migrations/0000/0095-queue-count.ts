import type { Migration } from '../migration.ts';

/** The length of the queue is asked for several times a second: it is counted in an index that covers the query. */
export const queueCount: Migration = {
  version: 95,
  sql: `
    DROP INDEX review_item_waiting;
    CREATE INDEX review_item_waiting ON review_item (queued_at, closed_at) WHERE closed_at IS NULL;
  `,
};
