import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describeModel, importModel } from '../../main/engine/registry/import-model.ts';
import { type Station, startStation } from '../../main/engine/start-station.ts';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { admitted } from '../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../main/engine/store/set-up/lanes.ts';
import { addRecipe } from '../../main/engine/store/set-up/recipes.ts';
import { openDemoLine } from '../../main/simulator/process/demo-line.ts';
import type { ModelProfile } from '../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/station/recipe.ts';
import { benchLane } from './bench-lane.ts';

export type StationUnderTest = {
  readonly station: Station;
  readonly profile: ModelProfile;
  readonly camera: string;
  readonly line: string;
  /** Resolves when this many more parts have a durable record. */
  readonly recorded: (count: number) => Promise<void>;
};

/** A whole station with its own data folder, as it runs in a factory. */
export async function startStationUnderTest(
  root: string,
  modelFile: string,
  workers: number,
): Promise<StationUnderTest> {
  const dataFolder = path.join(root, 'data');
  const camera = path.join(root, 'camera');
  mkdirSync(camera, { recursive: true });
  const profile = await prepare(dataFolder, camera, modelFile);
  let durable = 0;
  let wake: () => void = () => undefined;
  const started = await startStation({
    dataFolder,
    modelsFolder: null,
    openDemoLine,
    workers,
    onRecorded: () => {
      durable++;
      wake();
    },
  });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const { folder } = started.value.store;
  mkdirSync(folder.lineOutput, { recursive: true });
  return {
    station: started.value,
    profile,
    camera,
    line: folder.lineOutput,
    recorded: (count) => {
      const target = durable + count;
      return new Promise((resolve) => {
        wake = () => {
          if (durable >= target) resolve();
        };
      });
    },
  };
}

/** Model, recipe and lane in a new store. */
async function prepare(dataFolder: string, camera: string, modelFile: string): Promise<ModelProfile> {
  const store = granted(openStore(dataFolder));
  const card = granted(await describeModel(modelFile, undefined, { name: { family: 'bench', version: '1' } }));
  granted(await importModel(modelFile, card, { store, importedBy: { name: 'bench', personId: null }, now: Date.now }));
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: card.sha256 };
  const recipe = addRecipe(
    store.write,
    admitted({ name: 'Bench', body, madeBy: 'bench', madeAt: Date.now(), comment: '' }),
  );
  addLane(store.write, admitted(benchLane(camera, recipe.id)));
  store.close();
  return card.profile;
}

function granted<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}
