import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NameReader, readNamesBy } from '../../../../main/engine/ingest/names/name-pattern.ts';
import { readNamesByStored } from '../../../../main/engine/ingest/names/stored-name-pattern.ts';
import { type EntryTrouble, entryRefused } from '../../../../preload/contract/faults/entry-trouble.ts';
import { DEFAULT_NAME_PATTERN } from '../../../../preload/contract/station/recipe.ts';
import { cpuMs } from '../../../support/time/cpu-ms.ts';

function reader(pattern: string): NameReader {
  const made = readNamesBy(pattern);
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
  return made.value;
}

test.each([
  ['SN1001.jpg', 'SN1001', null, null],
  ['L042_SN1001.jpg', 'SN1001', 'L042', null],
  ['L042_SN1001_top.png', 'SN1001', 'L042', null],
  ['lane-2/L7_A-9.webp', 'A-9', 'L7', 'lane-2'],
  ['IMG_0001.jpg', null, null, null],
])('the pattern of a new recipe reads %s as serial %s of lot %s from lane %s', (name, serial, lot, namedLane) => {
  expect(reader(DEFAULT_NAME_PATTERN)(name)).toEqual({ serial, lot, namedLane });
});

test('a name that does not match yields nothing', () => {
  const read = reader('^(?<serial>\\d{4})-(?<lot>[A-Z]+)\\.jpg$');
  expect(read('1234-AB.jpg')).toEqual({ serial: '1234', lot: 'AB', namedLane: null });
  expect(read('IMG_0001.jpg')).toEqual({ serial: null, lot: null, namedLane: null });
});

test.each<[string, EntryTrouble]>([
  ['(?<serial>', { why: 'pattern-malformed', figures: { complaint: 'Unterminated group' } }],
  ['^(.*)$', { why: 'pattern-nameless' }],
  ['(?<=L)(?<serial>\\d+)', { why: 'pattern-looks-around' }],
  ['(?<!L)(?<serial>\\d+)', { why: 'pattern-looks-around' }],
  ['(?<serial>\\d+)(?=_)', { why: 'pattern-looks-around' }],
  ['(?<serial>\\d)\\1', { why: 'pattern-looks-around' }],
  ['(?<serial>\\d)\\k<serial>', { why: 'pattern-looks-around' }],
  [
    '^(?<serial>(?:\\d{1,99}){1,99})$',
    { why: 'pattern-beyond', figures: { complaint: 'invalid repeat count: `{1,99}`' } },
  ],
  [`(?<serial>${'a?'.repeat(300)})`, { why: 'pattern-long', figures: { limit: 500 } }],
])('%s is refused, with a reason', (pattern, trouble) => {
  expect(readNamesBy(pattern)).toEqual({ ok: false, fault: entryRefused(trouble) });
});

test.each(['[(?=]', '\\(\\?=', '[\\]?<=]'])('%s within a pattern is no look around', (part) => {
  expect(readNamesBy(`(?<serial>\\d+)${part}`)).toMatchObject({ ok: true });
});

/** What backtracking takes forever on, with the name that does it. */
const ENDLESS: readonly (readonly [string, string])[] = [
  ['^(?<serial>(a+)+)$', `${'a'.repeat(200)}!`],
  ['^(?<serial>(?:xy|xy)*)$', `${'xy'.repeat(120)}!`],
  ['^(?<serial>(?:[A-Z]\\d|[A-Z]\\d)+)\\.jpg$', `${'B7'.repeat(120)}.png`],
  ['^(?<serial>(?:SN|S?N?[0-9A-F]{2})*)\\.jpg$', `${'4F'.repeat(120)}.png`],
  ['^(?<lot>(?:\\w\\d){1,30}){1,30}(?<serial>q)$', 'B7'.repeat(127)],
  ['^(?<serial>.*.*.*.*.*.*.*.*.*)x$', 'y'.repeat(255)],
  ['^(?<serial>\\d+)$|^QQ((y)*x?)*W$', `QQ${'y'.repeat(250)}x`],
];

test.each(ENDLESS)('%s reads instantly a name that would otherwise take for ever', (pattern, name) => {
  const read = reader(pattern);
  const tookMs = cpuMs(() => expect(read(name)).toEqual({ serial: null, lot: null, namedLane: null }));
  expect(tookMs).toBeLessThan(1000);
});

const UNITS = ['a', 'L', 'S', 'N', '0', '7', '_', '-', '/', '.', ' ', '"', '\u{FFFD}', '零', '😀'];
const name = fc.array(fc.constantFrom(...UNITS), { maxLength: 40 }).map((units) => units.join(''));

/**
 * Patterns as people write them: pieces of a name in a row, some of which may be missing. What may be missing as a whole holds at
 * least one letter when it is there: of a group that is there and empty, JavaScript says that it is not.
 */
const piece = fc.constantFrom(
  'a',
  'SN',
  '\\d',
  '\\w',
  '[A-Z]',
  '[^_/]',
  '[^_/.]',
  '.',
  '[\\w-]',
  '(?:L|SN)',
  '\\p{L}',
  '\\/',
  '\\.',
  '_',
);
const times = fc.constantFrom('', '+', '*', '?', '{2}', '{1,3}', '+?', '*?');
const run = fc
  .array(
    fc.tuple(piece, times).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 3 },
  )
  .map((runs) => runs.join(''));
const pattern = fc
  .record({
    start: fc.constantFrom('^', ''),
    lane: run,
    lot: fc.tuple(piece, run).map((parts) => parts.join('')),
    between: fc.constantFrom('_', '-', '/', ''),
    serial: run,
    end: fc.constantFrom('$', '', '[^/]*$'),
  })
  .map(
    ({ start, lane, lot, between, serial, end }) =>
      `${start}(?:(?<lane>${lane})/)?(?:(?<lot>${lot})${between})?(?<serial>${serial})${end}`,
  );

test('a pattern reads from a name what JavaScript reads from it', () => {
  fc.assert(
    fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 8 }), (written, names) => {
      const read = reader(written);
      const expression = new RegExp(written, 'u');
      for (const each of names) {
        const { serial, lot, lane } = expression.exec(each)?.groups ?? {};
        expect(read(each)).toEqual({ serial: serial || null, lot: lot || null, namedLane: lane || null });
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('no name makes a reader throw', () => {
  const read = reader(DEFAULT_NAME_PATTERN);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), name), (each) => {
      const { serial, lot } = read(each);
      for (const part of [serial, lot]) if (part !== null) expect(each).toContain(part);
    }),
    { numRuns: 200 },
  );
});

test('a lookaround pattern accepted by an earlier version goes on reading, but never for longer than allowed', () => {
  expect(readNamesByStored('(?<=SN)(?<serial>\\d+)')('SN42.jpg')).toEqual({ serial: '42', lot: null, namedLane: null });
  expect(readNamesByStored('(?<serial>')('SN42.jpg')).toEqual({ serial: null, lot: null, namedLane: null });
  const endless = readNamesByStored('^(?!x)(?<serial>(?:xy|[x][y]|y)+)$');
  const name = `${'y'.repeat(10)}${'xy'.repeat(100)}!`;
  const tookMs = cpuMs(() => expect(endless(name)).toEqual({ serial: null, lot: null, namedLane: null }));
  expect(tookMs).toBeLessThan(5000);
  expect(endless('yy')).toEqual({ serial: 'yy', lot: null, namedLane: null });
});
