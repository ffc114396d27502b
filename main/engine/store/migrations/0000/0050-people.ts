import type { Migration } from '../migration.ts';

/** Measuring and teaching people: repeats, challenge parts, disagreements, the defect book, training. */
export const people: Migration = {
  version: 50,
  sql: `
    ALTER TABLE person ADD COLUMN is_training INTEGER NOT NULL DEFAULT 0 CHECK (is_training IN (0, 1));
    -- The station's name when the answer was given: data folders of several stations are put together for reports.
    ALTER TABLE disposition ADD COLUMN station_name TEXT NOT NULL DEFAULT '';
    -- The answer that a repeat is compared with.
    ALTER TABLE review_item ADD COLUMN first_disposition_id INTEGER REFERENCES disposition (id);
    CREATE INDEX review_item_measure ON review_item (claimed_until)
      WHERE closed_at IS NULL AND ask IN ('repeat', 'challenge');
    CREATE INDEX disposition_measured ON disposition (made_at) WHERE ask IN ('repeat', 'challenge');
    CREATE INDEX disposition_pace ON disposition (made_at, person_id, took_ms)
      WHERE person_id IS NOT NULL AND took_ms IS NOT NULL;

    -- An answered part that is to be shown again, to the same person or to any other. It becomes a review item for whoever
    -- claims it, and a plan again when that person puts it back.
    CREATE TABLE repeat_plan (
      disposition_id INTEGER PRIMARY KEY REFERENCES disposition (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      is_other INTEGER NOT NULL CHECK (is_other IN (0, 1)),
      not_before INTEGER NOT NULL,
      review_item_id INTEGER REFERENCES review_item (id)
    ) STRICT;
    CREATE INDEX repeat_plan_due ON repeat_plan (is_other, person_id, not_before) WHERE review_item_id IS NULL;
    CREATE INDEX repeat_plan_item ON repeat_plan (review_item_id) WHERE review_item_id IS NOT NULL;

    -- A part with a known answer that is mixed into the queue. What the answer is, its reference says.
    CREATE TABLE challenge (
      inspection_id INTEGER PRIMARY KEY REFERENCES inspection (id),
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE INDEX challenge_by_recipe ON challenge (recipe_id) WHERE removed_at IS NULL;

    -- Two answers to one part that contradict each other; without a first one, the reference is what the answer contradicts.
    CREATE TABLE disagreement (
      id INTEGER PRIMARY KEY,
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      first_id INTEGER REFERENCES disposition (id),
      second_id INTEGER NOT NULL UNIQUE REFERENCES disposition (id),
      opened_at INTEGER NOT NULL,
      -- The answer that settled it.
      reference_id INTEGER REFERENCES reference (id)
    ) STRICT;
    CREATE INDEX disagreement_open ON disagreement (id) WHERE reference_id IS NULL;
    CREATE INDEX disagreement_settled ON disagreement (reference_id) WHERE reference_id IS NOT NULL;
    CREATE INDEX disagreement_by_inspection ON disagreement (inspection_id);

    -- What a defect class is, in the plant's own words. The newest row of a class counts.
    CREATE TABLE book_definition (
      id INTEGER PRIMARY KEY,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      class_name TEXT NOT NULL,
      text_en TEXT NOT NULL,
      text_es TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX book_definition_by_class ON book_definition (recipe_id, class_name, id);

    -- A picture of the book. The hash is its own, so that the picture stands by itself; whatever clears pictures away keeps these.
    CREATE TABLE book_picture (
      id INTEGER PRIMARY KEY,
      recipe_id INTEGER NOT NULL REFERENCES recipe (id),
      -- '' for the good reference part, which belongs to no class.
      class_name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('counts', 'does-not-count', 'limit', 'good')),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      image_sha256 BLOB NOT NULL CHECK (length(image_sha256) = 32),
      boxes TEXT NOT NULL,
      caption TEXT NOT NULL,
      made_by TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE INDEX book_picture_by_recipe ON book_picture (recipe_id, id) WHERE removed_at IS NULL;
    CREATE INDEX book_picture_by_content ON book_picture (image_sha256) WHERE removed_at IS NULL;
  `,
};
