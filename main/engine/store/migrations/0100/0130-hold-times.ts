import type { Migration } from '../migration.ts';

/**
 * A part could be held beyond the last valid date, and then be neither shown nor ended. The limit is now thirty days, for
 * existing recipes and for waiting parts.
 */
export const holdTimes: Migration = {
  version: 130,
  sql: `
    UPDATE recipe_version SET body = json_set(body, '$.hold.timeoutMs', 2592000000)
    WHERE CASE WHEN json_valid(body) THEN json_extract(body, '$.hold.timeoutMs') > 2592000000 ELSE 0 END;
    UPDATE review_item SET due_at = queued_at + 2592000000 WHERE due_at > queued_at + 2592000000;
  `,
};
