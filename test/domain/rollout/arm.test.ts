import fc from 'fast-check';
import { expect, test } from 'vitest';
import { armOf } from '../../../main/domain/rollout/arm.ts';
import { chanceOfAtLeast, chanceOfAtMost } from '../../../main/domain/statistics/binomial.ts';
import { partDraw } from '../../../main/engine/registry/part-draw.ts';

const salt = fc.uint8Array({ minLength: 16, maxLength: 16 });
const key = fc.string({ minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 0.5, noNaN: true });

test('a part that is in at a small share stays in at every larger one', () => {
  fc.assert(
    fc.property(salt, key, share, share, (salted, part, a, b) => {
      const draw = partDraw(salted, part);
      if (armOf(draw, Math.min(a, b)) === 'canary') expect(armOf(draw, Math.max(a, b))).toBe('canary');
    }),
  );
});

test('nobody is in at a share of nothing', () => {
  fc.assert(
    fc.property(salt, key, (salted, part) => {
      expect(armOf(partDraw(salted, part), 0)).toBe('champion');
    }),
  );
});

test('the draw is the first 32 bits of the hash over salt and key, the same at every station and start', () => {
  expect(partDraw(new Uint8Array(16), 'P-0001')).toBe(0x09_cc_f2_03);
});

test('of 20,000 parts every share gets what is due to it, within what chance allows once in a thousand', () => {
  const salted = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
  for (const wanted of [0.01, 0.02, 0.05, 0.2, 0.5]) {
    const parts = 20_000;
    let canary = 0;
    for (let part = 0; part < parts; part += 1) {
      if (armOf(partDraw(salted, `P-${part}`), wanted) === 'canary') canary += 1;
    }
    expect(chanceOfAtMost(canary, parts, wanted)).toBeGreaterThan(0.0005);
    expect(chanceOfAtLeast(canary, parts, wanted)).toBeGreaterThan(0.0005);
  }
});
