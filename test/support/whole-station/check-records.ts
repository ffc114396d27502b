import path from 'node:path';
import Database from 'better-sqlite3';
import { isLetThrough, type LineReader } from '../line-reader.ts';
import type { Scenery } from './scenery.ts';

type ShotRow = {
  readonly id: number;
  readonly name: string;
  readonly sha256: string | null;
  readonly signal: string | null;
  readonly duplicateOf: number | null;
  /** What a person made of it that stands. */
  readonly said: string | null;
};

/**
 * Throws what the records, the folder and the line do not agree on; answers how many parts the line lets through. Reads columns alone, with
 * no word of the station's own code.
 */
export function checkRecords(data: string, scenery: Scenery, stood: ReadonlySet<string>, line: LineReader): number {
  const db = new Database(path.join(data, 'station.sqlite'), { readonly: true });
  const rows = db
    .prepare(
      `SELECT s.id, s.relative_path AS name, lower(hex(s.image_sha256)) AS sha256, i.signal, s.duplicate_of AS duplicateOf,
         (SELECT d.kind FROM disposition d WHERE d.inspection_id = i.id AND d.ask NOT IN ('repeat', 'challenge')
            AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id) ORDER BY d.id DESC LIMIT 1) AS said
       FROM shot s LEFT JOIN inspection i ON i.id = s.id`,
    )
    .all() as ShotRow[];
  db.close();
  const wrong: string[] = [...line.complaints];
  for (const row of rows) {
    const scene = row.sha256 === null ? undefined : scenery.sceneOf(row.sha256);
    const isGood = scene === 'good';
    const state = line.state(row.id);
    if (row.signal === 'PASS' && !isGood) wrong.push(`${row.name} (${scene}) passed`);
    if (isLetThrough(state) && !isGood && row.said !== 'accept') {
      wrong.push(`the line lets ${row.name} (${scene}) through as ${state}; people said ${row.said}`);
    }
    if (isLetThrough(state) && row.said !== null && row.said !== 'accept') {
      wrong.push(`the line lets ${row.name} through as ${state} although people said ${row.said}`);
    }
  }
  const byPicture = Map.groupBy(rows, ({ sha256 }) => sha256);
  for (const hash of stood) {
    const records = byPicture.get(hash) ?? [];
    const picture = `the picture ${hash.slice(0, 8)} (${scenery.sceneOf(hash)})`;
    if (records.length === 0) wrong.push(`${picture} has no record`);
    // The same picture under another name is told as ERROR: whatever it shows, it is judged once.
    const judged = records.filter(({ signal }) => signal !== null && signal !== 'ERROR');
    if (judged.length > 1) wrong.push(`${picture} was judged ${judged.length} times`);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return rows.filter(({ id }) => isLetThrough(line.state(id))).length;
}
