import { mkdir } from 'node:fs/promises';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Lane, LaneSettings } from '../../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { startingRecipe } from '../../../domain/verdict/starting-recipe.ts';
import { newestOfFamily } from '../../registry/bundled-models.ts';
import { asksForGate } from '../../registry/door.ts';
import { retiredModels } from '../../store/models/model-states.ts';
import { modelCardOf, models } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { lanes } from '../../store/set-up/lanes.ts';
import { recipes } from '../../store/set-up/recipes.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';
import { folderObjection } from './lane-objection.ts';

/** The first run uses the same operations that an engineer would. */
export type FirstRunDeps = {
  readonly store: Store;
  readonly live: LiveStation;
  readonly handlers: Pick<HandlersOf<'recipe'> & HandlersOf<'lane'>, 'recipe.add' | 'lane.add'>;
};

const SIMULATED = { laneName: 'Simulated line', recipeName: 'Phone glass', family: 'phone-glass' } as const;
const SIMULATED_CLASSES = ['scratch', 'crack', 'chip', 'stain'];

const USUAL_LANE: Omit<LaneSettings, 'name' | 'folder' | 'recipeId'> = {
  isRecursive: true,
  isPolled: false,
  settleMs: 500,
  sweepEveryMs: 2_000,
  afterwards: { kind: 'leave' },
  usedBits: null,
  isEnabled: true,
};

/** Sets up the simulated line with the newest model made for it and starts it. If it exists, it continues. */
export async function beginSimulated(deps: FirstRunDeps, actor: Actor): Promise<Result<Lane>> {
  const { store, live } = deps;
  const folder = live.simulator.cameraFolder;
  await mkdir(folder, { recursive: true });
  const known = lanes(store.read).find((lane) => lane.folder === folder);
  const lane = known === undefined ? await addSimulated(deps, actor, folder) : ok(known);
  if (lane.ok) live.simulator.begin();
  return lane;
}

/** Sets up one camera folder with one registered model, or without a model so that people decide. */
export async function beginCamera(
  deps: FirstRunDeps,
  actor: Actor,
  wish: { readonly folder: string; readonly modelSha256: Sha256 | null; readonly laneName: string },
): Promise<Result<Lane>> {
  // Checked first, so that a mistyped folder does not leave a recipe behind.
  const objection = await deps.live.calls(wish.folder).call(() => folderObjection(wish.folder));
  if (objection !== null) return failed(objection);
  return addWithRecipe(
    deps,
    actor,
    { name: wish.laneName, modelSha256: wish.modelSha256, classNames: [], takesAnyModel: false },
    {
      ...USUAL_LANE,
      name: wish.laneName,
      folder: wish.folder,
    },
  );
}

function addSimulated(deps: FirstRunDeps, actor: Actor, folder: string): Promise<Result<Lane>> {
  const retired = retiredModels(deps.store.read);
  const inService = models(deps.store.read).filter(({ sha256 }) => !retired.has(sha256));
  const model = newestOfFamily(inService, SIMULATED.family);
  const recipe: RecipeWish = {
    name: SIMULATED.recipeName,
    modelSha256: model?.sha256 ?? null,
    classNames: SIMULATED_CLASSES,
    takesAnyModel: true,
  };
  // The station keeps every image: files left by the simulated camera would only fill the disk.
  const lane = { ...USUAL_LANE, name: SIMULATED.laneName, folder, afterwards: { kind: 'delete' } } as const;
  return addWithRecipe(deps, actor, recipe, lane);
}

type RecipeWish = {
  readonly name: string;
  readonly modelSha256: Sha256 | null;
  /** Those of a recipe without a model. */
  readonly classNames: readonly string[];
  /** Whether a recipe of this name with another model will do. */
  readonly takesAnyModel: boolean;
};

async function addWithRecipe(
  deps: FirstRunDeps,
  actor: Actor,
  wish: RecipeWish,
  lane: Omit<LaneSettings, 'recipeId'>,
): Promise<Result<Lane>> {
  const recipe = await ensureRecipe(deps, actor, wish);
  return recipe.ok ? deps.handlers['lane.add']({ ...lane, recipeId: recipe.value.id }, actor) : recipe;
}

/** The recipe of this name: one left by a first attempt, or a new one. */
async function ensureRecipe(
  { store, handlers }: FirstRunDeps,
  actor: Actor,
  wish: RecipeWish,
): Promise<Result<Recipe>> {
  const known = recipes(store.read).find((recipe) => recipe.name === wish.name);
  if (known !== undefined && (wish.takesAnyModel || known.body.modelSha256 === wish.modelSha256)) return ok(known);
  const card = wish.modelSha256 === null ? null : modelCardOf(store.read, wish.modelSha256);
  if (wish.modelSha256 !== null && card === null) return failed({ code: 'model-missing' });
  const body = startingRecipe(DEFAULT_RECIPE_BODY, card, wish.classNames, asksForGate(store.read));
  return handlers['recipe.add']({ name: wish.name, body }, actor);
}
