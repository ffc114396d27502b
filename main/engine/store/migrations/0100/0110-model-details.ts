import type { Migration } from '../migration.ts';

/** What a promotion was made in spite of, and what a model in trouble did: as data, so that each is told in the language of who reads. */
export const modelDetails: Migration = {
  version: 110,
  sql: `
    ALTER TABLE recipe_version ADD COLUMN despite TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE model_event ADD COLUMN fault TEXT;
  `,
};
