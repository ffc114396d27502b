import type { ReadDb, WriteDb } from './handles.ts';

/** Length of one slot of the roll-up. Every time zone and almost every shift begins on a quarter of an hour. */
export const SLOT_MS = 15 * 60_000;

/** Sharpness beyond this (hundredths) counts as this in the sums, so that no sum of squares outgrows 64 bits. */
const SHARPNESS_CAP = 2_000_000;

const SUMS = [
  'inspected',
  'verdict_pass',
  'verdict_fail',
  'verdict_undetermined',
  'signal_pass',
  'signal_fail',
  'signal_hold',
  'signal_error',
  'unreadable',
  'duplicate',
  'detections',
  'with_detection',
  'with_optics',
  'brightness_sum',
  'brightness_squares',
  'contrast_sum',
  'contrast_squares',
  'sharpness_sum',
  'sharpness_squares',
] as const;

const KEY = 'slot, lane_id, recipe_id, recipe_version, model_id';

/** The roll-up rows of the shots whose ids `range` admits: one text for keeping and for rebuilding, so that the two cannot differ. */
function facts(range: string): string {
  return `
    SELECT slot, lane_id, recipe_id, recipe_version, model_id,
      count(*), sum(verdict = 'pass'), sum(verdict = 'fail'), sum(verdict = 'undetermined'),
      sum(signal = 'PASS'), sum(signal = 'FAIL'), sum(signal = 'HOLD'), sum(signal = 'ERROR'),
      sum(is_readable = 0), 0, sum(detections), sum(detections > 0), count(brightness),
      ifnull(sum(brightness), 0), ifnull(sum(brightness * brightness), 0),
      ifnull(sum(contrast), 0), ifnull(sum(contrast * contrast), 0),
      ifnull(sum(sharpness), 0), ifnull(sum(sharpness * sharpness), 0)
    FROM (
      SELECT i.decided_at / ${SLOT_MS} AS slot, s.lane_id, i.recipe_id, i.recipe_version, ifnull(i.model_id, 0) AS model_id,
        i.verdict, i.signal, i.is_readable,
        (SELECT count(*) FROM detection d WHERE d.inspection_id = i.id) AS detections,
        i.brightness_hundredths AS brightness, i.contrast_hundredths AS contrast,
        min(i.sharpness_hundredths, ${SHARPNESS_CAP}) AS sharpness
      FROM inspection i JOIN shot s ON s.id = i.id WHERE ${range.replaceAll('ID', 'i.id')})
    GROUP BY ${KEY}
    UNION ALL
    SELECT admitted_at / ${SLOT_MS}, lane_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM shot WHERE duplicate_of IS NOT NULL AND ${range.replaceAll('ID', 'shot.id')}
    GROUP BY 1, 2`;
}

const INSERT = `INSERT INTO rollup (${KEY}, ${SUMS.join(', ')})`;
const ADD = `${INSERT} SELECT * FROM (${facts('ID BETWEEN @first AND @last')}) WHERE true
  ON CONFLICT DO UPDATE SET ${SUMS.map((sum) => `${sum} = ${sum} + excluded.${sum}`).join(', ')}`;
const ALL = facts('ID > 0');

/** Adds the shots with these ids to the roll-up. Called in the transaction that wrote them. */
export function addToRollup(db: WriteDb, first: number, last: number): void {
  db.run(ADD, { first, last });
}

/** Makes the roll-up anew from the facts. Returns how many rows were wrong or missing before: 0 is the proof that keeping them works. */
export function rebuildRollup(db: WriteDb): { readonly rows: number; readonly differences: number } {
  return db.transaction(() => {
    const before = countRollupDifferences(db);
    db.run('DELETE FROM rollup');
    const { changes } = db.run(`${INSERT} ${ALL}`);
    return { rows: changes, differences: before };
  });
}

/** How many rows of the roll-up differ from what the facts say, both ways counted. Reads every fact. */
export function countRollupDifferences(db: ReadDb): number {
  const kept = `SELECT ${KEY}, ${SUMS.join(', ')} FROM rollup`;
  const rows = db.all(`
    SELECT * FROM (SELECT * FROM (${ALL}) EXCEPT ${kept})
    UNION ALL SELECT * FROM (${kept} EXCEPT SELECT * FROM (${ALL}))`);
  return rows.length;
}
