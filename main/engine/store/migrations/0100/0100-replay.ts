import type { Migration } from '../migration.ts';

/**
 * Models on stored parts, in rows separate from the shadow verdicts. A replay and its position are one
 * row, written in the transaction of each verdict, so that it resumes right after the last one however the engine ended.
 */
export const replay: Migration = {
  version: 100,
  sql: `
    CREATE TABLE replay (
      id INTEGER PRIMARY KEY,
      model_id INTEGER NOT NULL REFERENCES model (id),
      -- Null for every lane.
      lane_id INTEGER REFERENCES lane (id),
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL,
      -- What is recorded later does not belong to it.
      last_inspection_id INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_at INTEGER NOT NULL,
      began_at INTEGER,
      -- Null until they are counted.
      parts INTEGER,
      -- Its place: in the order in which parts were decided, all up to this one have their row.
      place_decided_at INTEGER NOT NULL,
      place_inspection_id INTEGER NOT NULL,
      looked INTEGER NOT NULL DEFAULT 0,
      discordant INTEGER NOT NULL DEFAULT 0,
      without_picture INTEGER NOT NULL DEFAULT 0,
      ending TEXT CHECK (ending IN ('done', 'cancelled', 'failed')),
      ended_at INTEGER,
      ended_by TEXT,
      fault TEXT,
      CHECK ((ending IS NULL) = (ended_at IS NULL)),
      CHECK ((ending IS 'failed') = (fault IS NOT NULL))
    ) STRICT;
    CREATE INDEX replay_by_model ON replay (model_id, id);
    CREATE INDEX replay_open ON replay (id) WHERE ending IS NULL;

    CREATE TABLE replay_verdict (
      replay_id INTEGER NOT NULL REFERENCES replay (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'undetermined')),
      is_discordant INTEGER NOT NULL CHECK (is_discordant IN (0, 1)),
      reasons TEXT NOT NULL,
      fault_code TEXT,
      detections TEXT NOT NULL,
      looked_at INTEGER NOT NULL,
      look_us INTEGER NOT NULL,
      PRIMARY KEY (replay_id, inspection_id),
      -- No path leads from a fault to pass.
      CHECK (fault_code IS NULL OR verdict = 'undetermined')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX replay_verdict_by_inspection ON replay_verdict (inspection_id);
    CREATE INDEX replay_verdict_discordant ON replay_verdict (replay_id, inspection_id) WHERE is_discordant = 1;

    CREATE TABLE replay_gap (
      replay_id INTEGER NOT NULL REFERENCES replay (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      fault TEXT NOT NULL,
      PRIMARY KEY (replay_id, inspection_id)
    ) STRICT, WITHOUT ROWID;

    -- As the roll-ups of what challengers said beside the line.
    CREATE TABLE rollup_replay (
      replay_id INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      champion TEXT NOT NULL,
      challenger TEXT NOT NULL,
      known TEXT NOT NULL,
      parts INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (replay_id, slot, lane_id, lot, champion, challenger, known)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_replay_empty ON rollup_replay (parts) WHERE parts = 0;

    CREATE TABLE rollup_replay_class (
      replay_id INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      class_name TEXT NOT NULL,
      by_champion INTEGER NOT NULL,
      by_challenger INTEGER NOT NULL,
      by_people TEXT NOT NULL,
      parts INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (replay_id, slot, lane_id, lot, class_name, by_champion, by_challenger, by_people)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rollup_replay_class_empty ON rollup_replay_class (parts) WHERE parts = 0;
  `,
};
