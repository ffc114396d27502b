import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportFilterSchema } from '../../../preload/contract/reports/report.ts';
import { DEFAULT_VIEW, searchOf, viewOf } from '../../../renderer/supervisor/filter/filter-search.ts';

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const id = fc.option(fc.integer({ min: 1, max: 1_000_000 }));
const view = fc.record({
  isCompared: fc.boolean(),
  filter: fc
    .record({
      period: fc.oneof(
        fc.record({ kind: fc.constantFrom('shift', 'day', 'week') }),
        fc.record({ kind: fc.constant('custom'), from: instant, until: instant }),
      ),
      laneId: id,
      lot: fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })),
      recipeId: id,
      modelSha256: fc.option(fc.constant('0a'.repeat(32))),
    })
    .map((filter) => reportFilterSchema.parse(filter)),
});

test('an address restores the filter of the charts', () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(viewOf(searchOf(shown))).toEqual(shown);
    }),
  );
  expect(viewOf(searchOf(DEFAULT_VIEW))).toEqual(DEFAULT_VIEW);
});

test.each(['', 'lane=2', 'period=year', 'period=day&lane=two', 'period=custom&from=soon&until=later'])(
  'a nonsensical address names nothing: %j',
  (search) => {
    expect(viewOf(search)).toBeNull();
  },
);
