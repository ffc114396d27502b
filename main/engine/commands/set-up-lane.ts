import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { conflict } from '../../../preload/contract/conflict.ts';
import type { Lane, UsedBits } from '../../../preload/contract/lane.ts';
import type { ModelCard } from '../../../preload/contract/model.ts';
import {
  DEFAULT_RECIPE_BODY,
  type Recipe,
  type RecipeBody,
  recipeBodySchema,
} from '../../../preload/contract/recipe.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { startingRecipe } from '../../domain/starting-recipe.ts';
import { laneObjection } from '../operations/lane-objection.ts';
import { recipeObjection } from '../operations/recipe-objection.ts';
import { describeModel, importModel } from '../registry/import-model.ts';
import { addLane, changeLane, lanes } from '../store/lanes.ts';
import { modelCardOf } from '../store/models.ts';
import { openStore, type Store } from '../store/open.ts';
import { addRecipe, addRecipeVersion, newestRecipe, recipes } from '../store/recipes.ts';

/** What the command line says about one camera folder. What it leaves out stays as it is, or is as in a new station. */
export type LaneWish = {
  readonly camera: string;
  readonly model: string | null;
  /** A JSON file with what a recipe is to hold. */
  readonly recipe: string | null;
  readonly settleMs: number;
  readonly isRecursive: boolean;
  /** `null`: as it is, or not said. */
  readonly usedBits: UsedBits;
};

const BY = 'command line';

/** Makes the station in `dataFolder` watch the camera folder as wished: its lane, its recipe and its model, made or changed before the first part. */
export async function setUpLane(dataFolder: string, wish: LaneWish): Promise<Result<Lane>> {
  const opened = openStore(dataFolder);
  if (!opened.ok) return opened;
  try {
    const folder = await realpath(wish.camera);
    const card = wish.model === null ? ok(null) : await takeModel(opened.value, wish.model);
    if (!card.ok) return card;
    const known = lanes(opened.value.read).find((lane) => lane.folder === folder);
    const before = known === undefined ? null : newestRecipe(opened.value.read, known.recipeId);
    const body = await bodyFor(before?.body ?? null, card.value, wish.recipe);
    if (!body.ok) return body;
    const recipe = putRecipe(opened.value, before, body.value, path.basename(folder));
    if (!recipe.ok) return recipe;
    return known === undefined
      ? await newLane(opened.value, folder, recipe.value, wish)
      : ok(withBits(opened.value, known, wish.usedBits));
  } finally {
    opened.value.close();
  }
}

async function takeModel(store: Store, file: string): Promise<Result<ModelCard>> {
  const card = await describeModel(file, undefined);
  if (!card.ok) return card;
  const known = modelCardOf(store.read, card.value.sha256);
  if (known !== null) return ok(known);
  const imported = await importModel(file, card.value, {
    store,
    importedBy: { name: BY, personId: null },
    now: Date.now,
  });
  return imported.ok ? card : imported;
}

async function bodyFor(
  before: RecipeBody | null,
  card: ModelCard | null,
  file: string | null,
): Promise<Result<RecipeBody>> {
  const starting = before === null || (card !== null && card.sha256 !== before.modelSha256);
  const base = starting ? startingRecipe(before ?? DEFAULT_RECIPE_BODY, card, []) : before;
  if (file === null) return ok(base);
  try {
    const wish = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
    // Strict: a limit whose name is misspelt must not stay what it was without a word.
    const body = recipeBodySchema.strict().safeParse({ ...base, ...wish });
    if (!body.success) return failed({ code: 'bad-request', issues: [`${file}: ${z.prettifyError(body.error)}`] });
    return ok(body.data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed({ code: 'bad-request', issues: [`${file}: ${reason}`] });
  }
}

/** The newest version when it says this already, else the next one, or a first. */
function putRecipe({ read, write }: Store, before: Recipe | null, body: RecipeBody, name: string): Result<Recipe> {
  if (before !== null && JSON.stringify(before.body) === JSON.stringify(body)) return ok(before);
  const called = before?.name ?? freeName(name, new Set(recipes(read).map((recipe) => recipe.name.toLowerCase())));
  const objection = recipeObjection(read, before?.id ?? null, called, body);
  if (objection !== null) return failed(objection);
  const draft = { name: called, body, madeBy: BY, madeAt: Date.now(), comment: '' };
  if (before === null) return ok(addRecipe(write, draft));
  const next = addRecipeVersion(write, before.id, before.version, draft);
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
  const objection = await laneObjection(settings, { folder: store.folder, others, id: null });
  return objection === null ? ok(addLane(store.write, settings)) : failed(objection);
}

/** The lane, told how many bits its camera fills where that is said. */
function withBits({ write }: Store, known: Lane, usedBits: UsedBits): Lane {
  if (usedBits === null || usedBits === known.usedBits) return known;
  const lane = { ...known, usedBits };
  changeLane(write, lane);
  return lane;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.slice(0, 50) || 'Camera';
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
