import type { Migration } from '../migration.ts';

/**
 * Facts are rows; what follows from them (waiting, superseded, counts) is queried, or kept in roll-ups that can be rebuilt.
 * Instants are milliseconds since 1970 in UTC, stage times microseconds, boxes sixteenths of a pixel, optics hundredths:
 * whole numbers take SQLite two or three bytes instead of eight, and their sums are exact.
 */
export const foundation: Migration = {
  version: 10,
  sql: `
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL COLLATE NOCASE UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('operator', 'supervisor', 'engineer')),
      is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
      pin_salt BLOB NOT NULL,
      pin_hash BLOB NOT NULL,
      wrong_pins INTEGER NOT NULL DEFAULT 0,
      locked_until INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- The newest row counts; the older ones are the history.
    CREATE TABLE station_setting (
      id INTEGER PRIMARY KEY,
      body TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;

    -- Who changed what about the set-up. Never a PIN.
    CREATE TABLE change_event (
      id INTEGER PRIMARY KEY,
      made_at INTEGER NOT NULL,
      person_id INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      name TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE fault_event (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      place TEXT NOT NULL,
      code TEXT NOT NULL,
      fault TEXT NOT NULL
    ) STRICT;

    CREATE TABLE model (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      card TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      imported_by TEXT NOT NULL,
      removed_at INTEGER
    ) STRICT;

    CREATE TABLE recipe (
      id INTEGER PRIMARY KEY,
      made_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE recipe_version (
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      version INTEGER NOT NULL,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      comment TEXT NOT NULL,
      PRIMARY KEY (recipe_id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lane (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      folder TEXT NOT NULL,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      is_enabled INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
      watching TEXT NOT NULL,
      removed_at INTEGER
    ) STRICT;

    -- One settled file. Either an inspection with the same id stands on it, or it is a duplicate.
    CREATE TABLE shot (
      id INTEGER PRIMARY KEY,
      lane_id INTEGER NOT NULL REFERENCES lane (id),
      relative_path TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      mtime_ms REAL NOT NULL,
      image_sha256 BLOB CHECK (length(image_sha256) = 32),
      serial TEXT,
      lot TEXT,
      captured_at INTEGER NOT NULL,
      admitted_at INTEGER NOT NULL,
      duplicate_of INTEGER REFERENCES shot (id)
    ) STRICT;
    -- Eight bytes of a hash tell apart what one path held at one moment; ifnull, because nulls would all differ.
    CREATE UNIQUE INDEX shot_key ON shot
      (lane_id, relative_path, mtime_ms, size_bytes, substr(ifnull(image_sha256, x''), 1, 8));
    CREATE INDEX shot_by_content ON shot (substr(image_sha256, 1, 8)) WHERE image_sha256 IS NOT NULL AND duplicate_of IS NULL;
    CREATE INDEX shot_duplicate ON shot (admitted_at) WHERE duplicate_of IS NOT NULL;
    CREATE INDEX shot_by_serial ON shot (serial) WHERE serial IS NOT NULL;
    CREATE INDEX shot_by_lot ON shot (lot) WHERE lot IS NOT NULL;

    CREATE TABLE defect_class (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE inspection (
      id INTEGER PRIMARY KEY REFERENCES shot (id),
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      automation_level TEXT NOT NULL CHECK (automation_level IN ('manual', 'shadow', 'assist', 'partial', 'full')),
      model_id INTEGER REFERENCES model (id),
      is_readable INTEGER NOT NULL CHECK (is_readable IN (0, 1)),
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'undetermined')),
      signal TEXT NOT NULL CHECK (signal IN ('PASS', 'FAIL', 'HOLD', 'ERROR')),
      fault_code TEXT,
      reasons TEXT NOT NULL,
      top_class_id INTEGER REFERENCES defect_class (id),
      top_score REAL,
      decided_at INTEGER NOT NULL,
      brightness_hundredths INTEGER,
      contrast_hundredths INTEGER,
      sharpness_hundredths INTEGER,
      watch_us INTEGER,
      keep_us INTEGER,
      queue_us INTEGER,
      decode_us INTEGER,
      prepare_us INTEGER,
      detect_us INTEGER,
      read_us INTEGER,
      decide_us INTEGER,
      record_us INTEGER,
      FOREIGN KEY (recipe_id, recipe_version) REFERENCES recipe_version (recipe_id, version),
      -- No path leads from a fault to pass.
      CHECK (fault_code IS NULL OR (verdict = 'undetermined' AND signal <> 'PASS')),
      CHECK (is_readable = 1 OR fault_code IS NOT NULL)
    ) STRICT;
    CREATE INDEX inspection_by_time ON inspection (decided_at);

    CREATE TABLE detection (
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      ordinal INTEGER NOT NULL,
      class_index INTEGER NOT NULL,
      class_id INTEGER NOT NULL REFERENCES defect_class (id),
      score REAL NOT NULL,
      x_sixteenths INTEGER NOT NULL,
      y_sixteenths INTEGER NOT NULL,
      width_sixteenths INTEGER NOT NULL,
      height_sixteenths INTEGER NOT NULL,
      outline BLOB,
      PRIMARY KEY (inspection_id, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- Facts of the need for a person, and who holds the item at the moment. closed_at is set by the disposition that answers it.
    CREATE TABLE review_item (
      id INTEGER PRIMARY KEY,
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      ask TEXT NOT NULL,
      is_blind INTEGER NOT NULL CHECK (is_blind IN (0, 1)),
      queued_at INTEGER NOT NULL,
      due_at INTEGER,
      closed_at INTEGER,
      claimed_by INTEGER REFERENCES person (id),
      claimed_window TEXT,
      claimed_until INTEGER
    ) STRICT;
    CREATE INDEX review_item_by_inspection ON review_item (inspection_id);
    CREATE INDEX review_item_by_queued ON review_item (queued_at);
    -- The queue in its order: what the line waits for first, then age.
    CREATE INDEX review_item_open ON review_item (ifnull(due_at, 9007199254740991), id) WHERE closed_at IS NULL;
    CREATE INDEX review_item_waiting ON review_item (queued_at) WHERE closed_at IS NULL;
    CREATE INDEX review_item_claimed ON review_item (claimed_window) WHERE claimed_window IS NOT NULL AND closed_at IS NULL;

    CREATE TABLE review_skip (
      review_item_id INTEGER NOT NULL REFERENCES review_item (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      skipped_at INTEGER NOT NULL,
      PRIMARY KEY (review_item_id, person_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE disposition (
      id INTEGER PRIMARY KEY,
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      review_item_id INTEGER REFERENCES review_item (id),
      kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'inconclusive', 'rework', 'use-as-is', 'escalate')),
      class_names TEXT NOT NULL,
      boxes TEXT NOT NULL,
      comment TEXT NOT NULL,
      ask TEXT NOT NULL,
      supersedes INTEGER REFERENCES disposition (id),
      person_id INTEGER REFERENCES person (id),
      made_at INTEGER NOT NULL,
      took_ms REAL
    ) STRICT;
    CREATE INDEX disposition_by_inspection ON disposition (inspection_id);
    CREATE INDEX disposition_by_time ON disposition (made_at);
    CREATE INDEX disposition_by_person ON disposition (person_id, id) WHERE person_id IS NOT NULL;

    -- An answer taken back by the person who gave it. The answer stays on record.
    CREATE TABLE disposition_undo (
      disposition_id INTEGER PRIMARY KEY REFERENCES disposition (id),
      undone_at INTEGER NOT NULL
    ) STRICT;

    -- What the line is told, in order: the signal of an inspection, the disposition that follows it, or ERROR for a
    -- duplicate that claims to be another part.
    CREATE TABLE line_message (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      shot_id INTEGER NOT NULL REFERENCES shot (id),
      disposition_id INTEGER REFERENCES disposition (id),
      made_at INTEGER NOT NULL
    ) STRICT;

    -- One row: every message up to this number is on disk.
    CREATE TABLE line_output (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      written_seq INTEGER NOT NULL
    ) STRICT;
    INSERT INTO line_output (id, written_seq) VALUES (1, 0);

    -- Counts and sums per quarter of an hour (slot: quarters since 1970), kept in the transaction of the facts. Duplicates have no recipe and no model: 0 there.
    CREATE TABLE rollup (
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      recipe_id INTEGER NOT NULL,
      recipe_version INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      inspected INTEGER NOT NULL DEFAULT 0,
      verdict_pass INTEGER NOT NULL DEFAULT 0,
      verdict_fail INTEGER NOT NULL DEFAULT 0,
      verdict_undetermined INTEGER NOT NULL DEFAULT 0,
      signal_pass INTEGER NOT NULL DEFAULT 0,
      signal_fail INTEGER NOT NULL DEFAULT 0,
      signal_hold INTEGER NOT NULL DEFAULT 0,
      signal_error INTEGER NOT NULL DEFAULT 0,
      unreadable INTEGER NOT NULL DEFAULT 0,
      duplicate INTEGER NOT NULL DEFAULT 0,
      detections INTEGER NOT NULL DEFAULT 0,
      with_detection INTEGER NOT NULL DEFAULT 0,
      with_optics INTEGER NOT NULL DEFAULT 0,
      brightness_sum INTEGER NOT NULL DEFAULT 0,
      brightness_squares INTEGER NOT NULL DEFAULT 0,
      contrast_sum INTEGER NOT NULL DEFAULT 0,
      contrast_squares INTEGER NOT NULL DEFAULT 0,
      sharpness_sum INTEGER NOT NULL DEFAULT 0,
      sharpness_squares INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (slot, lane_id, recipe_id, recipe_version, model_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
