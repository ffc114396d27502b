import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFor } from '../../preload/words/format.ts';
import { languageOf } from '../../renderer/ui/words/language.ts';

const en = formatFor('en');
const es = formatFor('es');

test('a share of nothing is unknown, not zero', () => {
  expect(en.share(0, 0)).toBeNull();
  expect(en.share(0, 412)).toBe('0.0%');
  expect(es.share(3, 412)).toMatch(/^0,7\s%$/);
});

test.each([
  [0, '0 sec'],
  [59_999, '59 sec'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [7_200_000, '2 hr'],
  [172_800_000, '2 days'],
  [-5000, '0 sec'],
])('an age of %d ms is %s', (ms, text) => {
  expect(en.age(ms)).toBe(text);
});

test('every count keeps its digits in both languages', () => {
  fc.assert(
    fc.property(fc.nat(1e9), (count) => {
      expect(Number(en.count(count).replace(/\D/g, ''))).toBe(count);
      expect(Number(es.count(count).replace(/\D/g, ''))).toBe(count);
    }),
  );
});

test('a score has two digits and the decimal sign of the language', () => {
  expect(en.score(0.456)).toBe('0.46');
  expect(es.score(0.456)).toBe('0,46');
});

test('the clock has 24 hours in both languages', () => {
  const evening = new Date(2026, 2, 2, 21, 5, 9).getTime();
  expect(en.clock(evening)).toBe('21:05:09');
  expect(es.clock(evening)).toBe('21:05:09');
});

test('a moment early in the day has two digits for its hour in both languages', () => {
  const morning = new Date(2026, 2, 2, 6, 5, 9).getTime();
  expect(en.moment(morning)).toBe('2 Mar 2026, 06:05:09');
  expect(es.moment(morning)).toBe('2 mar 2026, 06:05:09');
});

test('a language that Lupa does not have becomes English', () => {
  expect([languageOf('es-MX'), languageOf('en-US'), languageOf('de')]).toEqual(['es', 'en', 'en']);
});
