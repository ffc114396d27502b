import path from 'node:path';
import Database from 'better-sqlite3';

/** What is on record about one file. */
export type ShotRow = {
  readonly id: number;
  readonly name: string;
  /** The hash of the stored bytes; null: they could not be stored. */
  readonly sha256: string | null;
  /** Null if it is an image of a known part, without a separate inspection. */
  readonly signal: string | null;
  /** The answer that stands; null if nobody answered, or the answer was taken back. */
  readonly said: string | null;
  /** It was said of a part that the machine had failed and that had gone its way, and no recipe ever kept such parts at hand. */
  readonly isTooLate: 0 | 1;
};

/** Reads only columns, without any of the station's code. */
export function readShots(dataFolder: string): readonly ShotRow[] {
  const db = new Database(path.join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    return db
      .prepare(
        `SELECT s.id, s.relative_path AS name, lower(hex(s.image_sha256)) AS sha256, i.signal, d.kind AS said,
           i.signal = 'FAIL' AND d.ask IN ('audit', 'discordant') AND NOT EXISTS (SELECT 1 FROM recipe_version v
              WHERE v.recipe_id = i.recipe_id AND v.body ->> '$.auditedAtHand' = 1) AS isTooLate
         FROM shot s LEFT JOIN inspection i ON i.id = s.id
         LEFT JOIN disposition d ON d.id = (SELECT max(id) FROM disposition o
            WHERE o.inspection_id = i.id AND o.ask NOT IN ('repeat', 'challenge')
              AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = o.id))`,
      )
      .all() as ShotRow[];
  } finally {
    db.close();
  }
}

/** Where the station stores the bytes of an image. */
export function keptPicture(dataFolder: string, sha256: string): string {
  return path.join(dataFolder, 'originals', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

const DAMAGE = {
  inspection: `UPDATE inspection SET reasons = '{' WHERE id = (SELECT max(id) FROM inspection)`,
  disposition: `UPDATE disposition SET boxes = '{' WHERE id = (SELECT max(id) FROM disposition)`,
  detection: 'UPDATE detection SET score = 7 WHERE inspection_id = (SELECT max(inspection_id) FROM detection)',
} as const;

/** Makes a row of a closed store invalid. */
export function damageRow(dataFolder: string, table: keyof typeof DAMAGE): void {
  const db = new Database(path.join(dataFolder, 'station.sqlite'));
  db.exec(DAMAGE[table]);
  db.close();
}
