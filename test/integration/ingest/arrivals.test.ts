import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArrivalLineOptions, startArrivalLine } from '../../support/lines/arrival-line.ts';
import { type Arrival, arrivalsArbitrary, arrive, numberedPicture } from '../../support/lines/arrivals.ts';
import { sha256Of } from '../../support/store/records.ts';

/** What happens in a camera's folder, one thing at a time; each ends before the next begins. */
type Step =
  | { readonly kind: 'arrive'; readonly arrivals: readonly Arrival[]; readonly isStopped: boolean }
  | { readonly kind: 'rename' | 'link' | 'remove'; readonly name: string }
  | { readonly kind: 'restart' };

const existing = fc.constantFrom('snap.bmp', 'SN1.bmp', 'day/IMG_1.bmp');
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      arrivals: arrivalsArbitrary,
      isStopped: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('rename', 'link', 'remove'), name: existing }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);
const optionsArbitrary: fc.Arbitrary<ArrivalLineOptions> = fc.record({
  afterwards: fc.constantFrom('leave', 'delete', 'move'),
  isPolled: fc.boolean(),
});

/** Few enough for every run of the tests; `ARRIVAL_RUNS` asks for more. */
const RUNS = Number(process.env['ARRIVAL_RUNS'] ?? 6);

test('every image that arrives has exactly one record with its bytes, and none is removed without a record', {
  timeout: 60_000 + RUNS * 30_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(optionsArbitrary, fc.array(stepArbitrary, { minLength: 3, maxLength: 8 }), runHistory),
    { numRuns: RUNS, endOnFailure: true },
  );
});

async function runHistory(options: ArrivalLineOptions, steps: readonly Step[]): Promise<void> {
  const line = await startArrivalLine(options);
  const appeared = new Set<string>();
  const linked = new Set<string>();
  let number = 0;

  const arriveAll = (arrivals: readonly Arrival[]) =>
    Promise.all(
      arrivals.map(async (arrival) => {
        const bytes = numberedPicture(++number);
        appeared.add(sha256Of(bytes));
        await arrive(line.camera, arrival, bytes);
      }),
    );
  const perform = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case 'arrive':
        if (step.isStopped) await line.stop();
        await arriveAll(step.arrivals);
        return step.isStopped ? line.restart() : undefined;
      case 'restart':
        return line.restart();
      case 'rename':
      case 'link':
      case 'remove':
        return disturb(step.kind, path.join(line.camera, step.name));
      default:
        return step satisfies never;
    }
  };
  const disturb = async (kind: 'rename' | 'link' | 'remove', file: string): Promise<void> => {
    // Where recorded files are removed, nothing is left to disturb.
    if (!existsSync(file)) return;
    if (kind === 'remove') return rm(file);
    const other = path.join(line.camera, 'day', `${kind}-${++number}-${path.basename(file)}`);
    if (kind === 'rename') return rename(file, other);
    linked.add(path.relative(line.camera, other));
    return link(file, other);
  };

  for (const step of steps) {
    await perform(step);
    await line.recorded(appeared);
  }
  await line.restart();
  await line.drain();

  const accounts = line.accounts();
  const firsts = accounts.filter(({ isRepeat }) => !isRepeat);
  expect(firsts.map(({ sha256 }) => sha256).toSorted()).toEqual([...appeared].toSorted());
  for (const { sha256, messages } of firsts) {
    expect(line.holds(sha256)).toBe(true);
    expect(messages).toBe(1);
  }
  // A second name of a file is reported as well: as a repeat or, if that file is overwritten, as its new content.
  for (const { name, messages } of accounts) if (linked.has(name)) expect(messages).toBe(1);
  if (options.afterwards === 'delete') expect(line.present()).toEqual([]);
  if (options.afterwards === 'move') {
    const present = new Set(line.present());
    for (const sha256 of appeared) expect(present.has(sha256)).toBe(true);
  }
  expect(await line.reconcile()).toMatchObject({ waiting: 0, unaccounted: 0, decided: appeared.size });
}
