import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenTime } from '../../../main/domain/time/written-time.ts';
import { offsetIn, shownAt } from '../../support/time/zones.ts';

const berlin = offsetIn('Europe/Berlin');

test.each([
  ['2026-02-28', '2026-02-28T00:00:00+01:00'],
  ['2028-02-29', '2028-02-29T00:00:00+01:00'],
  ['2026-07-01T06:00', '2026-07-01T06:00:00+02:00'],
  ['2026-03-02T06:00Z', '2026-03-02T06:00:00Z'],
  ['2026-03-02T06:00:01.5-03:30', '2026-03-02T06:00:01.500-03:30'],
])('%s is %s in Berlin', (text, at) => {
  expect(writtenTime(text, berlin)).toEqual({ kind: 'at', at: Date.parse(at) });
});

test.each([
  ...['2026-02-30', '2026-02-29', '2027-04-31T06:00', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-01T24:00'],
  ...['2026-01-01T06:60', '2026-03-29T02:30', '2026-01-01T06:00+15:00', '2026-01-01T06:00+01:60'],
])('%s is a time that there is not', (text) => {
  expect(writtenTime(text, berlin)).toEqual({ kind: 'none' });
});

test.each([
  ...[
    '3.4.2026',
    '04/03/2026',
    '3-4-2026',
    '2026-3-4',
    '26-03-04',
    '2026',
    '2026-03',
    '',
    ' 2026-03-02',
    '2026-03-02T',
  ],
  ...[
    '2026-03-02 06:00',
    '2026-03-02T6:00',
    '2026-03-02T06',
    '2026-W10',
    'yesterday',
    '1772000000000',
    '2026-03-02T06:00+1',
  ],
])('%s is not in the form of a time', (text) => {
  expect(writtenTime(text, berlin)).toEqual({ kind: 'malformed' });
});

test('a time that the clocks show twice is not guessed, the beginning of a day is found whatever they do', () => {
  expect(writtenTime('2026-10-25T02:30', berlin)).toEqual({ kind: 'twice' });
  expect(writtenTime('2026-10-25T02:30+02:00', berlin)).toEqual({ kind: 'at', at: Date.parse('2026-10-25T00:30Z') });
  expect(writtenTime('2011-12-30', offsetIn('Pacific/Apia'))).toEqual({ kind: 'none' });
  const begin = writtenTime('2018-11-04', offsetIn('America/Sao_Paulo'));
  expect(begin.kind === 'at' && shownAt(begin.at, 'America/Sao_Paulo')).toBe('2018-11-04 01:00:00');
  const twoMidnights = writtenTime('2025-11-02', offsetIn('America/Havana'));
  expect(twoMidnights).toEqual({ kind: 'at', at: Date.parse('2025-11-02T00:00-04:00') });
});

test('every text is a time whose digits come back, or is refused', () => {
  const digits = fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), (text) => {
      const time = writtenTime(text, berlin);
      if (time.kind === 'at' && text.endsWith('Z'))
        expect(new Date(time.at).toISOString().slice(0, 16)).toBe(text.slice(0, 16));
    }),
    { numRuns: 2000 },
  );
});
