import type { Migration } from '../migration.ts';

/**
 * Cases: which parts a fault may have touched, recorded when the case is opened, and what became of each. What is done to a
 * case has a row of its own and is carried out in stretches, so that it resumes where it was however the engine ended.
 */
export const containment: Migration = {
  version: 360,
  sql: `
    CREATE TABLE containment_case (
      id INTEGER PRIMARY KEY,
      scope TEXT NOT NULL,
      reason TEXT NOT NULL,
      -- The newest of each when it was opened: later parts do not belong to it, and it asks what the line had been told by then.
      last_inspection_id INTEGER NOT NULL,
      last_message_seq INTEGER NOT NULL,
      last_disposition_id INTEGER NOT NULL,
      -- When the first and the last of its parts were decided; null while there are none.
      first_at INTEGER,
      last_at INTEGER,
      person_id INTEGER REFERENCES person (id),
      opened_by TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      closed_by TEXT,
      closed_at INTEGER,
      CHECK ((closed_at IS NULL) = (closed_by IS NULL))
    ) STRICT;

    CREATE TABLE case_step (
      id INTEGER PRIMARY KEY,
      case_id INTEGER NOT NULL REFERENCES containment_case (id),
      kind TEXT NOT NULL CHECK (kind IN ('collect', 'reinspect', 'recall', 'settle', 'close')),
      -- Which parts, and what to do with them.
      body TEXT NOT NULL,
      reason TEXT NOT NULL,
      -- How many parts it has concerned so far.
      parts INTEGER NOT NULL DEFAULT 0,
      -- Where a walk over the records goes on: after this part, in the order in which parts were decided.
      place_at INTEGER NOT NULL DEFAULT -9007199254740991,
      place_id INTEGER NOT NULL DEFAULT 0,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      done_at INTEGER
    ) STRICT;
    CREATE INDEX case_step_by_case ON case_step (case_id, id);
    CREATE INDEX case_step_open ON case_step (id) WHERE done_at IS NULL;

    CREATE TABLE case_part (
      case_id INTEGER NOT NULL REFERENCES containment_case (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      -- Empty: its file name says none.
      lot TEXT NOT NULL,
      -- What the line was last told when the case was opened, and the message that said so.
      told TEXT NOT NULL,
      told_seq INTEGER NOT NULL REFERENCES line_message (seq),
      -- What the newest re-inspection found, against the way the part went. 'none': it cannot be looked at.
      look TEXT CHECK (look IN ('same', 'changed', 'none')),
      look_verdict TEXT CHECK (look_verdict IN ('pass', 'fail', 'undetermined')),
      outcome TEXT CHECK (outcome IN ('good', 'bad', 'recalled', 'set-aside')),
      settled_by TEXT,
      settled_at INTEGER,
      -- The answer that settled it; null: whoever works on the case did.
      disposition_id INTEGER REFERENCES disposition (id),
      -- The message by which the line was told to take it out.
      recall_seq INTEGER REFERENCES line_message (seq),
      PRIMARY KEY (case_id, inspection_id),
      CHECK ((outcome IS NULL) = (settled_at IS NULL)),
      CHECK ((outcome IS 'recalled') = (recall_seq IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_part_by_inspection ON case_part (inspection_id);
    CREATE INDEX case_part_by_lot ON case_part (case_id, lot, inspection_id);
    CREATE INDEX case_part_by_look ON case_part (case_id, look, inspection_id);
    CREATE INDEX case_part_by_outcome ON case_part (case_id, outcome, inspection_id);

    -- A recall stands: it was told.
    CREATE TRIGGER case_part_recalled BEFORE UPDATE ON case_part
    WHEN OLD.outcome = 'recalled' AND NEW.outcome IS NOT 'recalled'
    BEGIN
      SELECT RAISE(ABORT, 'a part that was recalled stays recalled');
    END;

    -- How many parts of each kind, kept by the triggers below, so that no case is counted part by part. Empty for null.
    CREATE TABLE case_count (
      case_id INTEGER NOT NULL,
      lot TEXT NOT NULL,
      told TEXT NOT NULL,
      look TEXT NOT NULL,
      outcome TEXT NOT NULL,
      parts INTEGER NOT NULL,
      PRIMARY KEY (case_id, lot, told, look, outcome)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER case_part_added AFTER INSERT ON case_part
    BEGIN
      INSERT INTO case_count (case_id, lot, told, look, outcome, parts)
        VALUES (NEW.case_id, NEW.lot, NEW.told, ifnull(NEW.look, ''), ifnull(NEW.outcome, ''), 1)
        ON CONFLICT DO UPDATE SET parts = parts + 1;
    END;
    CREATE TRIGGER case_part_changed AFTER UPDATE OF look, outcome ON case_part
    WHEN OLD.look IS NOT NEW.look OR OLD.outcome IS NOT NEW.outcome
    BEGIN
      UPDATE case_count SET parts = parts - 1
        WHERE case_id = OLD.case_id AND lot = OLD.lot AND told = OLD.told AND look = ifnull(OLD.look, '')
          AND outcome = ifnull(OLD.outcome, '');
      INSERT INTO case_count (case_id, lot, told, look, outcome, parts)
        VALUES (NEW.case_id, NEW.lot, NEW.told, ifnull(NEW.look, ''), ifnull(NEW.outcome, ''), 1)
        ON CONFLICT DO UPDATE SET parts = parts + 1;
    END;

    -- A replay over the parts of a case.
    ALTER TABLE replay ADD COLUMN case_id INTEGER REFERENCES containment_case (id);
    CREATE INDEX replay_by_case ON replay (case_id, id) WHERE case_id IS NOT NULL;

    -- The message that this one calls back: it is a recall. Its kind is 'again', so that whoever does not ask for recalls takes
    -- the part for one on HOLD, and never for one that may go.
    ALTER TABLE line_message ADD COLUMN recalls INTEGER REFERENCES line_message (seq)
      CHECK (recalls IS NULL OR kind IS 'again');
  `,
};
