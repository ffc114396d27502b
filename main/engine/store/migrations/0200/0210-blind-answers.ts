import type { Migration } from '../migration.ts';

/** Comparisons of models distinguish blind answers from those of people who had seen an opinion: the roll-ups are rebuilt from the facts. */
export const blindAnswers: Migration = {
  version: 210,
  sql: 'UPDATE rollup_state SET is_stale = 1;',
};
