import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import { addGateRun } from '../../../main/engine/store/models/gate-runs.ts';
import { goldenRows, goldenStamp } from '../../../main/engine/store/models/golden-parts.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { ok } from '../../../preload/contract/faults/result.ts';
import type { ModelProfile } from '../../../preload/contract/models/model.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { gateFigures, gateReport } from './gate-reports.ts';
import { savedModel } from './saved-models.ts';
import { colourModel } from './test-models.ts';

/** A model file that can be imported any number of times into any store, with the result of its probe. */
export type DecidingModel = Readonly<{
  name: string;
  sha256: Sha256;
  file: string;
  profile: ModelProfile;
}>;

export type ThreeClasses = readonly [string, string, string];

/** Files that differ in their classes, or only in the side of their input. */
export async function decidingModel(
  within: string,
  name: string,
  classes: ThreeClasses,
  side: number,
): Promise<DecidingModel> {
  const folder = path.join(within, name);
  mkdirSync(folder);
  const { sha256, profile, path: file } = await savedModel(folder, `${name}.onnx`, colourModel({ classes, side }));
  return { name, sha256, profile, file };
}

/** The probe of a file that has already been examined: no process is started. */
export function probeOf(models: readonly DecidingModel[]) {
  return (file: string) => {
    const known = models.find((model) => model.file === file);
    if (known === undefined) throw new Error(`no model ${file}`);
    return Promise.resolve(ok({ profile: known.profile, warnings: [] }));
  };
}

export async function register(store: Store, { name, sha256, profile, file }: DecidingModel): Promise<void> {
  writeFileSync(path.join(path.dirname(file), 'card.json'), '{}');
  const card = { family: name, version: '1', sha256, profile, warnings: [] };
  const by = { name: 'Eva', personId: null };
  const imported = await importModel(file, card, { store, importedBy: by, now: () => 1 });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
}

/** What a gate run would record for a model that finds every box, or none. */
export function noteGateRun(store: Store, recipeId: RecipeId, sha256: Sha256, isPassed: boolean): void {
  const recipe = newestRecipe(store.read, recipeId);
  if (recipe === null) throw new Error(`no recipe ${recipeId}`);
  const map50 = isPassed ? 1 : 0;
  const report = gateReport({
    recipeVersion: recipe.version,
    championSha256: recipe.body.modelSha256,
    stamp: goldenStamp(goldenRows(store.read, recipeId), recipe),
    parts: 10,
    badParts: 10,
    challenger: gateFigures({ map50, map50Interval: { low: map50, high: map50 } }),
  });
  addGateRun(store.write, { recipeId, sha256, report, madeBy: 'Eva', madeAt: 1 });
}
