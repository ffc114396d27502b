import type { Migration } from '../migration.ts';

/**
 * A part could be held for longer than any date says, and then neither shown nor ended. Thirty days are the longest now, for
 * recipes that are there and for parts that wait.
 */
export const holdTimes: Migration = {
  version: 130,
  sql: `
    UPDATE recipe_version SET body = json_set(body, '$.hold.timeoutMs', 2592000000)
    WHERE CASE WHEN json_valid(body) THEN json_extract(body, '$.hold.timeoutMs') > 2592000000 ELSE 0 END;
    UPDATE review_item SET due_at = queued_at + 2592000000 WHERE due_at > queued_at + 2592000000;
  `,
};
