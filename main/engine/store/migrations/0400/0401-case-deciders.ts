import type { Migration } from '../migration.ts';

/** By what the parts of a case were decided, so that a re-inspection can be checked beforehand without reading every part. Model 0: none. */
export const caseDeciders: Migration = {
  version: 401,
  sql: `
    CREATE TABLE case_decider (
      case_id INTEGER NOT NULL REFERENCES containment_case (id),
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      PRIMARY KEY (case_id, recipe_id, recipe_version, model_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO case_decider (case_id, recipe_id, recipe_version, model_id)
      SELECT DISTINCT c.case_id, i.recipe_id, i.recipe_version, ifnull(i.model_id, 0)
      FROM case_part c JOIN inspection i ON i.id = c.inspection_id;
  `,
};
