import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpLaneIn } from '../../../main/engine/commands/set-up-lane.ts';
import { judgingFault } from '../../../main/engine/registry/door.ts';
import { createJudges } from '../../../main/engine/station/line/judges.ts';
import { gateRules, newestGateRun } from '../../../main/engine/store/models/gate-runs.ts';
import { retiredModels } from '../../../main/engine/store/models/model-states.ts';
import { modelCardOf, registerModel } from '../../../main/engine/store/models/models.ts';
import { lanes } from '../../../main/engine/store/set-up/lanes.ts';
import { newestRecipe, recipes } from '../../../main/engine/store/set-up/recipes.ts';
import { objectionCodeSchema } from '../../../preload/contract/models/model-objection.ts';
import {
  type AutomationLevel,
  DEFAULT_RECIPE_BODY,
  type RecipeBody,
} from '../../../preload/contract/station/recipe.ts';
import type { LaneId, RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { type DecidingModel, decidingModel, noteGateRun, probeOf } from '../../support/models/deciding-models.ts';
import { openTestDesk, type TestDesk } from '../../support/station/test-desk.ts';

/** Stories; more of them by hand, with the variable. */
const RUNS = Number(process.env['LUPA_DOOR_RUNS'] ?? 40);

const folder = mkdtempSync(path.join(tmpdir(), 'lupa-deciding-'));
let models: readonly DecidingModel[];
beforeAll(async () => {
  models = [
    await decidingModel(folder, 'first', ['red', 'green', 'blue'], 64),
    await decidingModel(folder, 'second', ['red', 'green', 'blue'], 96),
    await decidingModel(folder, 'swapped', ['green', 'red', 'blue'], 64),
    await decidingModel(folder, 'other', ['red', 'green', 'violet'], 64),
  ];
});
afterAll(() => rmSync(folder, { recursive: true }));

const KINDS = [
  'import',
  'retire',
  'reinstate',
  'gate',
  'set rules',
  'promote',
  'roll back',
  'recipe add',
  'recipe change',
  'recipe level',
  'lane add',
  'lane change',
  'lane switch',
  'begin camera',
  'begin simulated',
  'command line',
] as const;
const LEVELS = ['manual', 'shadow', 'assist', 'partial', 'full'] as const satisfies readonly AutomationLevel[];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  model: fc.nat({ max: 3 }),
  recipe: fc.nat({ max: 3 }),
  lane: fc.nat({ max: 2 }),
  level: fc.constantFrom(...LEVELS),
  classes: fc.constantFrom(['red', 'green', 'blue'], ['red'], ['green', 'red'], ['red', 'violet'], ['Red ']),
  yes: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const EVERYTHING = objectionCodeSchema.options;

function bodyOf(sha256: Sha256 | null, { level, classes }: Step): RecipeBody {
  const defects = classes.map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 }));
  return { ...DEFAULT_RECIPE_BODY, modelSha256: sha256, automationLevel: level, defects };
}

/** Does one thing that somebody may do to a station; what is refused changes nothing. */
async function take(desk: TestDesk, root: string, now: Step, turn: number): Promise<void> {
  const { store } = desk;
  const model = models[now.model];
  if (model === undefined) throw new Error('no such model');
  const { sha256 } = model;
  const known = recipes(store.read);
  const recipe = known[now.recipe % Math.max(known.length, 1)];
  const all = lanes(store.read);
  const lane = all[now.lane % Math.max(all.length, 1)];
  const reason = 'because it is so';
  const place = (name: string) => {
    const camera = path.join(root, name);
    mkdirSync(camera, { recursive: true });
    return camera;
  };
  switch (now.kind) {
    case 'import':
      if (modelCardOf(store.read, sha256) === null) {
        const card = { family: model.name, version: '1', sha256, profile: model.profile, warnings: [] };
        registerModel(store.write, card, 'Eva', 1);
      }
      return;
    case 'retire':
    case 'reinstate':
      await desk.call(`model.${now.kind}`, { sha256, reason });
      return;
    case 'gate':
      if (recipe !== undefined && modelCardOf(store.read, sha256) !== null) {
        noteGateRun(store, recipe.id, sha256, now.yes);
      }
      return;
    case 'set rules':
      if (recipe !== undefined) {
        const rules = now.yes ? [{ kind: 'min-map50' as const, limit: 0.5, isMust: true }] : [];
        await desk.call('gate.set-rules', { recipeId: recipe.id, rules });
      }
      return;
    case 'promote':
      if (recipe !== undefined) {
        const { id: recipeId, version: basedOn } = recipe;
        const despite = now.yes ? [...EVERYTHING] : [];
        await desk.call('model.promote', { recipeId, basedOn, sha256, reason, despite, limits: 'keep' });
      }
      return;
    case 'roll back':
      if (recipe !== undefined) {
        await desk.call('model.roll-back', { recipeId: recipe.id, basedOn: recipe.version, reason });
      }
      return;
    case 'recipe add':
      await desk.call('recipe.add', { name: `Recipe ${turn}`, body: bodyOf(sha256, now) });
      return;
    case 'recipe change':
    case 'recipe level':
      if (recipe !== undefined) {
        const body = now.kind === 'recipe level' ? { ...recipe.body, automationLevel: now.level } : bodyOf(sha256, now);
        const { id, version: basedOn, name } = recipe;
        await desk.call('recipe.change', { id, basedOn, name, body, comment: '' });
      }
      return;
    case 'lane add':
      if (recipe !== undefined) {
        const settings = { ...laneSettings(place(`lane ${turn}`)), name: `Lane ${turn}`, recipeId: recipe.id };
        await desk.call('lane.add', { ...settings, isEnabled: now.yes });
      }
      return;
    case 'lane change':
      if (lane !== undefined && recipe !== undefined) await desk.call('lane.change', { ...lane, recipeId: recipe.id });
      return;
    case 'lane switch':
      if (lane !== undefined) await desk.call('lane.change', { ...lane, isEnabled: now.yes });
      return;
    case 'begin camera':
      await desk.call('station.begin-camera', {
        folder: place(`camera ${turn}`),
        modelSha256: sha256,
        laneName: `C ${turn}`,
      });
      return;
    case 'begin simulated':
      await desk.call('station.begin-simulated', {});
      return;
    case 'command line': {
      const camera = now.yes && lane !== undefined ? lane.folder : place(`run ${turn}`);
      mkdirSync(camera, { recursive: true });
      const wish = { camera, model: model.file, recipe: null, settleMs: 500, isRecursive: false, usedBits: null };
      await setUpLaneIn(store, wish, probeOf(models));
      return;
    }
    default:
      now.kind satisfies never;
  }
}

type Judge = Readonly<{ lane: LaneId; recipe: RecipeId; sha256: Sha256; isAlone: boolean }>;

/** The models that judge parts now. */
function judgesOf({ store }: TestDesk): readonly Judge[] {
  return lanes(store.read).flatMap((lane): Judge[] => {
    const recipe = newestRecipe(store.read, lane.recipeId);
    const sha256 = recipe?.body.modelSha256 ?? null;
    if (!lane.isEnabled || recipe === null || sha256 === null || recipe.body.automationLevel === 'manual') return [];
    const isAlone = recipe.body.automationLevel === 'partial' || recipe.body.automationLevel === 'full';
    return [{ lane: lane.id, recipe: recipe.id, sha256, isAlone }];
  });
}

function expectFit({ store }: TestDesk, judges: readonly Judge[], before: readonly Judge[]): void {
  const read = store.read;
  // As after a restart: nothing is remembered but what stands in the records.
  const faultOf = createJudges(read);
  for (const judge of judges) {
    const recipe = newestRecipe(read, judge.recipe);
    if (recipe === null) throw new Error('no recipe');
    expect(retiredModels(read).has(judge.sha256)).toBe(false);
    const classes = modelCardOf(read, judge.sha256)?.profile.classes ?? [];
    expect(recipe.body.defects.filter(({ className }) => !classes.includes(className))).toEqual([]);
    expect([faultOf(recipe), judgingFault(read, recipe)]).toEqual([null, null]);
    const isNew = !before.some((one) => JSON.stringify(one) === JSON.stringify(judge));
    const mustPass = gateRules(read, judge.recipe).some(({ isMust }) => isMust);
    if (isNew && judge.isAlone && mustPass) {
      expect(newestGateRun(read, judge.recipe, judge.sha256)?.report.challenger.map50).toBe(1);
    }
  }
}

test('whatever is done in whatever order: the deciding model is in service, knows every class of its recipe, and has met the mandatory rules', async () => {
  let judged = 0;
  let alone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const desk = openTestDesk();
      const root = temporaryFolder();
      for (const { name, sha256, profile } of models.slice(0, 3)) {
        registerModel(desk.store.write, { family: name, version: '1', sha256, profile, warnings: [] }, 'Eva', 1);
      }
      let before = judgesOf(desk);
      for (const [turn, now] of steps.entries()) {
        await take(desk, root, now, turn);
        const judges = judgesOf(desk);
        expectFit(desk, judges, before);
        judged += judges.length;
        alone += judges.filter(({ isAlone }) => isAlone).length;
        before = judges;
      }
      expect(desk.bugs).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  // A check of nothing would hold as well.
  expect(Math.min(judged, alone)).toBeGreaterThan(RUNS);
}, 600_000);
