import { expect, test } from 'vitest';
import { z } from 'zod';
import { cutOf, cutParams, sourceOf } from '../../../main/engine/store/reports/source.ts';
import { agreement } from '../../../main/engine/store/rollups/agreement.ts';
import { boxes } from '../../../main/engine/store/rollups/boxes.ts';
import { classes } from '../../../main/engine/store/rollups/classes.ts';
import { faults } from '../../../main/engine/store/rollups/faults.ts';
import { outcomes } from '../../../main/engine/store/rollups/outcomes.ts';
import { parts } from '../../../main/engine/store/rollups/parts.ts';
import { reviewLoad } from '../../../main/engine/store/rollups/review-load.ts';
import { stages } from '../../../main/engine/store/rollups/stages.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';

const QUARTER = 15 * 60_000;

test('a span is whole slots and at most two incomplete ones, which together are exactly it', () => {
  const span = { from: 7, until: 4 * QUARTER + 5 };
  expect(cutOf(QUARTER, span, Number.MAX_SAFE_INTEGER)).toEqual({
    firstWhole: 1,
    endWhole: 4,
    broken: [
      { from: 7, until: QUARTER },
      { from: 4 * QUARTER, until: span.until },
    ],
  });
  expect(cutOf(QUARTER, span, 3 * QUARTER)).toEqual({
    firstWhole: 1,
    endWhole: 5,
    broken: [{ from: 7, until: QUARTER }],
  });
  expect(cutOf(QUARTER, { from: 7, until: 9 }, Number.MAX_SAFE_INTEGER)).toMatchObject({
    broken: [{ from: 7, until: 9 }],
  });
  expect(cutOf(QUARTER, { from: QUARTER, until: 2 * QUARTER }, Number.MAX_SAFE_INTEGER).broken).toEqual([]);
});

test.each([parts, outcomes, classes, agreement, faults, reviewLoad, stages, boxes])(
  'the contents of an incomplete slot of $name are found by index: a report costs the same however long the history is',
  (table) => {
    const store = openTestStore();
    const cut = cutOf(table.slotMs, { from: 7, until: 9_999_999 }, Number.MAX_SAFE_INTEGER);
    const rows = store.read.all(
      `EXPLAIN QUERY PLAN SELECT sum(${table.sums[0]}) FROM ${sourceOf(table, cut, 'x')} WHERE lane_id = 1`,
      cutParams(cut, 'x'),
    );
    const steps = z.array(z.object({ detail: z.string() })).parse(rows);
    const scans = steps.map(({ detail }) => detail).filter((step) => /^SCAN (?!fact|\(|w\b|CONSTANT)/.test(step));
    expect(scans).toEqual([]);
    expect(steps.some(({ detail }) => /inspection_by_time|review_item_by/.test(detail))).toBe(true);
  },
);
