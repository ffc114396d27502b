import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { registerModel } from '../../../main/engine/store/models/models.ts';
import { laneSchema } from '../../../preload/contract/station/lane.ts';
import { type AutomationLevel, DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { COLOUR_RECIPE, registerColourModel } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { openTestDesk, type TestDesk } from '../../support/station/test-desk.ts';

const MANUAL = { ...DEFAULT_RECIPE_BODY, automationLevel: 'manual' as const };

async function addRecipe(desk: TestDesk) {
  return desk.ask('recipe.add', { name: 'Caps', body: MANUAL });
}

test('the first run on a camera folder creates a lane and a recipe with the classes of the model', async () => {
  const desk = openTestDesk();
  const folder = temporaryFolder();
  const modelSha256 = await registerColourModel(desk.store, temporaryFolder());

  const lane = await desk.ask('station.begin-camera', { folder, modelSha256, laneName: 'Press 4' });

  expect(laneSchema.parse(lane)).toMatchObject({
    name: 'Press 4',
    folder,
    isEnabled: true,
    afterwards: { kind: 'leave' },
  });
  expect(await desk.ask('recipe.list', {})).toMatchObject([
    {
      name: 'Press 4',
      version: 1,
      body: {
        modelSha256,
        automationLevel: 'partial',
        defects: [{ className: 'red' }, { className: 'green' }, { className: 'blue' }],
      },
    },
  ]);
  expect(await desk.ask('station.status', {})).toMatchObject({ isFirstRun: false, recipe: { modelName: 'colour 1' } });
});

test('without a model the first run leaves decisions to people', async () => {
  const desk = openTestDesk();
  await desk.ask('station.begin-camera', { folder: temporaryFolder(), modelSha256: null, laneName: 'Press 4' });
  expect(await desk.ask('recipe.list', {})).toMatchObject([{ body: { automationLevel: 'manual', modelSha256: null } }]);
});

test('a model that said the same to every image it was tried on is logged, and never decides by itself', async () => {
  const desk = openTestDesk();
  const mute = [{ code: 'scores-all-zero', message: 'Every score was 0 on 3 probe pictures.' }] as const;
  const modelSha256 = await registerColourModel(desk.store, temporaryFolder(), mute);
  await desk.ask('station.begin-camera', { folder: temporaryFolder(), modelSha256, laneName: 'Press 4' });
  const [recipe] = await desk.ask('recipe.list', {});
  if (recipe === undefined) throw new Error('no recipe');
  expect(recipe.body.automationLevel).toBe('shadow');

  const { id, name, version: basedOn, body } = recipe;
  const change = (automationLevel: AutomationLevel) =>
    desk.call('recipe.change', { id, basedOn, name, body: { ...body, automationLevel }, comment: '' });
  for (const level of ['partial', 'full'] as const) {
    expect(await change(level)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  }
  expect(await change('assist')).toMatchObject({ ok: true });
});

test('a second attempt at the first run never judges by the model of the first', async () => {
  const desk = openTestDesk();
  const modelSha256 = await registerColourModel(desk.store, temporaryFolder());
  const wish = { folder: temporaryFolder(), laneName: 'Press 4' };
  const lane = await desk.ask('station.begin-camera', { ...wish, modelSha256: null });
  await desk.ask('lane.remove', { id: lane.id });

  expect(await desk.call('station.begin-camera', { ...wish, modelSha256 })).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('station.begin-camera', { ...wish, modelSha256: null })).toMatchObject({ ok: true });
});

test('the simulated line is set up once, however often it is started', async () => {
  const desk = openTestDesk();
  const first = await desk.ask('station.begin-simulated', {});
  const again = await desk.ask('station.begin-simulated', {});

  expect(again).toEqual(first);
  expect(await desk.ask('lane.list', {})).toHaveLength(1);
  expect(await desk.ask('recipe.list', {})).toMatchObject([
    {
      name: 'Phone glass',
      body: { defects: ['scratch', 'crack', 'chip', 'stain'].map((className) => ({ className })) },
    },
  ]);
});

test('a recipe is never edited: a change creates the next version, and only from the newest', async () => {
  const desk = openTestDesk();
  const first = await addRecipe(desk);
  const change = { id: first.id, name: 'Caps', body: { ...MANUAL, recordAbove: 0.1 }, comment: 'less noise' };

  expect(await desk.ask('recipe.change', { ...change, basedOn: 1 })).toMatchObject({
    version: 2,
    comment: 'less noise',
  });
  expect(await desk.call('recipe.change', { ...change, basedOn: 1 })).toMatchObject({ fault: { code: 'conflict' } });

  const versions = await desk.ask('recipe.versions', { id: first.id });
  expect(versions.map(({ version, body }) => [version, body.recordAbove])).toEqual([
    [2, 0.1],
    [1, 0.05],
  ]);
});

test.each([
  ['a level that needs a model, without one', { automationLevel: 'partial' as const }, 'conflict'],
  ['a model that is not registered', { modelSha256: 'a'.repeat(64) }, 'model-missing'],
  ['a name pattern that is no regular expression', { namePattern: '(?<serial>' }, 'bad-request'],
  [
    'one class twice',
    { defects: [1, 2].map(() => ({ className: 'crack', rejectAt: 0.5, clearBelow: 0.2 })) },
    'bad-request',
  ],
  ['limits the wrong way round', { otherDefects: { rejectAt: 0.2, clearBelow: 0.5 } }, 'bad-request'],
])('a recipe with %s is refused', async (_name, change, code) => {
  const desk = openTestDesk();
  expect(await desk.call('recipe.add', { name: 'Caps', body: { ...MANUAL, ...change } })).toMatchObject({
    fault: { code },
  });
  expect(await desk.ask('recipe.list', {})).toEqual([]);
});

test('a name pattern can be tried on names before it is used', async () => {
  const desk = openTestDesk();
  expect(
    await desk.ask('recipe.try-name-pattern', {
      pattern: DEFAULT_RECIPE_BODY.namePattern,
      names: ['L7_S001_top.jpg', '.hidden', 'north/L7_S001.jpg'],
    }),
  ).toEqual([
    { name: 'L7_S001_top.jpg', serial: 'S001', lot: 'L7', namedLane: null },
    { name: '.hidden', serial: null, lot: null, namedLane: null },
    { name: 'north/L7_S001.jpg', serial: 'S001', lot: 'L7', namedLane: 'north' },
  ]);
});

test('a lane can be added, changed and removed; its records keep its name', async () => {
  const desk = openTestDesk();
  const recipe = await addRecipe(desk);
  const lane = await desk.ask('lane.add', { ...laneSettings(temporaryFolder()), recipeId: recipe.id });

  const changed = await desk.ask('lane.change', { ...lane, name: 'Lane A', isPolled: true });
  expect(await desk.ask('lane.list', {})).toEqual([changed]);
  await desk.ask('lane.remove', { id: lane.id });

  expect(await desk.ask('lane.list', {})).toEqual([]);
  expect(await desk.call('lane.remove', { id: lane.id })).toMatchObject({ fault: { code: 'not-found' } });
  expect(desk.store.read.all('SELECT name FROM change_event ORDER BY id')).toEqual([
    { name: 'lane.added' },
    { name: 'lane.changed' },
    { name: 'lane.removed' },
  ]);
});

test('a lane is refused on an unsuitable folder', async () => {
  const desk = openTestDesk();
  const recipe = await addRecipe(desk);
  const folder = temporaryFolder();
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  mkdirSync(path.join(folder, 'camera'));
  const camera = path.join(folder, 'camera');
  const add = (at: string, settings = {}) =>
    desk.call('lane.add', { ...laneSettings(at), name: at, recipeId: recipe.id, ...settings });

  for (const wrong of [
    'relative/folder',
    '/no/such/folder',
    file,
    desk.store.folder.root,
    desk.store.folder.originals,
  ]) {
    expect(await add(wrong)).toMatchObject({ fault: { code: 'folder-unusable', path: wrong } });
  }
  expect(await add(camera, { afterwards: { kind: 'move', folder: camera } })).toMatchObject({ ok: false });
  expect(await add(camera)).toMatchObject({ ok: true });
  expect(await add(`${camera}/`)).toMatchObject({ fault: { code: 'conflict' } });
  const link = path.join(folder, 'link');
  symlinkSync(camera, link);
  expect(await add(link)).toMatchObject({ fault: { code: 'conflict', why: 'folder-watched' } });
  const toStation = path.join(folder, 'to-station');
  symlinkSync(desk.store.folder.root, toStation);
  for (const own of [toStation, path.join(toStation, 'originals')]) {
    expect(await add(own)).toMatchObject({ fault: { code: 'folder-unusable', why: 'of-the-station' } });
  }
  const other = temporaryFolder();
  expect(await add(other, { afterwards: { kind: 'move', folder: link } })).toMatchObject({
    fault: { code: 'conflict' },
  });
  const done = path.join(folder, 'done');
  expect(await add(other, { afterwards: { kind: 'move', folder: done } })).toMatchObject({ ok: true });
  mkdirSync(done);
  expect(await add(done)).toMatchObject({ fault: { code: 'conflict', why: 'folder-moved-to' } });
  expect(await add(folder, { recipeId: 99 })).toMatchObject({ fault: { code: 'not-found' } });
});

test('a model in use cannot be removed; an unused one goes with its file, and its card stays with the records', async () => {
  const desk = openTestDesk();
  const sha256 = await registerColourModel(desk.store, temporaryFolder());
  expect(readdirSync(path.join(desk.store.folder.models, sha256))).toEqual(['card.json', 'model.onnx']);
  await desk.ask('model.remove', { sha256 });

  expect(await desk.ask('model.list', {})).toEqual([]);
  expect(readdirSync(desk.store.folder.models)).toEqual([]);
  await registerColourModel(desk.store, temporaryFolder());
  const recipe = await desk.ask('recipe.add', { name: 'Colours', body: { ...COLOUR_RECIPE, modelSha256: sha256 } });
  expect(await desk.call('model.remove', { sha256 })).toMatchObject({ fault: { code: 'model-in-use' } });
  await desk.ask('recipe.change', { id: recipe.id, basedOn: 1, name: 'Colours', body: MANUAL, comment: '' });
  expect(await desk.call('model.remove', { sha256 })).toMatchObject({
    fault: { uses: [{ kind: 'former-champion', recipeName: 'Colours' }] },
  });
  expect(desk.store.read.get('SELECT count(*) AS n FROM model')).toEqual({ n: 1 });
});

test('settings are kept, those not named stay, and shifts are sorted', async () => {
  const desk = openTestDesk();
  await desk.ask('station.change-settings', { stationName: 'Final inspection', language: 'es' });
  const settings = await desk.ask('station.change-settings', { shiftStarts: [1320, 360, 840] });

  expect(settings).toMatchObject({ stationName: 'Final inspection', language: 'es', shiftStarts: [360, 840, 1320] });
  expect(await desk.ask('station.settings', {})).toEqual(settings);
  expect(await desk.call('station.change-settings', { lineOutputFolder: 'somewhere' })).toMatchObject({
    fault: { code: 'folder-unusable' },
  });
});

test.each([
  ['no characters', '', 'class-nameless'],
  ['81 characters', 'c'.repeat(81), 'class-long'],
])(
  'a model with a class name of %s is refused by a sentence, and leaves nothing unreadable',
  async (_what, name, why) => {
    const desk = openTestDesk();
    const { sha256, profile } = await savedModel(
      temporaryFolder(),
      'named.onnx',
      colourModel({ classes: [name, 'green', 'blue'] }),
    );
    registerModel(desk.store.write, { family: 'named', version: '1', sha256, profile, warnings: [] }, 'Ada', 0);
    const wish = { folder: temporaryFolder(), modelSha256: sha256, laneName: 'Press 4' };
    expect(await desk.call('station.begin-camera', wish)).toMatchObject({
      ok: false,
      fault: { code: 'bad-request', why },
    });
    expect(await desk.ask('recipe.list', {})).toEqual([]);
    expect(await desk.ask('lane.list', {})).toEqual([]);
  },
);
