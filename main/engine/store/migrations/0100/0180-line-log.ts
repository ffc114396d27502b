import type { Migration } from '../migration.ts';

/**
 * What the line was told can be withdrawn, and each message names the one that it replaces; an answer waits a moment before it is sent; numbers
 * belong to an epoch of a station; and a folder is recognised by the marker that was put into it.
 */
export const lineLog: Migration = {
  version: 180,
  sql: `
    -- Null: the signal of the part, or its disposition where it names one. 'withdrawal': that disposition no longer counts, the
    -- part is on HOLD again. 'again': the part still waits, said anew because a new epoch has begun.
    ALTER TABLE line_message ADD COLUMN kind TEXT CHECK (kind IN ('withdrawal', 'again'));
    -- The message about the same part that this one replaces.
    ALTER TABLE line_message ADD COLUMN supersedes INTEGER REFERENCES line_message (seq);
    CREATE INDEX line_message_by_shot ON line_message (shot_id, seq);

    -- Answers on record that the line has not been told yet, so that they can be taken back unheard. One of a part at most.
    CREATE TABLE line_held (
      shot_id INTEGER PRIMARY KEY REFERENCES shot (id),
      disposition_id INTEGER NOT NULL UNIQUE REFERENCES disposition (id),
      held_at INTEGER NOT NULL,
      for_ms INTEGER NOT NULL
    ) STRICT;

    -- Messages behind after_seq belong to the epoch, and are numbered from one on. Epoch 0: before there were any.
    CREATE TABLE line_epoch (
      epoch INTEGER PRIMARY KEY,
      after_seq INTEGER NOT NULL,
      begun_at INTEGER NOT NULL,
      begun_by TEXT NOT NULL
    ) STRICT;
    INSERT INTO line_epoch (epoch, after_seq, begun_at, begun_by)
      VALUES (iif(EXISTS (SELECT 1 FROM line_message), 0, 1), 0, 0, '');

    -- One row.
    CREATE TABLE line_station (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      station TEXT NOT NULL,
      signing_key BLOB CHECK (length(signing_key) = 32)
    ) STRICT;
    INSERT INTO line_station (id, station) VALUES (1, lower(hex(randomblob(4))));

    -- Folders that this station has put its marker into. writer: the run of the engine whose marker it is; writer_before: the
    -- one that it took the place of, should the power have failed in between.
    CREATE TABLE line_folder (
      path TEXT PRIMARY KEY,
      writer TEXT NOT NULL,
      writer_before TEXT NOT NULL,
      marked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX disposition_timeout ON disposition (made_at) WHERE ask = 'timeout';

    -- A part of which there is no picture was seen by nobody.
    CREATE TRIGGER disposition_seen BEFORE INSERT ON disposition
    WHEN NEW.kind IN ('accept', 'use-as-is') AND (SELECT is_readable FROM inspection WHERE id = NEW.inspection_id) = 0
    BEGIN
      SELECT RAISE(ABORT, 'a part whose picture cannot be read is accepted by nobody');
    END;
  `,
};
