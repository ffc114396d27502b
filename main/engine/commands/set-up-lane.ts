import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ModelAnswers, ModelCard } from '../../../preload/contract/models/model.ts';
import type { Lane, UsedBits } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type Recipe, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { startingRecipe } from '../../domain/verdict/starting-recipe.ts';
import { plainFileDigest } from '../file-digest.ts';
import { UNWATCHED } from '../folder-calls.ts';
import { realFolder } from '../ingest/watching/real-folder.ts';
import { laneObjection } from '../operations/station/lane-objection.ts';
import { admitLane, admitRecipe, asksForGate } from '../registry/door.ts';
import { describeModel, importModel } from '../registry/import-model.ts';
import { bodyWith } from '../registry/promotion.ts';
import { modelCardOf } from '../store/models/models.ts';
import { openStore, type Store } from '../store/opening/open.ts';
import { addLane, changeLane, lanes } from '../store/set-up/lanes.ts';
import { addRecipe, addRecipeVersion, newestRecipe, recipes } from '../store/set-up/recipes.ts';
import { lineFolderOf } from '../store/set-up/settings.ts';
import { probeModel } from '../vision/model-file/probe.ts';
import { readRecipeFile } from './recipe-file.ts';

/** What the command line says about one camera folder. Anything omitted stays as it is, or is as in a new station. */
export type LaneWish = {
  readonly camera: string;
  readonly model: string | null;
  /** Answers to what the model's file does not say. */
  readonly answers?: ModelAnswers;
  /** A JSON file with the contents of a recipe. */
  readonly recipe: string | null;
  readonly settleMs: number;
  readonly isRecursive: boolean;
  /** `null`: unchanged, or unknown. */
  readonly usedBits: UsedBits;
};

const BY = 'command line';

/** Makes the station in `dataFolder` watch the camera folder as requested: creates or changes its lane, its recipe and its model before the first part. */
export async function setUpLane(dataFolder: string, wish: LaneWish): Promise<Result<Lane>> {
  const opened = openStore(dataFolder);
  if (!opened.ok) return opened;
  try {
    return await setUpLaneIn(opened.value, wish);
  } finally {
    opened.value.close();
  }
}

/** The same, in an open store. Models come to judge parts through the same door as everywhere. */
export async function setUpLaneIn(store: Store, wish: LaneWish, probe = probeModel): Promise<Result<Lane>> {
  const folder = await realpath(wish.camera);
  const card = wish.model === null ? ok(null) : await takeModel(store, wish.model, wish.answers ?? {}, probe);
  if (!card.ok) return card;
  const known = lanes(store.read).find((lane) => lane.folder === folder);
  const before = known === undefined ? null : newestRecipe(store.read, known.recipeId);
  const base = baseFor(store, before?.body ?? null, card.value);
  const body = wish.recipe === null ? ok(base) : await readRecipeFile(wish.recipe, base);
  if (!body.ok) return body;
  const recipe = putRecipe(store, before, body.value, path.basename(folder));
  if (!recipe.ok) return recipe;
  return known === undefined ? await newLane(store, folder, recipe.value, wish) : withBits(store, known, wish.usedBits);
}

async function takeModel(
  store: Store,
  file: string,
  answers: ModelAnswers,
  probe: typeof probeModel,
): Promise<Result<ModelCard>> {
  // Answers given for a known model stay as they are, and need not be given again.
  const digest = await plainFileDigest(file);
  const known = digest === null ? null : modelCardOf(store.read, digest.toString('hex'));
  if (known !== null) return ok(known);
  const card = await describeModel(file, Object.keys(answers).length === 0 ? undefined : answers, { probe });
  if (!card.ok) return card;
  const imported = await importModel(file, card.value, {
    store,
    importedBy: { name: BY, personId: null },
    now: Date.now,
  });
  return imported.ok ? card : imported;
}

/** A model replacing another takes over its settings: limits, level and the order of the classes stay. */
function baseFor({ read }: Store, before: RecipeBody | null, card: ModelCard | null): RecipeBody {
  if (before === null) return startingRecipe(DEFAULT_RECIPE_BODY, card, [], asksForGate(read));
  const isUntouched = before.modelSha256 === null && before.defects.length === 0;
  if (isUntouched && card !== null) return startingRecipe(before, card, [], asksForGate(read));
  return card === null ? before : bodyWith(before, card, 'keep');
}

/** The newest version if it already says this, otherwise the next one, or a first one. */
function putRecipe({ read, write }: Store, before: Recipe | null, body: RecipeBody, name: string): Result<Recipe> {
  if (before !== null && JSON.stringify(before.body) === JSON.stringify(body)) return ok(before);
  const called = before?.name ?? freeName(name, new Set(recipes(read).map((recipe) => recipe.name.toLowerCase())));
  const draft = { name: called, body, madeBy: BY, madeAt: Date.now(), comment: '' };
  const admission = admitRecipe(read, before?.id ?? null, draft);
  if (!admission.ok) return admission;
  if (before === null) return ok(addRecipe(write, admission.value));
  const next = addRecipeVersion(write, before.id, before.version, admission.value);
  return next === null ? failed(conflict('recipe-changed')) : ok(next);
}

async function newLane(store: Store, folder: string, recipe: Recipe, wish: LaneWish): Promise<Result<Lane>> {
  const others = lanes(store.read);
  const settings = {
    name: freeName(path.basename(folder), new Set(others.map((lane) => lane.name.toLowerCase()))),
    folder,
    isRecursive: wish.isRecursive,
    isPolled: false,
    settleMs: wish.settleMs,
    sweepEveryMs: 2000,
    afterwards: { kind: 'leave' },
    usedBits: wish.usedBits,
    recipeId: recipe.id,
    isEnabled: true,
  } as const;
  const objection = await laneObjection(settings, {
    folder: store.folder,
    calls: () => UNWATCHED,
    real: realFolder,
    lineOutput: lineFolderOf(store.read, store.folder),
    others,
    id: null,
  });
  if (objection !== null) return failed(objection);
  const admission = admitLane(store.read, settings, null);
  return admission.ok ? ok(addLane(store.write, admission.value)) : admission;
}

/** The lane, with the number of bits its camera uses, if given. */
function withBits({ read, write }: Store, known: Lane, usedBits: UsedBits): Result<Lane> {
  if (usedBits === null || usedBits === known.usedBits) return ok(known);
  const lane = { ...known, usedBits };
  const admission = admitLane(read, lane, known);
  if (!admission.ok) return admission;
  changeLane(write, known.id, admission.value);
  return ok(lane);
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.slice(0, 50) || 'Camera';
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
