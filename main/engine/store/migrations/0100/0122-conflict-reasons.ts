import type { Migration } from '../migration.ts';

/** The reason of a conflict used to be an English clause; now it is a key that every language has words for. */
export const conflictReasons: Migration = {
  version: 122,
  sql: `
    UPDATE fault_event
    SET fault = json_object('code', 'conflict', 'why', 'noted', 'detail', fault ->> '$.reason')
    WHERE code = 'conflict' AND fault ->> '$.why' IS NULL;
  `,
};
