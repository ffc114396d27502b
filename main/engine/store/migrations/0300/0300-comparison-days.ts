import type { Migration } from '../migration.ts';

/**
 * Comparisons of two models by day as well, for all lots together: months of quarters of an hour are too much to add up for one view.
 * A day of a challenger or replay that is listed in `comparison_day_due` is out of date in them.
 */
export const comparisonDays: Migration = {
  version: 300,
  sql: `
    ${daysOf('rollup_shadow', 'challenger_id')}
    ${daysOf('rollup_replay', 'replay_id')}
    CREATE TABLE comparison_day_due (
      looks TEXT NOT NULL CHECK (looks IN ('shadow', 'replay')),
      source_id INTEGER NOT NULL,
      day INTEGER NOT NULL,
      PRIMARY KEY (looks, source_id, day)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO comparison_day_due SELECT DISTINCT 'shadow', challenger_id, slot / 96 FROM rollup_shadow;
    INSERT INTO comparison_day_due SELECT DISTINCT 'replay', replay_id, slot / 96 FROM rollup_replay;
  `,
};

function daysOf(rollup: string, source: string): string {
  return `
    CREATE TABLE ${rollup}_day (
      ${source} INTEGER NOT NULL,
      day INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      champion TEXT NOT NULL,
      challenger TEXT NOT NULL,
      known TEXT NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (${source}, day, lane_id, champion, challenger, known)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ${rollup}_class_day (
      ${source} INTEGER NOT NULL,
      day INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      class_name TEXT NOT NULL,
      by_champion INTEGER NOT NULL,
      by_challenger INTEGER NOT NULL,
      by_people TEXT NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (${source}, day, lane_id, class_name, by_champion, by_challenger, by_people)
    ) STRICT, WITHOUT ROWID;`;
}
