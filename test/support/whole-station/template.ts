import path from 'node:path';
import { startStation } from '../../../main/engine/station.ts';
import { openStore } from '../../../main/engine/store/open.ts';
import type { Actor } from '../../../preload/contract/person.ts';
import type { LaneId, RecipeId } from '../../../preload/contract/units.ts';
import { callsTo } from '../calls.ts';
import { COLOUR_RECIPE, registerColourModel } from '../colour-line.ts';
import { laneSettings } from '../test-lane.ts';
import { actorOf, addTestPerson } from '../test-person.ts';

export type Template = {
  readonly laneId: LaneId;
  readonly recipeId: RecipeId;
  readonly operator: Actor;
  readonly supervisor: Actor;
};

/** The records of a station with one lane on a camera folder, a line's folder, two people, and nothing inspected yet. */
export async function layTemplate(dataFolder: string, cameraFolder: string, lineFolder: string): Promise<Template> {
  const opened = openStore(dataFolder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  const modelSha256 = await registerColourModel(store, path.join(dataFolder, 'brought'));
  const person = (name: string, role: 'operator' | 'supervisor') => actorOf(addTestPerson(store, name, role), role);
  const [operator, supervisor] = [person('Ana', 'operator'), person('Eva', 'supervisor')];
  store.close();

  const started = await startStation({ dataFolder, modelsFolder: null, workers: 1, draw: () => 0.999 });
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const { ask } = callsTo(started.value.dispatch);
  const settings = await ask('station.settings', {});
  await ask('station.change-settings', { ...settings, lineOutputFolder: lineFolder, answerDelaySeconds: 0 });
  const audit = { passShare: 0.5, failShare: 0.5 };
  const hold = { ...COLOUR_RECIPE.hold, timeoutMs: 3_600_000 };
  const body = { ...COLOUR_RECIPE, modelSha256, automationLevel: 'partial' as const, audit, hold, repeatShare: 0 };
  const recipe = await ask('recipe.add', { name: 'Colours', body });
  const settling = { settleMs: 30, sweepEveryMs: 200 };
  const lane = await ask('lane.add', { ...laneSettings(cameraFolder), ...settling, recipeId: recipe.id });
  await started.value.stop();
  return { laneId: lane.id, recipeId: recipe.id, operator, supervisor };
}
