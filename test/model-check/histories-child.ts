// Lives through the histories of one seed, in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { histories } from '../support/whole-station/histories.ts';
import { createWorld } from '../support/whole-station/world.ts';

const [seed = 1, count = 1] = process.argv.slice(2, 4).map(Number);
/** Leads back to one history of the seed, in the form in which a violation is printed. */
const toOne = process.argv[4];
const root = mkdtempSync(path.join(os.tmpdir(), 'lupa-histories-'));
const world = await createWorld(root);
const tidyUp = async () => {
  await world.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
};
// The process that started it is gone: the disks must not stay mounted.
const giveUp = () => void tidyUp().finally(() => process.exit(1));
process.once('disconnect', giveUp);
try {
  let lived = 0;
  let letThrough = 0;
  let recalled = 0;
  const property = fc.asyncProperty(histories, async (history) => {
    const ended = await world.live(history);
    letThrough += ended.letThrough;
    recalled += ended.recalled;
    lived += 1;
  });
  const { failed, counterexamplePath, counterexample, errorInstance } = await fc.check(property, {
    numRuns: count,
    seed,
    ...(toOne === undefined ? {} : { path: toOne }),
  });
  const violation = failed
    ? `path ${counterexamplePath}\n${fc.stringify(counterexample)}\n${errorInstance instanceof Error ? errorInstance.stack : errorInstance}`
    : null;
  process.send?.({ seed, lived, letThrough, recalled, violation });
} finally {
  process.off('disconnect', giveUp);
  await tidyUp();
}
process.disconnect?.();
