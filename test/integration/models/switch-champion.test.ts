import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { inOneShift } from '../../support/station/one-shift.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

/** Parts of each of the three champions; some are still in progress when the next one takes over. */
const PARTS = 80;

test('the champion is switched and switched back under load: every part has one verdict, of the model on its record', async () => {
  const station = await startTestStation({ workers: 2 });
  await inOneShift(station);
  const { lane, drop } = await beginColourLine(station);
  await drop('first.png', 0.9);
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const { sha256, profile, path: file } = await savedModel(folder, 'm.onnx', colourModel({ side: 96 }));
  const card = { family: 'colour', version: '2', sha256, profile, warnings: [] };
  await importModel(file, card, { store: station.store, importedBy: { name: 'Eva', personId: null }, now: () => 1 });

  const inspected = async () => (await station.ask('station.status', {})).shift.inspected;
  const pictures = await Promise.all(Array.from({ length: 3 * PARTS }, (_, i) => colourPicture(`p${i}`, 0.9)));
  const photograph = (reign: number) => {
    for (let i = reign * PARTS; i < (reign + 1) * PARTS; i += 1) {
      writeFileSync(path.join(lane.folder, `p${i}.png.part`), pictures[i] ?? '');
      renameSync(path.join(lane.folder, `p${i}.png.part`), path.join(lane.folder, `p${i}.png`));
    }
  };
  photograph(0);
  await until(inspected, (count) => count > PARTS / 2);
  const wish = { recipeId: lane.recipeId, reason: 'try', despite: [], limits: 'keep' as const };
  await station.ask('model.promote', { ...wish, basedOn: 1, sha256 });
  const before = await inspected();
  photograph(1);
  await until(inspected, (count) => count > before + PARTS / 2);
  const began = performance.now();
  await station.ask('model.roll-back', { recipeId: lane.recipeId, basedOn: 2, reason: 'back' });
  const tookMs = performance.now() - began;
  photograph(2);
  await station.drain();

  const rows = station.store.read.all(
    `SELECT i.recipe_version AS version, i.verdict, i.fault_code AS fault, hex(m.sha256) AS model, count(*) AS parts
     FROM inspection i LEFT JOIN model m ON m.id = i.model_id GROUP BY 1, 2, 3, 4 ORDER BY 1`,
  );
  const first = expect.not.stringMatching(sha256.toUpperCase());
  expect(rows).toEqual([
    { version: 1, verdict: 'fail', fault: null, model: first, parts: expect.any(Number) },
    { version: 2, verdict: 'fail', fault: null, model: sha256.toUpperCase(), parts: expect.any(Number) },
    { version: 3, verdict: 'fail', fault: null, model: first, parts: expect.any(Number) },
  ]);
  const shots =
    'SELECT count(*) AS parts, count(DISTINCT image_sha256) AS pictures FROM shot WHERE duplicate_of IS NULL';
  expect(station.store.read.get(shots)).toEqual({ parts: 3 * PARTS + 1, pictures: 3 * PARTS + 1 });
  expect(station.store.read.get('SELECT count(*) AS parts FROM inspection')).toEqual({ parts: 3 * PARTS + 1 });
  expect(station.status().shift).toMatchObject({ inspected: 3 * PARTS + 1, fail: 3 * PARTS + 1 });
  console.log(`switched back in ${tookMs.toFixed(1)} ms`);
});
