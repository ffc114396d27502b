import { expect, test } from 'vitest';
import { noteModelEvent } from '../../../main/engine/store/models/model-events.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { changeSettings, DEFAULT_SETTINGS } from '../../../main/engine/store/set-up/settings.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const HOUR = 3_600_000;
const NOW = new Date(2026, 2, 2, 15).getTime();
const SINCE_SIX = { from: NOW - 9 * HOUR, until: NOW };
const filter = { laneId: null, lot: null, recipeId: null, modelSha256: null };

test('the shifts of a week are offered, that in progress first, each with its parts', async () => {
  const { store, ask } = openTestDesk({ clock: fixedClock(new Date(NOW).toISOString()) });
  changeSettings(store.write, { ...DEFAULT_SETTINGS, shiftStarts: [360, 840, 1320] }, 'Engineer', NOW - 48 * HOUR);
  const place = addTestLane(store, NOW - 24 * HOUR);
  const times = [NOW - 20 * HOUR, NOW - 2 * HOUR, NOW - HOUR - 20_000, NOW - HOUR - 10_000, NOW - 10_000];
  writeRecords(
    store.write,
    times.map((at, index) => inspectionRecord({ ...place, at }, `${index}.jpg`, { decidedAt: at })),
  );
  const shifts = await ask('report.shifts', {});
  expect(shifts).toHaveLength(21);
  expect(shifts.slice(0, 4)).toEqual([
    { from: NOW - HOUR, until: NOW + 7 * HOUR, inspected: 1 },
    { from: NOW - 9 * HOUR, until: NOW - HOUR, inspected: 3 },
    { from: NOW - 17 * HOUR, until: NOW - 9 * HOUR, inspected: 0 },
    { from: NOW - 25 * HOUR, until: NOW - 17 * HOUR, inspected: 1 },
  ]);
});

test('the changes of a shift tell new versions of recipes, what happened to models, and nothing of before or after', async () => {
  const { store, ask } = openTestDesk({ clock: fixedClock(new Date(NOW).toISOString()) });
  const { recipeId } = addTestLane(store, NOW - 24 * HOUR);
  const [first = '', second = ''] = addTestModels(store, NOW - 24 * HOUR, ['1', '2']);
  const [recipe] = await ask('recipe.list', {});
  if (recipe === undefined) throw new Error('a recipe was expected');
  const author = { personId: null, name: 'Olga' };
  noteModelEvent(store.write, author, NOW - 12 * HOUR, { sha256: first, kind: 'imported', recipeId: null, reason: '' });
  noteModelEvent(store.write, author, NOW - 2 * HOUR, {
    ...{ sha256: second, kind: 'retired', recipeId: null },
    reason: 'misses cracks',
  });
  store.write.run(
    `INSERT INTO recipe_version (recipe_id, version, name, body, made_by, made_at, comment, despite)
     SELECT recipe_id, version + 1, name, json_set(body, '$.modelSha256', @first), 'Olga', @at, 'better', '[]'
     FROM recipe_version WHERE recipe_id = @recipeId`,
    { first, at: NOW - 3 * HOUR, recipeId },
  );
  const { changes, all } = await ask('report.changes', { ...filter, period: { kind: 'custom', ...SINCE_SIX } });
  expect(all).toBe(2);
  expect(changes).toEqual([
    expect.objectContaining({
      ...{ about: 'recipe', recipeName: recipe.name, version: 2, madeBy: 'Olga', reason: 'better' },
      ...{ modelName: 'phone-glass 1', isModelNew: true },
    }),
    expect.objectContaining({
      ...{ about: 'model', kind: 'retired', modelName: 'phone-glass 2', recipeName: null, reason: 'misses cracks' },
    }),
  ]);
  const others = { ...filter, recipeId, period: { kind: 'custom', from: NOW, until: NOW + HOUR } } as const;
  expect(await ask('report.changes', others)).toEqual({ changes: [], all: 0 });
});
