import type { Migration } from '../migration.ts';

/**
 * Roll-outs: one at a time for each recipe, with a copy of its plan, and everything known about it, updated in the transaction of the part or
 * answer that it comes from. Parts that came while one was on, with the way each went; parts on which the two models differ; what
 * happened to it; and how the evidence grew.
 */
export const rollout: Migration = {
  version: 320,
  sql: `
    CREATE TABLE rollout (
      id INTEGER PRIMARY KEY,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      champion_id INTEGER NOT NULL REFERENCES model (id),
      challenger_id INTEGER NOT NULL REFERENCES model (id),
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      plan TEXT NOT NULL,
      -- The settings of the recipe by which both models judge.
      judging TEXT NOT NULL,
      -- What spoke against the challenger and was set aside when it began.
      despite TEXT NOT NULL,
      state TEXT NOT NULL,
      -- 0 once it is over and the station owes nothing any more.
      is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      began_at INTEGER NOT NULL,
      -- When somebody read that it had been rolled back or stopped.
      seen_at INTEGER,
      CHECK (champion_id <> challenger_id)
    ) STRICT;
    CREATE UNIQUE INDEX rollout_on ON rollout (recipe_id) WHERE is_on = 1;

    CREATE TABLE rollout_event (
      id INTEGER PRIMARY KEY,
      rollout_id INTEGER NOT NULL REFERENCES rollout (id),
      happening TEXT NOT NULL,
      -- Parts that both models had looked at by then.
      looked INTEGER NOT NULL,
      reason TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rollout_event_by_rollout ON rollout_event (rollout_id, id);

    CREATE TABLE rollout_part (
      inspection_id INTEGER PRIMARY KEY REFERENCES inspection (id),
      rollout_id INTEGER NOT NULL REFERENCES rollout (id),
      step INTEGER NOT NULL,
      arm TEXT NOT NULL CHECK (arm IN ('champion', 'canary'))
    ) STRICT;
    CREATE INDEX rollout_part_canary ON rollout_part (rollout_id, inspection_id) WHERE arm = 'canary';

    CREATE TABLE rollout_pair (
      rollout_id INTEGER NOT NULL REFERENCES rollout (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      champion TEXT NOT NULL CHECK (champion IN ('pass', 'fail', 'undetermined')),
      challenger TEXT NOT NULL CHECK (challenger IN ('pass', 'fail', 'undetermined')),
      -- The step that it counts for; null where it is evidence and no step forward.
      step INTEGER,
      truth TEXT NOT NULL CHECK (truth IN ('good', 'bad', 'open')),
      PRIMARY KEY (rollout_id, inspection_id),
      CHECK (champion <> challenger)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollout_pair_by_inspection ON rollout_pair (inspection_id);
    CREATE INDEX rollout_pair_open ON rollout_pair (rollout_id, inspection_id) WHERE truth = 'open';

    CREATE TABLE rollout_point (
      id INTEGER PRIMARY KEY,
      rollout_id INTEGER NOT NULL REFERENCES rollout (id),
      settled INTEGER NOT NULL,
      -- Natural logarithms.
      escapes REAL NOT NULL,
      overkill REAL NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rollout_point_by_rollout ON rollout_point (rollout_id, id);
  `,
};
