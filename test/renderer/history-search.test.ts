import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedSchema, historyFilterSchema } from '../../preload/contract/parts/history.ts';
import { EVERYTHING, historyLink, historyOfSearch, searchOfHistory } from '../../renderer/history/history-search.ts';

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.string({ minLength: 1, maxLength: 30 }).filter((one) => one.trim() === one && one !== '');
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const id = fc.integer({ min: 1, max: 1_000_000 });
const score = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

const filters = fc
  .record({
    from: some(instant),
    until: some(instant),
    serial: some(text),
    lot: some(text),
    laneId: some(id),
    recipeId: some(id),
    modelSha256: some(fc.constant('a'.repeat(64))),
    verdict: some(fc.constantFrom('pass', 'fail', 'undetermined')),
    signal: some(fc.constantFrom('PASS', 'FAIL', 'HOLD', 'ERROR')),
    className: some(text),
    minScore: some(score),
    maxScore: some(score),
    disposition: some(fc.constantFrom('accept', 'reject', 'none')),
    personId: some(id),
    ask: some(fc.constantFrom('unsure', 'level', 'audit', 'fault')),
    failedFor: some(text),
    counted: some(fc.constantFrom(...countedSchema.options)),
    disputedBy: some(fc.constant('b'.repeat(64))),
    rolloutId: some(id),
    arm: some(fc.constantFrom('champion', 'canary')),
  })
  .map((drawn) => historyFilterSchema.parse(drawn));

test('an address contains every filter completely, and restores it', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(historyOfSearch(searchOfHistory(filter))).toEqual(filter);
    }),
  );
});

test('nonsense in an address is ignored, the rest counts', () => {
  fc.assert(fc.property(fc.string(), (text) => historyFilterSchema.safeParse(historyOfSearch(text)).success));
  expect(historyOfSearch('signal=FAIL&lane=x&laneId=-4&from=yesterday&lot=L7')).toEqual({
    ...EVERYTHING,
    signal: 'FAIL',
    lot: 'L7',
  });
});

test('a figure links to exactly the parts behind it', () => {
  expect(historyLink({ signal: 'FAIL', from: 0 })).toBe('/history?from=1970-01-01T00%3A00%3A00.000Z&signal=FAIL');
});
