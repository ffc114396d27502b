import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { registerBundledModels } from '../../../main/engine/registry/bundled-models.ts';
import { keepModel } from '../../../main/engine/registry/model-files.ts';
import { modelRefused } from '../../../preload/contract/faults/model-refusal.ts';
import { type ModelCard, modelCardSchema, modelSummarySchema } from '../../../preload/contract/models/model.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel, slowModel } from '../../support/models/test-models.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';

function modelFile(folder = temporaryFolder()): string {
  const file = path.join(folder, 'model.onnx');
  writeFileSync(file, colourModel());
  return file;
}

test('a model file is examined, imported under its hash, and recognised the second time; its name is taken', async () => {
  const desk = openTestDesk();
  const file = modelFile();

  const probed = await desk.ask('model.probe', { path: file });
  expect(modelCardSchema.parse(probed.card)).toMatchObject({ family: 'model', profile: { layout: 'v8' } });
  expect(await desk.ask('model.list', {})).toEqual([]);

  const imported = await desk.ask('model.import', { path: file, family: 'colour', version: '3' });
  expect(modelSummarySchema.parse(imported)).toMatchObject({
    family: 'colour',
    version: '3',
    sha256: probed.card.sha256,
  });
  expect(await desk.ask('model.card', { sha256: imported.sha256 })).toMatchObject({ family: 'colour', version: '3' });
  expect(await desk.call('model.import', { path: file, family: 'again', version: '1' })).toMatchObject({
    fault: { code: 'conflict', why: 'model-registered', figures: { name: 'colour 3' } },
  });
  const another = path.join(temporaryFolder(), 'another.onnx');
  writeFileSync(another, colourModel({ side: 96 }));
  expect(await desk.call('model.import', { path: another, family: 'colour', version: '3' })).toMatchObject({
    fault: { code: 'conflict', why: 'model-name-taken', figures: { name: 'colour 3' } },
  });
});

test('the examination of a file that hangs is cancelled by its window, and by the next file examined there', async () => {
  const desk = openTestDesk();
  const hanging = path.join(temporaryFolder(), 'hanging.onnx');
  writeFileSync(hanging, slowModel(1_000_000_000));
  const calledOff = { ok: false, fault: modelRefused({ why: 'called-off' }) };

  const first = desk.call('model.probe', { path: hanging });
  await desk.ask('model.cancel-probe', {});
  expect(await first).toEqual(calledOff);

  const second = desk.call('model.probe', { path: hanging });
  expect(await desk.ask('model.probe', { path: modelFile() })).toMatchObject({ card: { profile: { layout: 'v8' } } });
  expect(await second).toEqual(calledOff);
});

test('a file that is not a model is refused with a sentence and leaves nothing behind', async () => {
  const desk = openTestDesk();
  const file = path.join(temporaryFolder(), 'page.onnx');
  writeFileSync(file, '<html><body>Not found</body></html>');

  expect(await desk.call('model.import', { path: file, family: 'x', version: '1' })).toMatchObject({
    fault: { code: 'model-refused' },
  });
  expect(await desk.ask('model.list', {})).toEqual([]);
});

test('bundled models are there after the first start; a removed one stays removed', async () => {
  const desk = openTestDesk();
  const bundled = temporaryFolder();
  const home = path.join(bundled, 'colour', '1');
  mkdirSync(home, { recursive: true });
  const card = await harmlessCard(home);
  writeFileSync(path.join(home, 'card.json'), JSON.stringify(card));
  const importer = { store: desk.store, importedBy: { name: 'Lupa', personId: null }, now: () => 0 };
  const faults: unknown[] = [];
  const register = () => registerBundledModels(bundled, importer, (_file, fault) => void faults.push(fault));

  await register();
  await register();
  expect(await desk.ask('model.list', {})).toMatchObject([{ family: 'colour', version: '1' }]);
  await desk.ask('model.remove', { sha256: card.sha256 });
  await register();

  expect(await desk.ask('model.list', {})).toEqual([]);
  expect(faults).toEqual([]);
  writeFileSync(path.join(home, 'card.json'), '{');
  await register();
  expect(faults).toMatchObject([{ code: 'model-refused' }]);
});

test('a file other than the one described by its card is not imported', async () => {
  const desk = openTestDesk();
  const folder = temporaryFolder();
  const card = await harmlessCard(folder);
  const file = path.join(folder, 'model.onnx');
  writeFileSync(file, colourModel({ side: 96 }));

  const kept = await keepModel(desk.store.folder, file, card);

  expect(kept).toMatchObject({ fault: { code: 'model-mismatch', expectedSha256: card.sha256 } });
  expect(readdirSync(desk.store.folder.models)).toEqual([]);
});

/** Writes a model that may be examined in this process, and describes it. */
async function harmlessCard(folder: string): Promise<ModelCard> {
  const { sha256, profile } = await savedModel(folder, 'model.onnx', colourModel());
  return { family: 'colour', version: '1', sha256, profile, warnings: [] };
}
