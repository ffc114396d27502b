import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUpLaneIn } from '../../../main/engine/commands/set-up-lane.ts';
import { admitLane, judgingFault } from '../../../main/engine/registry/door.ts';
import { createJudges } from '../../../main/engine/station/line/judges.ts';
import { noteModelEvent } from '../../../main/engine/store/models/model-events.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addLane, lanes } from '../../../main/engine/store/set-up/lanes.ts';
import { addRecipe, addRecipeVersion, newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type Recipe, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import {
  type DecidingModel,
  decidingModel,
  noteGateRun,
  probeOf,
  register,
} from '../../support/models/deciding-models.ts';
import { openTestDesk, type TestDesk } from '../../support/station/test-desk.ts';

const ME = { name: 'Eva', personId: null };
const CLASSES = ['red', 'green', 'blue'] as const;
const MUST = [{ kind: 'min-map50', limit: 0.5, isMust: true } as const];

let models: { readonly good: DecidingModel; readonly twin: DecidingModel; readonly other: DecidingModel };
const folder = mkdtempSync(path.join(tmpdir(), 'lupa-door-'));
beforeAll(async () => {
  models = {
    good: await decidingModel(folder, 'good', CLASSES, 64),
    twin: await decidingModel(folder, 'twin', CLASSES, 96),
    other: await decidingModel(folder, 'other', ['red', 'green', 'violet'], 64),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

function bodyWith({ sha256 }: DecidingModel, change: Partial<RecipeBody> = {}): RecipeBody {
  const defects = CLASSES.map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 }));
  return { ...DEFAULT_RECIPE_BODY, modelSha256: sha256, defects, ...change };
}

/** A station whose only lane is judged by `good`, and the model that must not judge. */
type World = Readonly<{ desk: TestDesk; lane: Lane; recipe: Recipe; bad: DecidingModel; body: RecipeBody }>;

const WHYS: Readonly<Record<string, { code: string; make(desk: TestDesk, recipe: Recipe): Promise<DecidingModel> }>> = {
  'a retired model': {
    code: 'retired',
    make: async (desk) => {
      await desk.ask('model.retire', { sha256: models.twin.sha256, reason: 'misses cracks' });
      return models.twin;
    },
  },
  'a model that lacks a class of the recipe': {
    code: 'classes-missing',
    make: () => Promise.resolve(models.other),
  },
  'a model that has not met the rules of the gate that must hold': {
    code: 'gate-must-run',
    make: async (desk, recipe) => {
      await desk.ask('gate.set-rules', { recipeId: recipe.id, rules: MUST });
      return models.twin;
    },
  },
};

async function world(why: string): Promise<World> {
  const desk = openTestDesk();
  for (const model of Object.values(models)) await register(desk.store, model);
  const recipe = await desk.ask('recipe.add', { name: 'Line', body: bodyWith(models.good) });
  const lane = await desk.ask('lane.add', { ...laneSettings(temporaryFolder()), recipeId: recipe.id });
  const bad = (await WHYS[why]?.make(desk, recipe)) ?? models.twin;
  return { desk, lane, recipe, bad, body: bodyWith(bad) };
}

/** A recipe as it could stand in records from before there was the door. */
function oldRecipe({ desk, body }: World): Recipe {
  return addRecipe(desk.store.write, admitted({ name: 'Old', body, madeBy: 'Eva', madeAt: 1, comment: '' }));
}

const PROMOTION = { reason: 'because', limits: 'keep' as const };
const ALL_SET_ASIDE = [
  'class-order',
  'classes-missing',
  'gate-not-run',
  'gate-must-run',
  'gate-failed',
  'retired',
] as const;

/** Every way by which a model can come to judge parts. */
const WAYS: Readonly<Record<string, (world: World) => Promise<Result<unknown>>>> = {
  'recipe.add': async ({ desk, body }) => desk.call('recipe.add', { name: 'Another', body }),
  'recipe.change, to the model': async ({ desk, recipe, body }) =>
    desk.call('recipe.change', { id: recipe.id, basedOn: 1, name: 'Line', body, comment: '' }),
  'recipe.change, to a level at which it decides': async (here) => {
    const old = oldRecipe({ ...here, body: { ...here.body, automationLevel: 'assist' } });
    return here.desk.call('recipe.change', { id: old.id, basedOn: 1, name: 'Old', body: here.body, comment: '' });
  },
  'lane.add': async (here) => {
    const settings = { ...laneSettings(temporaryFolder()), name: 'Second', recipeId: oldRecipe(here).id };
    return here.desk.call('lane.add', settings);
  },
  'lane.change, to another recipe': async (here) =>
    here.desk.call('lane.change', { ...here.lane, recipeId: oldRecipe(here).id }),
  'lane.change, to switch it on': async (here) => {
    const settings = {
      ...laneSettings(temporaryFolder()),
      name: 'Off',
      isEnabled: false,
      recipeId: oldRecipe(here).id,
    };
    const off = addLane(here.desk.store.write, admitted(settings));
    return here.desk.call('lane.change', { ...off, isEnabled: true });
  },
  'model.promote': async ({ desk, recipe, bad }) =>
    desk.call('model.promote', {
      ...PROMOTION,
      recipeId: recipe.id,
      basedOn: 1,
      sha256: bad.sha256,
      despite: [...ALL_SET_ASIDE],
    }),
  'model.roll-back': async (here) => {
    const old = oldRecipe(here);
    const draft = { name: 'Old', body: bodyWith(models.good), madeBy: 'Eva', madeAt: 2, comment: '' };
    addRecipeVersion(here.desk.store.write, old.id, 1, admitted(draft));
    return here.desk.call('model.roll-back', { recipeId: old.id, basedOn: 2, reason: 'back again' });
  },
  'the command line, where the lane is known': async ({ desk, lane, bad }) => setUp(desk, lane.folder, bad, null),
  'the command line, with a recipe file': async ({ desk, bad, body }) => {
    const camera = temporaryFolder();
    const recipe = path.join(temporaryFolder(), 'recipe.json');
    writeFileSync(recipe, JSON.stringify(body));
    return setUp(desk, camera, bad, recipe);
  },
};

function setUp({ store }: TestDesk, camera: string, model: DecidingModel, recipe: string | null) {
  const wish = { camera, model: model.file, recipe, settleMs: 500, isRecursive: false, usedBits: null };
  return setUpLaneIn(store, wish, probeOf(Object.values(models)));
}

function judges({ store }: TestDesk): readonly (string | null)[] {
  return lanes(store.read)
    .filter(({ isEnabled }) => isEnabled)
    .map(({ recipeId }) => newestRecipe(store.read, recipeId)?.body.modelSha256 ?? null);
}

describe.each(Object.keys(WHYS))('%s may judge parts', (why) => {
  test.each(Object.keys(WAYS))('neither by %s', async (way) => {
    const here = await world(why);
    const before = judges(here.desk);
    const outcome = await WAYS[way]?.(here);
    expect(outcome).toMatchObject({
      fault: {
        code: 'promotion-refused',
        objections: expect.arrayContaining([expect.objectContaining({ code: WHYS[why]?.code })]),
      },
    });
    expect(judges(here.desk)).toEqual(before);
  });
});

describe('the first run', () => {
  test('refuses a retired model for a new camera', async () => {
    const { desk, bad } = await world('a retired model');
    const wish = { folder: temporaryFolder(), modelSha256: bad.sha256, laneName: 'Second' };
    expect(await desk.call('station.begin-camera', wish)).toMatchObject({
      fault: { code: 'promotion-refused', objections: [{ code: 'retired' }] },
    });
  });

  test('lets people decide if a model has a gate to pass first: with the windows, and on the command line', async () => {
    const { desk, bad } = await world('a model that has not met the rules of the gate that must hold');
    await desk.ask('station.begin-camera', { folder: temporaryFolder(), modelSha256: bad.sha256, laneName: 'Second' });
    const camera = path.join(temporaryFolder(), 'third');
    mkdirSync(camera);
    expect(await setUp(desk, camera, bad, null)).toMatchObject({ ok: true });
    const levels = (await desk.ask('recipe.list', {})).map(({ name, body }) => [name, body.automationLevel]);
    expect(Object.fromEntries(levels)).toEqual({ Line: 'partial', Second: 'assist', third: 'assist' });
  });
});

test('a recipe on a station with a gate begins with people; once its model has met the rules it may decide', async () => {
  const here = await world('a model that has not met the rules of the gate that must hold');
  const { desk, body, bad } = here;
  const assist: RecipeBody = { ...body, automationLevel: 'assist' };
  const { id } = await desk.ask('recipe.add', { name: 'Another', body: assist });
  const raise = (limits: Partial<RecipeBody> = {}) =>
    desk.call('recipe.change', { id, basedOn: 1, name: 'Another', body: { ...body, ...limits }, comment: '' });
  expect(await raise()).toMatchObject({ fault: { objections: [{ code: 'gate-must-run' }] } });
  noteGateRun(desk.store, id, bad.sha256, false);
  expect(await raise()).toMatchObject({ fault: { objections: [{ code: 'gate-must-failed', rules: 1 }] } });
  noteGateRun(desk.store, id, bad.sha256, true);
  // It met them under these limits, not under any others.
  expect(await raise({ otherDefects: { rejectAt: 1, clearBelow: 1 } })).toMatchObject({
    fault: { objections: [{ code: 'gate-must-run' }] },
  });
  expect(await raise()).toMatchObject({ ok: true });
  expect(await desk.call('lane.change', { ...here.lane, recipeId: id })).toMatchObject({ ok: true });
});

test('a model replaced on the command line takes over its limits, its level and the order of its classes', async () => {
  const desk = openTestDesk();
  await register(desk.store, models.good);
  const tuned = bodyWith(models.good, {
    automationLevel: 'full',
    defects: [
      { className: 'red', rejectAt: 0.3, clearBelow: 0.1 },
      { className: 'green', rejectAt: 0.9, clearBelow: 0.8 },
    ],
  });
  const recipe = await desk.ask('recipe.add', { name: 'Line', body: tuned });
  const camera = temporaryFolder();
  await desk.ask('lane.add', { ...laneSettings(camera), recipeId: recipe.id });
  expect(await setUp(desk, camera, models.twin, null)).toMatchObject({ ok: true });
  expect(newestRecipe(desk.store.read, recipe.id)).toMatchObject({
    version: 2,
    body: { ...tuned, modelSha256: models.twin.sha256 },
  });
});

test('other changes to a lane need no permission: one can always be switched off', async () => {
  const here = await world('a retired model');
  const settings = { ...laneSettings(temporaryFolder()), name: 'Second', recipeId: oldRecipe(here).id };
  const lane = addLane(here.desk.store.write, admitted(settings));
  expect(await here.desk.call('lane.change', { ...lane, name: 'Renamed' })).toMatchObject({ ok: true });
  expect(await here.desk.call('lane.change', { ...lane, isEnabled: false })).toMatchObject({ ok: true });
});

test('a model still named by a recipe judges no part from the moment it must not', async () => {
  const here = await world('a retired model');
  const recipe = oldRecipe(here);
  const { store } = here.desk;
  expect(judgingFault(store.read, recipe)).toEqual({ code: 'model-barred', objections: [{ code: 'retired' }] });
  // Where it is not asked, or people look without it, there is nothing that it could judge.
  expect(judgingFault(store.read, { body: { ...recipe.body, automationLevel: 'manual' } })).toBeNull();

  const fault = createJudges(store.read);
  const retired = () => fault(recipe)?.code ?? null;
  expect(retired()).toBe('model-barred');
  const note = (kind: 'retired' | 'reinstated') =>
    noteModelEvent(store.write, ME, 2, { sha256: here.bad.sha256, kind, recipeId: null, reason: '' });
  note('reinstated');
  expect(retired()).toBeNull();
  note('retired');
  expect(retired()).toBe('model-barred');
});

test('a lane whose recipe names a missing model is refused', async () => {
  const desk = openTestDesk();
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: 'a'.repeat(64) };
  const recipe = addRecipe(desk.store.write, admitted({ name: 'Old', body, madeBy: 'Eva', madeAt: 1, comment: '' }));
  const settings = { ...laneSettings('/cameras/1'), recipeId: recipe.id };
  expect(admitLane(desk.store.read, settings, null)).toEqual({ ok: false, fault: { code: 'model-missing' } });
});

describe('the list of ways above is complete', () => {
  const engine = path.resolve(import.meta.dirname, '../../../main');
  const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(path.join(engine, file), 'utf8') }));
  const filesWith = (pattern: RegExp) =>
    sources
      .filter(({ text }) => pattern.test(text))
      .map(({ file }) => file)
      .toSorted();

  test('only the store writes recipes and lanes', () => {
    const writes = /(?:INSERT (?:OR \w+ )?INTO|UPDATE|REPLACE INTO) (?:recipe_version|lane)\b/i;
    expect(filesWith(writes).filter((file) => !file.includes('/migrations/'))).toEqual([
      'engine/store/set-up/lanes.ts',
      'engine/store/set-up/recipes.ts',
    ]);
  });

  test('only these operations and commands ask it to', () => {
    expect(filesWith(/import \{[^}]*\b(?:addRecipe|addRecipeVersion|addLane|changeLane)\b/)).toEqual([
      'engine/commands/set-up-lane.ts',
      'engine/operations/station/lane.ts',
      'engine/operations/station/recipe.ts',
      'engine/registry/write-version.ts',
    ]);
  });

  test('only the door says that something was admitted', () => {
    expect(filesWith(/\badmitted\(|as Admitted/)).toEqual([
      'engine/registry/door.ts',
      'engine/store/set-up/admitted.ts',
    ]);
  });
});
