import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestParts } from '../../../main/domain/study/suggest-parts.ts';

test('of suggestions there are as many as asked for and there are, none twice, and no group without need larger', () => {
  const hints = ['disputed', 'near-limit', 'agreed-bad', 'agreed-good', 'rejected', 'passed'] as const;
  const candidates = fc.array(fc.record({ id: fc.nat(60), hint: fc.constantFrom(...hints) }), { maxLength: 120 });
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 60 }), (parts, count) => {
      const picked = suggestParts(parts, count);
      const distinct = new Set(parts.map(({ id }) => id)).size;
      expect(picked).toHaveLength(Math.min(count, distinct));
      expect(new Set(picked.map(({ id }) => id)).size).toBe(picked.length);
    }),
  );
});
