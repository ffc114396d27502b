import type { Migration } from '../migration.ts';

/** What was in the way was once an English clause; it is a key now, which every language has words for. */
export const conflictReasons: Migration = {
  version: 122,
  sql: `
    UPDATE fault_event
    SET fault = json_object('code', 'conflict', 'why', 'noted', 'detail', fault ->> '$.reason')
    WHERE code = 'conflict' AND fault ->> '$.why' IS NULL;
  `,
};
