import type { Migration } from '../migration.ts';

/**
 * Which answers count, defined once. A repeat or a challenge measures a person and decides nothing about the part; what was taken
 * back stays on record and counts for nothing; of the rest the newest counts.
 */
export const countingAnswers: Migration = {
  version: 280,
  sql: `
    -- Answers that were not taken back, those that measure a person among them.
    CREATE VIEW valid_disposition AS
      SELECT d.* FROM disposition d
      WHERE NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id);

    -- Those of them that are about the part.
    CREATE VIEW part_disposition AS
      SELECT d.* FROM disposition d
      WHERE d.ask NOT IN ('repeat', 'challenge')
        AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id);

    -- The newest of those, at most one for each part: the answer that counts.
    CREATE VIEW standing_disposition AS
      SELECT d.* FROM disposition d
      WHERE d.id = (SELECT max(n.id) FROM part_disposition n WHERE n.inspection_id = d.inspection_id);

    -- The agreed answer of a part, at most one for each: the newest.
    CREATE VIEW agreed_answer AS
      SELECT r.* FROM reference r
      WHERE r.id = (SELECT max(n.id) FROM reference n WHERE n.inspection_id = r.inspection_id);

    -- What is in the queue.
    CREATE VIEW open_item AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL;

    -- What of it decides about a part: the part waits for a person.
    CREATE VIEW waiting_item AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL AND r.ask NOT IN ('repeat', 'challenge');

    -- What of it is asked at the level shadow: nobody may know yet what the model thinks of the part.
    CREATE VIEW sealed_item AS
      SELECT r.* FROM review_item r WHERE r.closed_at IS NULL AND r.is_blind = 1 AND r.ask = 'level';

    -- Made anew: a roll-up that asked for the newest answer of a person asks for the answer that counts.
    UPDATE rollup_state SET is_stale = 1;
  `,
};
