import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import type { CaseOrder, Happening, Scene } from '../../support/whole-station/happening.ts';
import { histories } from '../../support/whole-station/histories.ts';
import { createWorld } from '../../support/whole-station/world.ts';

/** How many random histories run here. `npm run model-check` runs thousands, with other seeds. */
const RUNS = 25;
const SEED = 20_261_130;

test(`in ${RUNS} random histories the line never lets a part through that is not good, no picture is lost or judged twice, what is recalled stays recalled, and the station comes up again`, {
  timeout: 600_000,
}, async () => {
  const world = await createWorld(temporaryFolder());
  onTestFinished(() => world.close());
  let lived = 0;
  let letThrough = 0;
  let recalled = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const ended = await world.live(history);
      letThrough += ended.letThrough;
      recalled += ended.recalled;
      lived += 1;
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: false },
  );
  expect(lived).toBeGreaterThanOrEqual(RUNS);
  // A line that lets nothing through keeps every promise.
  expect(letThrough).toBeGreaterThan(RUNS / 10);
  expect(recalled).toBeGreaterThan(0);
});

/** An image that arrives whole and at once, in the folder whose files are deleted. */
const arrives = (scene: Scene, name: number): Happening => ({
  is: 'arrival',
  camera: 'deletes',
  writer: 'renamed',
  scene,
  name,
});
const DRAIN: Happening = { is: 'drain' };

/** Histories in which the line would believe a station that had forgotten one thing. */
const TELLING: Readonly<Record<string, readonly Happening[]>> = {
  'the numbers of a message that the line has read and taken away are not used again when records are set back': [
    arrives('good', 0),
    DRAIN,
    { is: 'backup' },
    arrives('good', 1),
    DRAIN,
    { is: 'line-reads', isConsumed: true },
    { is: 'restore' },
    arrives('bad', 2),
    DRAIN,
  ],
  'a camera that is frozen and encodes its picture anew gets one part through, not two': [
    arrives('good', 0),
    DRAIN,
    { is: 'again', camera: 'leaves', name: 0, isEncodedAnew: true },
  ],
};

test.for(Object.entries(TELLING))('%s', { timeout: 120_000 }, async ([, history]) => {
  const world = await createWorld(temporaryFolder());
  onTestFinished(() => world.close());
  // Throws if the line, the images or the records show anything wrong.
  expect((await world.live(history)).letThrough).toBeLessThanOrEqual(1);
});

const ofCase = (order: CaseOrder): Happening => ({ is: 'case', order, which: 'chosen', as: 'bad', model: 'twin' });
const answered: Happening = { is: 'answer', window: 'window-1', kind: 'accept', insists: true };

test('a part that is called back stays called back: after power cuts, and whatever people say of it later', {
  timeout: 120_000,
}, async () => {
  const world = await createWorld(temporaryFolder());
  onTestFinished(() => world.close());
  const cut: Happening = { is: 'kill', isAtOnce: true };
  const history = [
    ...[arrives('unsure', 0), DRAIN, arrives('good', 1), DRAIN],
    ...[{ is: 'claim', window: 'window-1' } as const, ofCase('open'), ofCase('recall'), cut, answered],
    ...[{ is: 'correct', kind: 'accept' } as const, cut, ofCase('close'), DRAIN],
  ];
  expect(await world.live(history)).toEqual({ letThrough: 0, recalled: 2 });
});
