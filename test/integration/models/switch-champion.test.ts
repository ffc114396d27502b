import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PARTS = 240;

test('the champion is switched and switched back under load: every part has one verdict, of the model on its record', async () => {
  const station = await startTestStation({ workers: 2 });
  const { lane, drop } = await beginColourLine(station);
  await drop('first.png', 0.9);
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const { sha256, profile, path: file } = await savedModel(folder, 'm.onnx', colourModel({ side: 96 }));
  const card = { family: 'colour', version: '2', sha256, profile, warnings: [] };
  await importModel(file, card, { store: station.store, importedBy: { name: 'Eva', personId: null }, now: () => 1 });

  const inspected = async () => (await station.ask('station.status', {})).shift.inspected;
  const pictures = await Promise.all(Array.from({ length: PARTS }, (_, i) => colourPicture(`p${i}`, 0.9)));
  for (const [i, picture] of pictures.entries()) {
    writeFileSync(path.join(lane.folder, `p${i}.png.part`), picture);
    renameSync(path.join(lane.folder, `p${i}.png.part`), path.join(lane.folder, `p${i}.png`));
  }
  await until(inspected, (count) => count > PARTS / 6);
  const wish = { recipeId: lane.recipeId, reason: 'try', despite: [], limits: 'keep' as const };
  await station.ask('model.promote', { ...wish, basedOn: 1, sha256 });
  const half = await inspected();
  await until(inspected, (count) => count > half + PARTS / 6);
  const began = performance.now();
  await station.ask('model.roll-back', { recipeId: lane.recipeId, basedOn: 2, reason: 'back' });
  const tookMs = performance.now() - began;
  expect(await inspected()).toBeLessThan(PARTS + 1);
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
  expect(station.store.read.get(shots)).toEqual({ parts: PARTS + 1, pictures: PARTS + 1 });
  expect(station.store.read.get('SELECT count(*) AS parts FROM inspection')).toEqual({ parts: PARTS + 1 });
  expect(station.status().shift).toMatchObject({ inspected: PARTS + 1, fail: PARTS + 1 });
  console.log(`switched back in ${tookMs.toFixed(1)} ms`);
}, 120_000);
