import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCEPTANCE_LIMIT, DEFAULT_PART_MIX, drawPart } from '../../../main/simulator/line/part.ts';

const severitiesOf = (numbers: number, borderline: number) =>
  Array.from({ length: numbers }, (_, number) => drawPart('mix', number, { ...DEFAULT_PART_MIX, borderline })).map(
    ({ defects }) => defects.map(({ severity }) => severity),
  );

test('as many parts are bad as the defect rate says', () => {
  const bad = severitiesOf(4000, 0.35).filter((severities) =>
    severities.some((severity) => severity >= ACCEPTANCE_LIMIT),
  );
  // Four standard deviations of 4000 draws at 12 %.
  expect(Math.abs(bad.length / 4000 - DEFAULT_PART_MIX.defectRate)).toBeLessThan(0.021);
});

test('there is a gap between a tolerated mark and a defect, narrower on a borderline line', () => {
  const gapAt = (borderline: number) => {
    const severities = severitiesOf(4000, borderline).flat();
    const tolerated = severities.filter((severity) => severity < ACCEPTANCE_LIMIT);
    return Math.min(...severities.filter((severity) => severity >= ACCEPTANCE_LIMIT)) - Math.max(...tolerated);
  };
  expect(gapAt(0)).toBeGreaterThan(gapAt(1));
  expect(gapAt(1)).toBeGreaterThan(0.03);
});

test('a part is the same whatever was drawn before it', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(1_000_000), fc.nat(1_000_000), (seed, number, other) => {
      const first = drawPart(seed, number, DEFAULT_PART_MIX);
      drawPart(seed, other, DEFAULT_PART_MIX);
      expect(drawPart(seed, number, DEFAULT_PART_MIX)).toEqual(first);
    }),
  );
});

test('a weight of zero keeps a class off the line', () => {
  const classMix = { scratch: 0, crack: 1, chip: 1, stain: 0, bubble: 0 };
  const parts = Array.from({ length: 500 }, (_, number) =>
    drawPart('mix', number, { ...DEFAULT_PART_MIX, defectRate: 1, classMix }),
  );
  expect(new Set(parts.flatMap(({ defects }) => defects.map((defect) => defect.class)))).toEqual(
    new Set(['crack', 'chip']),
  );
});
