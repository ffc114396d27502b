import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOfWallClock, typedWallClock } from '../../../../renderer/ui/words/wall-clock.ts';

const MINUTE = 60_000;

test('every minute that a field shows is read back as that minute', () => {
  const minutes = fc.integer({ min: 0, max: Date.UTC(2199, 11, 30) / MINUTE });
  fc.assert(
    fc.property(minutes, (minute) => {
      const shown = typedWallClock(minute * MINUTE);
      // The second of two equal hours in autumn cannot be told from the first.
      expect(typedWallClock(instantOfWallClock(shown) ?? 0)).toBe(shown);
    }),
  );
});

describe('a date and time as typed', () => {
  const june = new Date(2026, 5, 2, 6, 5).getTime();

  test.each(['2026-06-02 06:05', '2026-06-02T06:05', ' 2026-06-02  6:05 '])('“%s” is a moment', (typed) => {
    expect(instantOfWallClock(typed)).toBe(june);
  });

  test.each([
    ...['', '2026', '2026-06-02', '2026-06-02 06', '2026-06-02 06:5', '06:05'],
    ...['02/06/2026 06:05', '2026-06-02 6:05 pm', '2026-06-02 24:00', '2026-06-02 06:60'],
    ...['2026-02-30 06:00', '2026-13-01 06:00', '2025-02-29 06:00', '0000-01-01 00:00', '9999-01-01 00:00'],
  ])('“%s” is none', (typed) => {
    expect(instantOfWallClock(typed)).toBe(null);
  });

  test('29 February is a day in leap years', () => {
    expect(instantOfWallClock('2028-02-29 00:00')).toBe(new Date(2028, 1, 29).getTime());
  });
});
