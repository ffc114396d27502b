import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLineBench } from '../../support/lines/line-bench.ts';
import { happening } from '../../support/lines/line-happenings.ts';

/** Histories on real records and real files; `LUPA_LINE_STATIONS=500` takes more of them. */
const RUNS = Number(process.env['LUPA_LINE_STATIONS'] ?? 25);

test('on a real disk too, a reader of the line’s folder knows about every part what the records say', async () => {
  let settled = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (history) => {
      const bench = await openLineBench();
      try {
        for (const event of history) {
          await bench.happen(event);
          bench.check();
        }
        await bench.settle();
        bench.check();
        settled += 1;
      } finally {
        bench.close();
      }
    }),
    { numRuns: RUNS },
  );
  expect(settled).toBeGreaterThanOrEqual(RUNS);
}, 900_000);
