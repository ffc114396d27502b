import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstInstantAt, offsetChanges, wallTimeAt } from '../../../main/domain/time/wall-clock.ts';
import { ODD_ZONES, offsetIn, shownAt } from '../../support/time/zones.ts';

const MINUTE_MS = 60_000;
const zone = fc.constantFrom(...ODD_ZONES);
const minute = fc.integer({ min: Date.UTC(2008, 0) / MINUTE_MS, max: Date.UTC(2036, 0) / MINUTE_MS });
const shown = (wall: number) => new Date(wall).toISOString().slice(0, 19).replace('T', ' ');

/** Minutes around every change of the zones: where clocks go wrong, if they do. */
const nearChange = fc.record({ zone, minute, around: fc.integer({ min: -3000, max: 3000 }) }).map((drawn) => {
  const from = drawn.minute * MINUTE_MS;
  const change = offsetChanges(from, from + 400 * 24 * 60 * MINUTE_MS, offsetIn(drawn.zone))[1]?.at ?? from;
  return { zone: drawn.zone, at: change + drawn.around * MINUTE_MS };
});

describe('local clocks', () => {
  test('show a time for the first time when they did not show it or later before', () => {
    fc.assert(
      fc.property(nearChange, (place) => {
        const offset = offsetIn(place.zone);
        const wall = wallTimeAt(place.at, offset) + (place.at % 7) * 10 * MINUTE_MS;
        const at = firstInstantAt(wall, offset);
        expect(shownAt(at, place.zone) >= shown(wall)).toBe(true);
        for (const before of [1, MINUTE_MS, 30 * MINUTE_MS, 61 * MINUTE_MS])
          expect(shownAt(at - before, place.zone) < shown(wall), `${place.zone} ${shown(wall)} −${before}`).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ['America/Sao_Paulo', '2018-11-04T00:00Z', '2018-11-04 01:00:00', 'a day that begins at one o’clock'],
    ['Asia/Beirut', '2024-03-31T00:00Z', '2024-03-31 01:00:00', 'another one'],
    ['Pacific/Apia', '2011-12-30T00:00Z', '2011-12-31 00:00:00', 'a day that never was'],
    ['America/Havana', '2025-11-02T00:00Z', '2025-11-02 00:00:00', 'a day with two midnights'],
    ['Europe/Berlin', '2026-03-29T02:30Z', '2026-03-29 03:00:00', 'a skipped hour'],
    ['Australia/Lord_Howe', '2026-10-04T02:10Z', '2026-10-04 02:30:00', 'a skipped half hour'],
  ])('%s: %s is %s, %s', (name, wall, first) => {
    expect(shownAt(firstInstantAt(Date.parse(wall), offsetIn(name)), name)).toBe(first);
  });

  test('change when the zones say so', () => {
    const changesOf = (name: string, year: number) =>
      offsetChanges(Date.UTC(year, 0), Date.UTC(year + 1, 0), offsetIn(name))
        .slice(1)
        .map(({ at, minutes }) => [new Date(at).toISOString(), minutes]);
    expect(changesOf('Europe/Berlin', 2026)).toEqual([
      ['2026-03-29T01:00:00.000Z', 120],
      ['2026-10-25T01:00:00.000Z', 60],
    ]);
    expect(changesOf('Australia/Lord_Howe', 2026)).toEqual([
      ['2026-04-04T15:00:00.000Z', 630],
      ['2026-10-03T15:30:00.000Z', 660],
    ]);
    expect(changesOf('Pacific/Apia', 2011).at(-1)).toEqual(['2011-12-30T10:00:00.000Z', 840]);
    expect(changesOf('Asia/Tehran', 2021)).toHaveLength(2);
    expect(changesOf('Asia/Tehran', 2024)).toEqual([]);
    expect(changesOf('Africa/Casablanca', 2022).map(([, minutes]) => minutes)).toEqual([0, 60]);
  });

  test('are followed in time also where a clock set wrong has left a time that there never was', () => {
    const startedAt = performance.now();
    const far = 8.64e15;
    expect(offsetChanges(-far, far, (at) => (at < 0 ? 0 : 60)).map(({ minutes }) => minutes)).toEqual([0, 60]);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  test('are followed through every change: between two, the offset is what it was', () => {
    fc.assert(
      fc.property(
        zone,
        minute,
        fc.integer({ min: 1, max: 60 * 24 * 500 }),
        fc.nat(1_000_000),
        (name, start, length, some) => {
          const [from, until] = [start * MINUTE_MS, (start + length) * MINUTE_MS];
          const changes = offsetChanges(from, until, offsetIn(name));
          const at = from + (some % length) * MINUTE_MS;
          const known = changes.findLast((change) => change.at <= at);
          expect(known?.minutes).toBe(offsetIn(name)(at));
        },
      ),
      { numRuns: 200 },
    );
  });
});
