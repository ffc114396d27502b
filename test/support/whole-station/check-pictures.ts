import { existsSync, readFileSync } from 'node:fs';
import { CAMERAS } from './happening.ts';
import { keptPicture, type ShotRow } from './read-records.ts';
import { type Scenery, sha256Of } from './scenery.ts';

/** What must not happen to images: lost, judged twice, or no longer what they were. */
export async function wrongWithPictures(
  dataFolder: string,
  rows: readonly ShotRow[],
  scenery: Scenery,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const said = (sha256: string) => `the picture ${sha256.slice(0, 8)} (${scenery.shownBy(sha256)?.scene})`;
  const recorded = new Set(rows.map(({ sha256 }) => sha256));
  for (const [sha256, camera] of scenery.owed()) {
    if (!recorded.has(sha256)) wrong.push(`${said(sha256)} of the camera that ${camera} has no record`);
  }
  for (const camera of CAMERAS) {
    if (camera === 'deletes') continue;
    const lying = await scenery.lying(camera);
    for (const [sha256, whose] of scenery.owed()) {
      if (whose === camera && !lying.has(sha256)) wrong.push(`${said(sha256)} is gone from the camera that ${camera}`);
    }
  }
  for (const sha256 of recorded) {
    if (sha256 === null) continue;
    const kept = keptPicture(dataFolder, sha256);
    const isWhole = existsSync(kept) && sha256Of(readFileSync(kept)) === sha256;
    if (!isWhole) wrong.push(`${said(sha256)} is on record, and not kept as it was`);
  }
  return [...wrong, ...judgedTwice(rows, scenery)];
}

/** The same picture under another name, or in other bytes, is told as ERROR: whatever it shows, it is judged once. */
function judgedTwice(rows: readonly ShotRow[], scenery: Scenery): readonly string[] {
  const judged = rows.filter(({ signal }) => signal !== null && signal !== 'ERROR');
  const byPart = Map.groupBy(judged, ({ sha256 }) => (sha256 === null ? null : scenery.shownBy(sha256)?.part));
  return [...byPart]
    .filter(([part, each]) => part !== null && part !== undefined && each.length > 1)
    .map(([part, each]) => `part ${part} was judged ${each.length} times: ${each.map(({ name }) => name).join(', ')}`);
}
