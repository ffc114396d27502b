import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import { startStation } from '../../../main/engine/start-station.ts';
import { openStore, type Store } from '../../../main/engine/store/opening/open.ts';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Afterwards } from '../../../preload/contract/station/lane.ts';
import type { LaneId, RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { COLOUR_RECIPE } from '../lines/colour-line.ts';
import { laneSettings } from '../lines/test-lane.ts';
import { FOUND_SOMETHING } from '../models/found-something.ts';
import { savedModel } from '../models/saved-models.ts';
import { colourModel } from '../models/test-models.ts';
import { callsTo } from '../station/calls.ts';
import { actorOf, addTestPerson } from '../station/test-person.ts';
import { CAMERAS, type Camera, MODELS, type ModelName, type Window } from './happening.ts';

export const ENGINEER: Actor = { personId: null, name: 'Test', role: 'engineer', windowId: 'window-3' };

export type Template = {
  readonly lanes: Readonly<Record<Camera, LaneId>>;
  readonly recipeId: RecipeId;
  readonly models: Readonly<Record<ModelName, Sha256>>;
  readonly operators: Readonly<Record<Window, Actor>>;
  readonly supervisor: Actor;
};

export type StationFolders = {
  readonly cameras: Readonly<Record<Camera, string>>;
  /** Where the lane that moves files away puts them. */
  readonly moved: string;
  readonly data: string;
  readonly line: string;
};

const HOLD_MS = 60_000;

/** A station with a lane on each camera folder, a line folder, three people, three models, and nothing inspected yet. */
export async function layTemplate({ cameras, moved, data, line }: StationFolders): Promise<Template> {
  const opened = openStore(data);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const models = await registerModels(store, path.join(data, 'brought'));
  const person = (name: string, role: 'operator' | 'supervisor', windowId: string) =>
    actorOf(addTestPerson(store, name, role), windowId);
  const operators = {
    'window-1': person('Ana', 'operator', 'window-1'),
    'window-2': person('Ben', 'operator', 'window-2'),
  };
  const supervisor = person('Eva', 'supervisor', 'window-4');
  store.close();

  const started = await startStation({
    dataFolder: data,
    modelsFolder: null,
    openDemoLine,
    workers: 1,
    draw: () => 0.999,
  });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const { ask } = callsTo(started.value.dispatch);
  const settings = await ask('station.settings', {});
  await ask('station.change-settings', { ...settings, lineOutputFolder: line, answerDelaySeconds: 0 });
  const recipe = await ask('recipe.add', {
    name: 'Colours',
    body: {
      ...COLOUR_RECIPE,
      modelSha256: models.champion,
      automationLevel: 'partial',
      audit: { passShare: 0.5, failShare: 0.5 },
      hold: { ...COLOUR_RECIPE.hold, timeoutMs: HOLD_MS },
      repeatShare: 0,
      extraDispositions: ['use-as-is'],
      // Every other part from the start, and on until somebody promotes it.
      rollout: { ...DEFAULT_ROLLOUT_PLAN, steps: [{ share: 0.5, parts: 100_000, pairs: 0 }], watchParts: 2 },
    },
  });
  const afterwards: Record<Camera, Afterwards> = {
    leaves: { kind: 'leave' },
    deletes: { kind: 'delete' },
    moves: { kind: 'move', folder: moved },
  };
  const lanes = new Map<Camera, LaneId>();
  for (const camera of CAMERAS) {
    const lane = await ask('lane.add', {
      ...laneSettings(cameras[camera]),
      name: camera,
      settleMs: 30,
      sweepEveryMs: 200,
      // Files are moved within their own folder.
      isRecursive: camera === 'moves',
      afterwards: afterwards[camera],
      recipeId: recipe.id,
    });
    lanes.set(camera, lane.id);
  }
  await started.value.stop();
  return { lanes: whole(lanes, CAMERAS), recipeId: recipe.id, models, operators, supervisor };
}

async function registerModels(store: Store, folder: string): Promise<Readonly<Record<ModelName, Sha256>>> {
  const bytes: Record<ModelName, Uint8Array> = {
    champion: colourModel(),
    twin: colourModel({ side: 32 }),
    blind: colourModel({ gain: 0 }),
  };
  mkdirSync(folder, { recursive: true });
  const registered = new Map<ModelName, Sha256>();
  for (const name of MODELS) {
    const { sha256, path: file, profile } = await savedModel(folder, `${name}.onnx`, bytes[name]);
    const measured = name === 'blind' ? {} : { measured: FOUND_SOMETHING };
    const card = { family: name, version: '1', sha256, profile, warnings: [], ...measured };
    const imported = await importModel(file, card, {
      store,
      importedBy: { name: 'Test', personId: null },
      now: () => 0,
    });
    if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
    registered.set(name, sha256);
  }
  return whole(registered, MODELS);
}

function whole<K extends string, V>(map: ReadonlyMap<K, V>, keys: readonly K[]): Readonly<Record<K, V>> {
  if (keys.some((key) => !map.has(key))) throw new Error(`only ${[...map.keys()].join(', ')}`);
  return Object.fromEntries(map) as Record<K, V>;
}
