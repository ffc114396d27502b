import type { Migration } from '../migration.ts';

/**
 * What challengers would have decided about the same parts. Their verdicts have separate rows: nothing here affects what happens to a part.
 * Counts per quarter of an hour and lane, including parts passed over, are updated in the transaction of the verdicts.
 */
export const shadow: Migration = {
  version: 70,
  sql: `
    CREATE TABLE shadow_verdict (
      model_id INTEGER NOT NULL REFERENCES model (id),
      inspection_id INTEGER NOT NULL REFERENCES inspection (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'undetermined')),
      is_discordant INTEGER NOT NULL CHECK (is_discordant IN (0, 1)),
      reasons TEXT NOT NULL,
      fault_code TEXT,
      detections TEXT NOT NULL,
      looked_at INTEGER NOT NULL,
      look_us INTEGER NOT NULL,
      PRIMARY KEY (model_id, inspection_id),
      -- No path leads from a fault to pass.
      CHECK (fault_code IS NULL OR verdict = 'undetermined')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shadow_verdict_by_inspection ON shadow_verdict (inspection_id);
    CREATE INDEX shadow_verdict_discordant ON shadow_verdict (model_id, inspection_id) WHERE is_discordant = 1;

    CREATE TABLE shadow_count (
      model_id INTEGER NOT NULL REFERENCES model (id),
      slot INTEGER NOT NULL,
      lane_id INTEGER NOT NULL,
      champion TEXT NOT NULL,
      -- 'skipped' where the machine was short of time, or the challenger suspended.
      challenger TEXT NOT NULL CHECK (challenger IN ('pass', 'fail', 'undetermined', 'skipped')),
      parts INTEGER NOT NULL,
      look_us INTEGER NOT NULL,
      PRIMARY KEY (model_id, slot, lane_id, champion, challenger)
    ) STRICT, WITHOUT ROWID;
  `,
};
