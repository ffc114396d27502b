import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../../main/engine/registry/import-model.ts';
import { modelPath } from '../../../../main/engine/registry/model-files.ts';
import { addGateRun } from '../../../../main/engine/store/models/gate-runs.ts';
import { noteModelEvent } from '../../../../main/engine/store/models/model-events.ts';
import { challengersOf } from '../../../../main/engine/store/models/model-states.ts';
import { addShadowVerdict } from '../../../../main/engine/store/models/shadow-verdicts.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../../main/engine/store/set-up/lanes.ts';
import { type Input, operations } from '../../../../preload/contract/operations/operations.ts';
import { DEFAULT_RECIPE_BODY } from '../../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { laneSettings } from '../../../support/lines/test-lane.ts';
import { gateFigures, gateReport } from '../../../support/models/gate-reports.ts';
import { savedModel } from '../../../support/models/saved-models.ts';
import { colourModel } from '../../../support/models/test-models.ts';
import { openTestDesk, type TestDesk } from '../../../support/station/test-desk.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const ME = { name: 'Eva', personId: null };

async function register(desk: TestDesk, version: string, classes: readonly [string, string, string], side = 64) {
  const folder = temporaryFolder();
  const { sha256, profile, path: file } = await savedModel(folder, 'm.onnx', colourModel({ classes, side }));
  writeFileSync(path.join(folder, 'card.json'), '{}');
  const thresholds = { red: { rejectAt: 0.9, clearBelow: 0.1 } };
  const card = { family: 'colour', version, sha256, profile, warnings: [], thresholds };
  const imported = await importModel(file, card, { store: desk.store, importedBy: ME, now: () => 1 });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return sha256;
}

const defects = ['red', 'green', 'blue'].map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 }));

async function twoModels() {
  const desk = openTestDesk();
  const first = await register(desk, '1', ['red', 'green', 'blue']);
  const second = await register(desk, '2', ['red', 'green', 'blue'], 96);
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: first, defects };
  const recipe = await desk.ask('recipe.add', { name: 'Caps', body });
  const states = async () =>
    Object.fromEntries((await desk.ask('model.standings', {})).map((s) => [s.sha256, s.state]));
  return { desk, first, second, recipe, states };
}

const promotion: Pick<Input<'model.promote'>, 'reason' | 'despite' | 'limits'> = {
  reason: 'finds more',
  despite: [],
  limits: 'keep',
};

test('promoting creates the next version of the recipe, and the way back restores model and limits', async () => {
  const { desk, first, second, recipe, states } = await twoModels();
  expect(await states()).toEqual({ [first]: 'champion', [second]: 'imported' });

  const next = await desk.ask('model.promote', {
    ...promotion,
    recipeId: recipe.id,
    basedOn: 1,
    sha256: second,
    limits: 'card',
  });
  expect(next).toMatchObject({ version: 2, comment: 'finds more', body: { modelSha256: second } });
  expect(next.body.defects[0]).toMatchObject({ className: 'red', rejectAt: 0.9, clearBelow: 0.1 });
  expect(await desk.ask('model.standings', {})).toMatchObject([
    { sha256: second, state: 'champion' },
    { sha256: first, roles: [{ role: 'predecessor', recipeName: 'Caps' }] },
  ]);

  const back = await desk.ask('model.roll-back', { recipeId: recipe.id, basedOn: 2, reason: 'too many rejects' });
  expect(back).toMatchObject({ version: 3, body: { modelSha256: first, defects } });
  const history = await desk.ask('model.history', { sha256: second });
  expect(history.map(({ kind, recipeVersion, reason }) => [kind, recipeVersion, reason])).toEqual([
    ['replaced', 3, 'too many rejects'],
    ['promoted', 2, 'finds more'],
    ['imported', null, ''],
  ]);
});

test('a model with the classes in another order is refused until somebody promotes it anyway, and the history says so', async () => {
  const { desk, recipe } = await twoModels();
  const mixed = await register(desk, '3', ['green', 'red', 'blue']);
  const wish = { ...promotion, recipeId: recipe.id, basedOn: 1, sha256: mixed };
  expect(await desk.call('model.promote', wish)).toMatchObject({
    fault: {
      code: 'promotion-refused',
      objections: [{ code: 'class-order', recipe: ['red', 'green', 'blue'], model: ['green', 'red', 'blue'] }],
    },
  });
  const next = await desk.ask('model.promote', { ...wish, despite: ['class-order'] });
  expect(next.comment).toBe('finds more');
  const [newest] = await desk.ask('model.history', { sha256: mixed });
  expect(newest).toMatchObject({ kind: 'promoted', reason: 'finds more', despite: ['class-order'] });
  const [replaced] = await desk.ask('model.history', { sha256: recipe.body.modelSha256 ?? '' });
  expect(replaced).toMatchObject({ kind: 'replaced', despite: [] });
});

test.each(['', '  ', 'no', ' no '])(
  'a promotion and the way back require a better reason than "%s"',
  async (reason) => {
    const { desk, second, recipe } = await twoModels();
    const wish = { ...promotion, recipeId: recipe.id, basedOn: 1, sha256: second };
    const isRefused = (name: 'model.promote' | 'model.roll-back', input: object) =>
      !operations[name].input.safeParse(input).success;
    expect(isRefused('model.promote', { ...wish, reason })).toBe(true);
    expect(isRefused('model.roll-back', { recipeId: recipe.id, basedOn: 1, reason })).toBe(true);
    expect(isRefused('model.promote', wish)).toBe(false);
    expect(await desk.ask('model.promote', wish)).toMatchObject({ version: 2 });
  },
);

test('a model that cannot find what the recipe names is not promoted by default, and a retired one never', async () => {
  const { desk, second, recipe } = await twoModels();
  const other = await register(desk, '3', ['red', 'green', 'violet']);
  expect(await desk.ask('model.objections', { recipeId: recipe.id, sha256: other })).toEqual([
    { code: 'gate-not-run' },
    { code: 'classes-missing', classNames: ['blue'] },
    { code: 'classes-new', classNames: ['violet'] },
  ]);
  await desk.ask('model.retire', { sha256: second, reason: 'old' });
  const wish = { ...promotion, recipeId: recipe.id, basedOn: 1, sha256: second, despite: ['retired' as const] };
  expect(await desk.call('model.promote', wish)).toMatchObject({ fault: { objections: [{ code: 'retired' }] } });
  await desk.ask('model.reinstate', { sha256: second, reason: 'again' });
  expect(await desk.ask('model.promote', wish)).toMatchObject({ version: 2 });
});

test('a recipe that changed meanwhile is not overwritten by a promotion', async () => {
  const { desk, second, recipe } = await twoModels();
  await desk.ask('recipe.change', { id: recipe.id, basedOn: 1, name: 'Caps', body: recipe.body, comment: '' });
  const wish = { ...promotion, recipeId: recipe.id, basedOn: 1, sha256: second };
  expect(await desk.call('model.promote', wish)).toMatchObject({ fault: { code: 'conflict' } });
});

test('an unused model is removed together with its file, and comes back only by another import', async () => {
  const { desk, second } = await twoModels();
  const file = modelPath(desk.store.folder, second);
  expect(existsSync(file)).toBe(true);
  expect(await desk.ask('model.remove', { sha256: second })).toEqual({});
  expect(existsSync(file)).toBe(false);
  expect(await desk.call('model.card', { sha256: second })).toMatchObject({ fault: { code: 'not-found' } });
});

test('what a model said about parts, as champion or in shadow, and its gate runs keep it for good', async () => {
  const { desk, second, recipe } = await twoModels();
  const use = async () => await desk.call('model.remove', { sha256: second });
  const at = 10;
  const lane = addLane(desk.store.write, admitted({ ...laneSettings('/cameras/1'), recipeId: recipe.id }));
  const place = { laneId: lane.id, recipeId: recipe.id, at };
  const first = writeRecords(desk.store.write, [inspectionRecord(place, 'a.png')]);
  const inspectionId = first[0]?.kind === 'inspected' ? first[0].inspectionId : never();
  addShadowVerdict(
    desk.store.write,
    { modelSha256: second, inspectionId, laneId: lane.id, lot: null, decidedAt: at, champion: 'pass' },
    { verdict: { kind: 'pass', reasons: [] }, detections: [], lookedAt: at, lookMs: 1 },
  );
  expect(await use()).toMatchObject({ fault: { uses: [{ kind: 'shadow-parts', count: 1 }] } });

  const report = gateReport({ challenger: gateFigures({ map50: 1 }) });
  addGateRun(desk.store.write, { recipeId: recipe.id, sha256: second, report, madeBy: 'Eva', madeAt: at });
  expect(await use()).toMatchObject({ fault: { uses: [{ kind: 'shadow-parts' }, { kind: 'gate-runs', count: 1 }] } });

  writeRecords(desk.store.write, [inspectionRecord(place, 'b.png', { modelSha256: second })]);
  expect(await use()).toMatchObject({
    fault: { uses: [{ kind: 'parts', count: 1 }, { kind: 'shadow-parts' }, { kind: 'gate-runs' }] },
  });
  expect(existsSync(modelPath(desk.store.folder, second))).toBe(true);
});

function never(): never {
  throw new Error('not reached');
}

test('a model in use cannot be removed, and the refusal says what uses it', async () => {
  const { desk, first, second, recipe } = await twoModels();
  expect(await desk.call('model.remove', { sha256: first })).toMatchObject({
    fault: { code: 'model-in-use', uses: [{ kind: 'champion', recipeName: 'Caps' }] },
  });
  noteModelEvent(desk.store.write, ME, 5, { sha256: second, kind: 'shadow-began', recipeId: recipe.id, reason: '' });
  expect(challengersOf(desk.store.read, recipe.id)).toEqual([second]);
  expect(await desk.call('model.remove', { sha256: second })).toMatchObject({
    fault: { uses: [{ kind: 'shadow', recipeName: 'Caps' }] },
  });
  await desk.ask('model.promote', { ...promotion, recipeId: recipe.id, basedOn: 1, sha256: second });
  expect(challengersOf(desk.store.read, recipe.id)).toEqual([]);
  expect(await desk.call('model.remove', { sha256: first })).toMatchObject({
    fault: { uses: [{ kind: 'former-champion', recipeName: 'Caps' }] },
  });
});
