import type { Migration } from '../migration.ts';

/** The objections that a promotion overrode, and what a model in trouble did: as data, so that readers get them in their own language. */
export const modelDetails: Migration = {
  version: 110,
  sql: `
    ALTER TABLE recipe_version ADD COLUMN despite TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE model_event ADD COLUMN fault TEXT;
  `,
};
