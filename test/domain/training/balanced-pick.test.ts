import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balancedPick } from '../../../main/domain/training/balanced-pick.ts';

const candidates = fc.array(fc.record({ id: fc.integer(), isBad: fc.boolean() }), { maxLength: 60 });

test('as many are taken as wanted, where there are so many, and no more of one kind than the other while both last', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 80 }), (all, count) => {
      const picked = balancedPick(all, count);
      expect(picked).toHaveLength(Math.min(count, all.length));
      expect(new Set(picked).size).toBe(picked.length);
      const of = (list: typeof all, isBad: boolean) => list.filter((each) => each.isBad === isBad);
      for (const isBad of [true, false]) {
        // In their order: what is taken of a kind are the first ones of it.
        expect(of([...picked], isBad)).toEqual(of(all, isBad).slice(0, of([...picked], isBad).length));
        const isShort = of([...picked], isBad).length < Math.floor(count / 2);
        if (isShort) expect(of([...picked], isBad)).toHaveLength(of(all, isBad).length);
      }
    }),
  );
});
