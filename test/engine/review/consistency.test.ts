import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOfBins } from '../../../main/domain/statistics/median-of-bins.ts';
import { consistencyOf } from '../../../main/engine/review/consistency.ts';
import { undoDisposition } from '../../../main/engine/store/review/dispositions.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { sayings } from '../../support/store/said.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const HOUR = 3_600_000;
const ALL = { from: AT, until: AT + 24 * HOUR, recipeId: null };

function begin() {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const [ana, ben] = [addTestPerson(store, 'Ana', 'operator'), addTestPerson(store, 'Ben', 'operator')];
  return { store, place, ana, ben, ...sayings(store, place) };
}

function times(count: number, work: () => void): void {
  for (let done = 0; done < count; done++) work();
}

test('within a person: 20 and 15 alike, 5 and 10 not, of 50 parts is kappa 0.4, as by hand', () => {
  const { store, ana, twice } = begin();
  times(20, () => twice(ana, 'accept', ana, 'accept'));
  times(5, () => twice(ana, 'accept', ana, 'reject'));
  times(10, () => twice(ana, 'reject', ana, 'accept'));
  times(15, () => twice(ana, 'reject', ana, 'rework'));
  const { within, between, people } = consistencyOf(store.read, ALL);

  expect(within).toMatchObject([
    { condition: 'blind-blind', pairs: 50, agreement: { count: 35, of: 50, share: 0.7 }, bad: { count: 45, of: 100 } },
  ]);
  expect(within[0]?.kappa?.value).toBeCloseTo(0.4, 12);
  expect(people.map(({ name, within: own }) => [name, own.map(({ pairs }) => pairs)])).toEqual([
    ['Ana', [50]],
    ['Ben', []],
  ]);
  expect(between).toEqual([]);
});

test('between two people it does not matter who looked first', () => {
  const { store, ana, ben, twice } = begin();
  times(6, () => twice(ana, 'accept', ben, 'accept'));
  times(3, () => twice(ben, 'reject', ana, 'reject'));
  times(1, () => twice(ben, 'accept', ana, 'reject'));
  const { pairs, within } = consistencyOf(store.read, ALL);

  // Ana good 6, bad 4; Ben good 7, bad 3; alike 9 of 10; chance .6×.7 + .4×.3 = .54.
  expect(pairs).toMatchObject([{ names: ['Ana', 'Ben'], figures: [{ pairs: 10, agreement: { count: 9 } }] }]);
  expect(pairs[0]?.figures[0]?.kappa?.value).toBeCloseTo((0.9 - 0.54) / 0.46, 12);
  expect(within).toEqual([]);
});

test('against the agreed answer: misses over bad parts, false alarms over good ones, per person', () => {
  const { store, ana, ben, part, say, agree } = begin();
  const known = (isBad: boolean) => {
    const id = part();
    agree(id, isBad);
    return id;
  };
  times(8, () => say(ana, known(true), 'reject', { ask: 'challenge' }));
  times(2, () => say(ana, known(true), 'accept', { ask: 'challenge' }));
  times(19, () => say(ana, known(false), 'accept', { ask: 'challenge' }));
  times(1, () => say(ana, known(false), 'reject', { ask: 'challenge' }));
  times(4, () => say(ben, known(true), 'reject', { ask: 'challenge' }));
  times(3, () => say(ben, known(true), 'inconclusive', { ask: 'challenge' }));
  const { people, reference } = consistencyOf(store.read, ALL);

  expect(people.map(({ name, reference: own }) => [name, own.miss?.count, own.miss?.of, own.falseAlarm?.of])).toEqual([
    ['Ana', 2, 10, 20],
    ['Ben', 0, 4, undefined],
  ]);
  expect(people[0]?.reference.falseAlarm).toMatchObject({ count: 1, of: 20, share: 0.05 });
  expect(reference.pairs).toBe(34);
});

test('a disputed part does not count against whoever answered it, unless it is a challenge', () => {
  const { store, ana, part, say, agree } = begin();
  const disputed = part();
  say(ana, disputed, 'accept');
  agree(disputed, true, 'adjudicated');
  const simulated = part();
  say(ana, simulated, 'accept');
  agree(simulated, false, 'simulator');
  expect(consistencyOf(store.read, ALL).reference).toMatchObject({ pairs: 1, miss: null });

  say(ana, disputed, 'reject', { ask: 'challenge' });
  expect(consistencyOf(store.read, ALL).reference).toMatchObject({ pairs: 2, miss: { count: 0, of: 1 } });
});

test('only the period counts, only the recipe, and nothing that was undone', () => {
  const { store, place, ana, part, say, twice } = begin();
  const other = addRecipe(
    store.write,
    admitted({ name: 'X', body: DEFAULT_RECIPE_BODY, madeBy: '', madeAt: AT, comment: '' }),
  );
  const elsewhere = sayings(store, { ...place, recipeId: other.id, at: AT + 1 });
  twice(ana, 'accept', ana, 'accept');
  twice(ana, 'accept', ana, 'accept', AT + 30 * HOUR);
  const id = part();
  const firstId = say(ana, id, 'accept');
  undoDisposition(store.write, say(ana, id, 'reject', { ask: 'repeat', firstId }), AT);
  expect(elsewhere.part()).toBeDefined();

  expect(consistencyOf(store.read, ALL).within).toMatchObject([{ pairs: 1 }]);
  expect(consistencyOf(store.read, { ...ALL, until: AT + 48 * HOUR }).within).toMatchObject([{ pairs: 2 }]);
  expect(consistencyOf(store.read, { ...ALL, recipeId: other.id })).toMatchObject({
    within: [],
    people: [{ answers: 0, medianMs: null }, { answers: 0 }],
  });
});

test('looks beside the model’s opinion are never counted with those without', () => {
  const { store, place, ana, ben, part, say, twice } = begin();
  const aided = (person: typeof ana, level: 'assist' | 'manual') => {
    const id = part();
    store.write.run('UPDATE inspection SET automation_level = @level WHERE id = @id', { id, level });
    const firstId = say(person, id, 'reject');
    store.write.run('UPDATE review_item SET is_blind = 0 WHERE inspection_id = @id', { id });
    return { id, firstId };
  };
  times(3, () => twice(ana, 'accept', ana, 'accept'));
  times(4, () => {
    const { id, firstId } = aided(ana, 'assist');
    say(ana, id, 'accept', { ask: 'repeat', firstId });
  });
  // At manual nobody asks the model: there is no opinion to be seen.
  const { id, firstId } = aided(ana, 'manual');
  say(ben, id, 'reject', { ask: 'repeat', firstId });
  const { within, between, people, pairs } = consistencyOf(store.read, { ...ALL, recipeId: place.recipeId });

  const expected = [
    { condition: 'blind-blind', pairs: 3, agreement: { count: 3 } },
    { condition: 'aided-blind', pairs: 4, agreement: { count: 0 } },
  ];
  expect(within).toMatchObject(expected);
  expect(people[0]?.within).toMatchObject(expected);
  expect(between).toMatchObject([{ condition: 'blind-blind', pairs: 1 }]);
  expect(pairs).toMatchObject([{ names: ['Ana', 'Ben'], figures: [{ condition: 'blind-blind', pairs: 1 }] }]);
});

test('the seconds of a person are the median of their answers', () => {
  const { store, ana, part, say } = begin();
  for (const tookMs of [1000, 1900, 2000, 2100, 60_000]) say(ana, part(), 'accept', { tookMs });
  const [person] = consistencyOf(store.read, ALL).people;
  expect(person?.answers).toBe(5);
  expect(Math.abs((person?.medianMs ?? 0) - 2000)).toBeLessThanOrEqual(50);
});

test('a median from bins is correct to within one bin', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 }), (values) => {
      const counts = Map.groupBy(values, (value) => Math.floor(value / 50));
      const bins = [...counts].map(([bin, members]) => ({ bin, count: members.length }));
      const sorted = values.toSorted((a, b) => a - b);
      const [below, above] = [
        sorted[Math.floor((values.length - 1) / 2)] ?? 0,
        sorted[Math.floor(values.length / 2)] ?? 0,
      ];
      const median = medianOfBins(bins, 50) ?? Number.NaN;
      expect(median).toBeGreaterThanOrEqual(below - 50);
      expect(median).toBeLessThanOrEqual(above + 50);
    }),
  );
  expect(medianOfBins([], 50)).toBeNull();
});

test('figures of a period are read from indexes that hold nothing else', () => {
  const { store } = begin();
  const planOf = (where: string) =>
    JSON.stringify(store.read.all(`EXPLAIN QUERY PLAN SELECT count(*) FROM disposition d ${where}`));
  expect(planOf("WHERE d.ask IN ('repeat', 'challenge') AND d.ask = 'repeat' AND d.made_at >= 1")).toContain(
    'disposition_measured',
  );
});
