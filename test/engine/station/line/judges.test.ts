import { expect, test } from 'vitest';
import { createJudges } from '../../../../main/engine/station/line/judges.ts';
import { noteModelEvent } from '../../../../main/engine/store/models/model-events.ts';
import { newestRecipe } from '../../../../main/engine/store/set-up/recipes.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { addTestModels } from '../../../support/models/registered-models.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

test('each model that one version of a recipe is asked about has its own answer', () => {
  const store = openTestStore();
  const [champion = '', retired = ''] = addTestModels(store, AT, ['1', '2']);
  const { recipeId } = addTestLane(store, AT, { modelSha256: champion });
  const event = { sha256: retired, kind: 'retired', recipeId: null, reason: 'Too old' } as const;
  noteModelEvent(store.write, { name: 'Eva', personId: null }, AT, event);
  const recipe = newestRecipe(store.read, recipeId);
  if (recipe === null) throw new Error('no recipe');
  const judges = createJudges(store.read);
  const faultOf = (modelSha256: string) => judges({ ...recipe, body: { ...recipe.body, modelSha256 } })?.code ?? null;
  expect([faultOf(champion), faultOf(retired), faultOf(champion)]).toEqual([null, 'model-barred', null]);
});
