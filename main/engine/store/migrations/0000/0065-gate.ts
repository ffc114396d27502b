import type { Migration } from '../migration.ts';

/** The parts on which a model must prove itself before it judges, the rules that it must meet, and its results. */
export const gate: Migration = {
  version: 65,
  sql: `
    -- What the right answer is, the newest reference of the part says.
    CREATE TABLE golden_part (
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      removed_at INTEGER,
      PRIMARY KEY (recipe_id, inspection_id)
    ) STRICT, WITHOUT ROWID;
    -- The newest row of a recipe counts.
    CREATE TABLE gate_rules (
      id INTEGER PRIMARY KEY,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      body TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX gate_rules_by_recipe ON gate_rules (recipe_id, id);
    CREATE TABLE gate_run (
      id INTEGER PRIMARY KEY,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      model_id INTEGER NOT NULL REFERENCES model (id),
      report TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX gate_run_by_model ON gate_run (model_id, recipe_id, id);
  `,
};
