import type { Migration } from '../migration.ts';

/** How the windows look while a person is signed in. Without a row, or where it says nothing, they look as the station is set. */
export const personLook: Migration = {
  version: 380,
  sql: `
    CREATE TABLE person_look (
      person_id INTEGER PRIMARY KEY REFERENCES person (id),
      language TEXT CHECK (language IN ('en', 'es')),
      theme TEXT CHECK (theme IN ('auto', 'light', 'dark'))
    ) STRICT;
  `,
};
