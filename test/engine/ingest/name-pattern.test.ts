import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NameReader, readNamesBy } from '../../../main/engine/ingest/name-pattern.ts';
import { type EntryTrouble, entryRefused } from '../../../preload/contract/entry-trouble.ts';
import { DEFAULT_NAME_PATTERN } from '../../../preload/contract/recipe.ts';

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

test('a name that does not fit says nothing', () => {
  const read = reader('^(?<serial>\\d{4})-(?<lot>[A-Z]+)\\.jpg$');
  expect(read('1234-AB.jpg')).toEqual({ serial: '1234', lot: 'AB', namedLane: null });
  expect(read('IMG_0001.jpg')).toEqual({ serial: null, lot: null, namedLane: null });
});

test.each<[string, EntryTrouble]>([
  ['(?<serial>', { why: 'pattern-malformed', figures: { complaint: 'Unterminated group' } }],
  ['^(.*)$', { why: 'pattern-nameless' }],
  ['^(?<serial>(a+)+)$', { why: 'pattern-slow' }],
  ['^(?<serial>.*.*.*.*.*.*.*.*.*)x$', { why: 'pattern-slow' }],
  [`(?<serial>${'a?'.repeat(300)})`, { why: 'pattern-long', figures: { limit: 500 } }],
])('%s is refused, and it is said why', (pattern, trouble) => {
  expect(readNamesBy(pattern)).toEqual({ ok: false, fault: entryRefused(trouble) });
});

test('a pattern that hangs on one kind of name only costs that name its serial, not the station its time', () => {
  for (const nested of ['(y+)+', '((y)*x?)*', '(?:[y]{1,})+', '(?<lot>(?:y+|q)+)+']) {
    const read = reader(`^(?<serial>\\d+)$|^QQ${nested}W$`);
    expect(read(`QQ${'y'.repeat(60)}x`)).toEqual({ serial: null, lot: null, namedLane: null });
    expect(read('123')).toEqual({ serial: '123', lot: null, namedLane: null });
  }
});

test('no name makes a reader throw', () => {
  const read = reader(DEFAULT_NAME_PATTERN);
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom('a', 'L', '0', '_', '-', '/', '.', ' ', '\n', '"', '\u{FFFD}', '零', '😀'), {
          maxLength: 400,
        })
        .map((units) => units.join('')),
      (name) => {
        const { serial, lot } = read(name);
        for (const part of [serial, lot]) if (part !== null) expect(name).toContain(part);
      },
    ),
    { numRuns: 50 },
  );
});
