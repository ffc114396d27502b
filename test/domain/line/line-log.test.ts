import fc from 'fast-check';
import { expect, test } from 'vitest';
import { happening } from '../../support/lines/line-happenings.ts';
import { createModel } from '../../support/lines/line-log-model.ts';

/** A short look at every run of the tests; `LUPA_LINE_HISTORIES=100000` takes more. */
const RUNS = Number(process.env['LUPA_LINE_HISTORIES'] ?? 3_000);

test('whatever happens, a reader of the messages knows about every part what its records say, and lets none through that they hold back', () => {
  let settled = 0;
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40, size: 'max' }), (history) => {
      const model = createModel();
      for (const event of history) {
        model.happen(event);
        model.check();
      }
      model.settle();
      model.check();
      settled += 1;
    }),
    { numRuns: RUNS },
  );
  expect(settled).toBeGreaterThanOrEqual(RUNS);
}, 600_000);
