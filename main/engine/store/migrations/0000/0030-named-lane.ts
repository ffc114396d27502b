import type { Migration } from '../migration.ts';

/** The lane that a file's name gives: several cameras may share one folder, and the line wants to know which of them it was. */
export const namedLane: Migration = {
  version: 30,
  sql: 'ALTER TABLE shot ADD COLUMN named_lane TEXT;',
};
