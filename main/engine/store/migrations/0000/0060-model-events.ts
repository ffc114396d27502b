import type { Migration } from '../migration.ts';

/**
 * What happened to models, except which one judges: only the recipe's versions say that. Appended, never edited;
 * the newest row of a kind counts.
 */
export const modelEvents: Migration = {
  version: 60,
  sql: `
    CREATE TABLE model_event (
      id INTEGER PRIMARY KEY,
      model_id INTEGER NOT NULL REFERENCES model (id),
      -- Null for what concerns the model whatever the recipe.
      recipe_id INTEGER REFERENCES recipe (id),
      kind TEXT NOT NULL CHECK (kind IN ('imported', 'checked', 'gate-failed', 'shadow-began', 'shadow-ended', 'troubled',
        'retired', 'reinstated', 'removed')),
      reason TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX model_event_by_model ON model_event (model_id, id);
    INSERT INTO model_event (model_id, kind, reason, made_by, made_at)
      SELECT id, 'imported', '', imported_by, imported_at FROM model;
  `,
};
