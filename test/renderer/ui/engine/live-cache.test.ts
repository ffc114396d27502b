import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispositionIdSchema, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { STRIP_LENGTH, withDecided, withDispositions } from '../../../../renderer/ui/engine/live-cache.ts';
import { aSummary } from '../../support/station-factories.ts';

const part = (id: number) => aSummary({ id, decidedAt: id * 100 });

test('new parts come first, each once, and the oldest fall off the strip', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 8 }), { maxLength: 20 });
  fc.assert(
    fc.property(batches, (all) => {
      const strip = all.reduce(
        (recent, ids) => withDecided(recent, ids.map(part)),
        [] as ReturnType<typeof withDecided>,
      );
      const newest = [...new Set(all.flat())].sort((a, b) => b - a).slice(0, STRIP_LENGTH);
      expect(strip.map(({ id }) => Number(id))).toEqual(newest);
    }),
  );
});

test('a later message about a part replaces what was known', () => {
  const [told] = withDecided([part(7)], [aSummary({ id: 7, decidedAt: 700, signal: 'FAIL', verdict: 'fail' })]);
  expect(told?.signal).toBe('FAIL');
});

test('a disposition ends the waiting of its part and of no other', () => {
  const waiting = [aSummary({ id: 2, isWaiting: true }), aSummary({ id: 1, isWaiting: true })];
  const inspectionId = inspectionIdSchema.parse(1);
  const made = { id: dispositionIdSchema.parse(1), inspectionId, kind: 'reject', madeAt: 5, personName: 'A' } as const;
  const after = withDispositions(waiting, [made]);
  expect(after.map(({ isWaiting, disposition }) => [isWaiting, disposition])).toEqual([
    [true, null],
    [false, 'reject'],
  ]);
});
