import type { Migration } from '../migration.ts';

/** Whether the champion decided a part on which the models of a roll-out differ, with the challenger in shadow. Of older pairs nobody knows. */
export const pairsInShadow: Migration = {
  version: 400,
  sql: `
    ALTER TABLE rollout_pair ADD COLUMN is_in_shadow INTEGER NOT NULL DEFAULT 0 CHECK (is_in_shadow IN (0, 1));
  `,
};
