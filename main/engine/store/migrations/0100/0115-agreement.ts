import type { Migration } from '../migration.ts';

/** How often challengers agree with their champion, as a separate roll-up. Rebuilt from the facts when the store is next opened. */
export const agreement: Migration = {
  version: 115,
  sql: `
    CREATE TABLE rollup_agreement (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      challenger_id INTEGER NOT NULL,
      compared INTEGER NOT NULL DEFAULT 0,
      agreed INTEGER NOT NULL DEFAULT 0,
      only_champion_passes INTEGER NOT NULL DEFAULT 0,
      only_challenger_passes INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, lot, recipe_id, recipe_version, model_id, challenger_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_agreement_empty ON rollup_agreement (compared) WHERE compared = 0;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
