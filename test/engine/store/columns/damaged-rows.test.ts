import { expect, test } from 'vitest';
import { steadyMs } from '../../../../main/engine/clock.ts';
import { claimItems } from '../../../../main/engine/review/claims.ts';
import { endOverdueHolds } from '../../../../main/engine/review/holds.ts';
import { createRecipeBook } from '../../../../main/engine/station/line/recipe-book.ts';
import { UnreadableRow } from '../../../../main/engine/store/columns/unreadable-row.ts';
import { lineMessagesAfter } from '../../../../main/engine/store/line/line-messages.ts';
import type { Store } from '../../../../main/engine/store/opening/open.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addRecipeVersion } from '../../../../main/engine/store/set-up/recipes.ts';
import { changeSettings, DEFAULT_SETTINGS, stationSettings } from '../../../../main/engine/store/set-up/settings.ts';
import { DEFAULT_RECIPE_BODY } from '../../../../preload/contract/station/recipe.ts';
import { recipeIdSchema } from '../../../../preload/contract/values/units.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { recordWaiting } from '../../../support/store/waiting-parts.ts';
import { moment } from '../../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const SOMEBODY = { personId: null, windowId: 'window-1' };

/** A store in which three parts wait, the line for all of them. */
function withWaiting(): { readonly store: Store; readonly told: string[] } {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  for (const name of ['SN1.jpg', 'SN2.jpg', 'SN3.jpg'])
    recordWaiting(store, place, name, { dueAt: steadyMs(AT + 1000) });
  const told: string[] = [];
  store.watchUnreadable(({ what }) => told.push(what));
  return { store, told };
}

test('a part with a damaged record ends its hold as reject, and keeps no other part on hold', () => {
  const { store, told } = withWaiting();
  store.write.run("UPDATE inspection SET reasons = 'x' WHERE id = 1");
  expect(endOverdueHolds(store.write, moment(AT + 5000))).toHaveLength(3);
  const kinds = lineMessagesAfter(store.read, 0, 10).flatMap(({ relativePath, disposition }) =>
    disposition === null ? [] : [`${relativePath} ${disposition.kind}`],
  );
  expect(kinds).toContain('SN2.jpg reject');
  expect(kinds).toContain('SN3.jpg reject');
  expect(told.length).toBeGreaterThan(0);
});

test('a hold that cannot be ended is reported, and the others end', () => {
  const { store } = withWaiting();
  store.write.run(
    `CREATE TEMP TRIGGER broken BEFORE INSERT ON disposition WHEN NEW.inspection_id = 1 BEGIN SELECT RAISE(ABORT, 'broken'); END`,
  );
  const errors: unknown[] = [];
  expect(endOverdueHolds(store.write, moment(AT + 5000), (error) => errors.push(error))).toHaveLength(2);
  expect(errors).toHaveLength(1);
});

test('a part with a damaged record is shown to nobody, and blocks no window', () => {
  const { store, told } = withWaiting();
  store.write.run("UPDATE inspection SET reasons = 'x' WHERE id = 1");
  const names = () => claimItems(store.write, SOMEBODY, 2, moment(AT)).map(({ inspection }) => inspection.fileName);
  expect(names()).toEqual(['SN2.jpg', 'SN3.jpg']);
  expect(names()).toEqual(['SN2.jpg', 'SN3.jpg']);
  expect(told).toHaveLength(1);
});

test.each([
  "UPDATE recipe_version SET body = 'x' WHERE version = 2",
  `UPDATE recipe_version SET body = '{}' WHERE version = 2`,
])('if a recipe’s newest version is damaged no older one judges: %s', (damage) => {
  const store = openTestStore();
  const { recipeId } = addTestLane(store, AT);
  const next = { name: 'Phone glass', body: DEFAULT_RECIPE_BODY, madeBy: 'Ada', madeAt: AT, comment: '' };
  addRecipeVersion(store.write, recipeId, 1, admitted(next));
  store.write.run(damage);
  const book = createRecipeBook(store.read);
  const recipe = book.newest(recipeId);
  expect(recipe).toMatchObject({ id: recipeId, version: 2, body: { modelSha256: null } });
  expect(book.fault(recipe)).toMatchObject({ code: 'record-unreadable' });
});

test('a missing recipe named by a lane is reported, and identified by the fault', () => {
  const store = openTestStore();
  const told: string[] = [];
  store.watchUnreadable(({ what }) => told.push(what));
  const book = createRecipeBook(store.read);
  const gone = recipeIdSchema.parse(7);
  expect(book.find(gone)).toBe(null);
  expect(() => book.newest(gone)).toThrow(UnreadableRow);
  expect(told).toEqual(['recipe 7']);
});

test('of damaged settings the readable ones stay, and the others keep their last readable value', () => {
  const store = openTestStore();
  const settings = { ...DEFAULT_SETTINGS, stationName: 'Press 4', lineOutputFolder: '/line', autoLockMinutes: 3 };
  changeSettings(store.write, settings, 'Ada', AT);
  changeSettings(store.write, { ...settings, autoLockMinutes: 7 }, 'Ada', AT);
  store.write.run("UPDATE station_setting SET body = json_set(body, '$.stationName', 5) WHERE id = 2");
  expect(stationSettings(store.read)).toEqual({ ...settings, autoLockMinutes: 7 });
  store.write.run("UPDATE station_setting SET body = 'x' WHERE id = 2");
  expect(stationSettings(store.read)).toEqual(settings);
});

test('a person whose row is damaged is refused with a fault, and the engine goes on', async () => {
  const desk = openTestDesk();
  const ada = await desk.ask('person.add-first', { name: 'Ada', pin: '123456' });
  desk.store.write.run("UPDATE person SET name = ''");
  const actor = { personId: ada.id, name: 'Ada', role: 'engineer', windowId: 'window-1' } as const;
  expect(await desk.call('lane.list', {}, actor)).toMatchObject({ ok: false, fault: { code: 'record-unreadable' } });
  // Nor does a damaged row make a station that nobody has signed up at.
  expect(await desk.call('person.add-first', { name: 'Eve', pin: '123456' })).toMatchObject({ ok: false });
});
