import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { histories } from '../../support/whole-station/histories.ts';
import { createWorld } from '../../support/whole-station/world.ts';

/** How many random histories are lived through here. Thousands, by other seeds, are `npm run model-check`. */
const RUNS = 25;
const SEED = 20_261_130;

test(`in ${RUNS} random histories the line never lets a part through that is not good, no picture is lost or judged twice, and the station comes up again`, {
  timeout: 600_000,
}, async () => {
  const world = await createWorld(temporaryFolder());
  onTestFinished(() => world.close());
  let lived = 0;
  let letThrough = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      letThrough += await world.live(history);
      lived += 1;
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: false },
  );
  expect(lived).toBeGreaterThanOrEqual(RUNS);
  // A line that lets nothing through keeps every promise.
  expect(letThrough).toBeGreaterThan(RUNS / 10);
});
