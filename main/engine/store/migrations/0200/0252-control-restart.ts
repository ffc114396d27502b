import type { Migration } from '../migration.ts';

/** When somebody had the control charts learn their limits again, who, and why. */
export const controlRestart: Migration = {
  version: 252,
  sql: `
    CREATE TABLE control_restart (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
  `,
};
