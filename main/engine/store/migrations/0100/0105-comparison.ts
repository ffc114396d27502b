import type { Migration } from '../migration.ts';

/**
 * Roll-ups of champion, challenger and people on the same parts, also by lot: verdict by verdict and class by class. What they
 * hold is stated where they are updated; they are rebuilt from the facts when the store is next opened. Parts passed over leave
 * only a count; the lots of earlier ones are unknown.
 */
export const comparison: Migration = {
  version: 105,
  sql: `
    CREATE TABLE rollup_shadow (
      challenger_id INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      champion TEXT NOT NULL,
      challenger TEXT NOT NULL,
      known TEXT NOT NULL,
      parts INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (challenger_id, slot, lane_id, lot, champion, challenger, known)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_shadow_empty ON rollup_shadow (parts) WHERE parts = 0;

    CREATE TABLE rollup_shadow_class (
      challenger_id INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      class_name TEXT NOT NULL,
      by_champion INTEGER NOT NULL,
      by_challenger INTEGER NOT NULL,
      by_people TEXT NOT NULL,
      parts INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (challenger_id, slot, lane_id, lot, class_name, by_champion, by_challenger, by_people)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_shadow_class_empty ON rollup_shadow_class (parts) WHERE parts = 0;

    CREATE TABLE shadow_skipped (
      model_id INTEGER NOT NULL REFERENCES model (id),
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (model_id, slot, lane_id, lot)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO shadow_skipped
      SELECT model_id, slot, lane_id, '', sum(parts) FROM shadow_count WHERE challenger = 'skipped' GROUP BY model_id, slot, lane_id;
    DROP TABLE shadow_count;
    UPDATE rollup_state SET is_stale = 1;
  `,
};
