import type { Migration } from '../migration.ts';

/** Attribute agreement studies: a crossed trial of parts, people and rounds, planned ahead. The answers are dispositions like any other. */
export const study: Migration = {
  version: 290,
  sql: `
    CREATE TABLE study (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      rounds INTEGER NOT NULL CHECK (rounds BETWEEN 2 AND 5),
      pause_minutes INTEGER NOT NULL CHECK (pause_minutes >= 0),
      planned_by INTEGER REFERENCES person (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX study_open ON study (id) WHERE ended_at IS NULL;

    -- What each part is stands here as it was when the study was planned: what people agree on later changes no study.
    CREATE TABLE study_part (
      study_id INTEGER NOT NULL REFERENCES study (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      place INTEGER NOT NULL,
      is_bad INTEGER NOT NULL CHECK (is_bad IN (0, 1)),
      is_borderline INTEGER NOT NULL CHECK (is_borderline IN (0, 1)),
      source TEXT NOT NULL CHECK (source IN ('agreed', 'expert')),
      PRIMARY KEY (study_id, inspection_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX study_part_by_inspection ON study_part (inspection_id);

    CREATE TABLE study_person (
      study_id INTEGER NOT NULL REFERENCES study (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      left_at INTEGER,
      PRIMARY KEY (study_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX study_person_by_person ON study_person (person_id);

    -- Every look in the order in which its person comes to it. It is a review item from when they claim it; put back, it is none again.
    CREATE TABLE study_look (
      study_id INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      round INTEGER NOT NULL,
      place INTEGER NOT NULL,
      inspection_id INTEGER NOT NULL,
      review_item_id INTEGER UNIQUE REFERENCES review_item (id),
      PRIMARY KEY (study_id, person_id, round, place),
      FOREIGN KEY (study_id, person_id) REFERENCES study_person (study_id, person_id),
      FOREIGN KEY (study_id, inspection_id) REFERENCES study_part (study_id, inspection_id)
    ) STRICT, WITHOUT ROWID;

    -- How long people take is counted without studies, from an index that holds all that this needs.
    DROP INDEX disposition_pace;
    CREATE INDEX disposition_pace ON disposition (made_at, person_id, took_ms, ask)
      WHERE person_id IS NOT NULL AND took_ms IS NOT NULL;
    -- A look of a study measures a person, like a repeat or a challenge; and it is no part of the queue, for it belongs to one person.
    DROP VIEW part_disposition;
    CREATE VIEW part_disposition AS
      SELECT d.* FROM disposition d
      WHERE d.ask NOT IN ('repeat', 'challenge', 'study')
        AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id);
    DROP VIEW open_item;
    CREATE VIEW open_item AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL AND r.ask <> 'study';
    DROP VIEW waiting_item;
    CREATE VIEW waiting_item AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL AND r.ask NOT IN ('repeat', 'challenge', 'study');

    -- The looks of studies that are before somebody.
    CREATE VIEW open_look AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL AND r.ask = 'study';

    -- The length of the queue is counted in an index that holds all that the question needs.
    DROP INDEX review_item_waiting;
    CREATE INDEX review_item_waiting ON review_item (queued_at, closed_at, ask) WHERE closed_at IS NULL;
    CREATE INDEX review_item_study ON review_item (claimed_until) WHERE closed_at IS NULL AND ask = 'study';
  `,
};
