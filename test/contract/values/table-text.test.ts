import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asKeptText,
  asSpreadsheetText,
  fromSpreadsheetText,
} from '../../../preload/contract/values/spreadsheet-text.ts';
import { type TableForm, tableHead, tableLines } from '../../../preload/contract/values/table-text.ts';
import { zonedTime } from '../../../preload/contract/values/zoned-time.ts';
import { readLikeASpreadsheet } from '../../support/files/read-like-a-spreadsheet.ts';

/** What tables have been broken with, alone and inside other text. */
const nasty = fc.constantFrom(
  ...[
    '\r',
    '\n',
    '\r\n',
    '\n\r',
    '\0',
    '\uFEFF',
    '\u2028',
    '\u2029',
    '\x85',
    '\v',
    '\f',
    '"',
    '""',
    "'",
    ',',
    ';',
    '\t',
  ],
  ...['=', '+', '-', '@', '＝', ' ', '\u00a0', '\u200b', '=SUM(A1)', '000123', '1e3', '="x"', '\n=1+1', '";=1', 'ñ🔧'],
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 6 })
  .map((bits) => bits.join(''));
const form: fc.Arbitrary<TableForm> = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  decimal: fc.constantFrom('.', ','),
  hasByteOrderMark: fc.boolean(),
  keepsDigits: fc.boolean(),
});
const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
  const row = fc.array(text, { minLength: width, maxLength: width });
  return fc.record({ head: row, rows: fc.array(row, { maxLength: 4 }) });
});

describe('a table that leaves the station', () => {
  test('comes back cell by cell, whatever its contents and however it is read', () => {
    fc.assert(
      fc.property(table, form, ({ head, rows }, shape) => {
        const file = tableHead(head, shape) + tableLines(rows, shape);
        const library = parse(file, {
          ...{ bom: shape.hasByteOrderMark, delimiter: shape.separator },
          ...{ relax_column_count: true, skip_empty_lines: false },
        });
        for (const read of [library, readLikeASpreadsheet(file, shape.separator)]) {
          expect(read.map((row) => row.map(fromSpreadsheetText))).toEqual([head, ...rows]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('has no cell and no row that begins with a formula, except for digits that should stay text', () => {
    fc.assert(
      fc.property(table, form, ({ head, rows }, shape) => {
        const cells = readLikeASpreadsheet(tableHead(head, shape) + tableLines(rows, shape), shape.separator).flat();
        for (const cell of cells) {
          const seen = cell.replace(/^[\s\p{C}\p{Z}]+/u, '');
          const isText = shape.keepsDigits && /^="(?:[^"]|"")*"$/su.test(cell);
          expect(isText || !/^[=+\-@＝＋－＠]/u.test(seen), JSON.stringify(cell)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps what a spreadsheet would turn into a number, a date or a truth value', () => {
    for (const code of [
      '000123',
      '12345678901234567890',
      '1e3',
      '3-4',
      'MAR 5',
      '12:30',
      'TRUE',
      'falso',
      '+49 30',
      '½',
    ])
      expect(asKeptText(code)).toBe(`="${code}"`);
    for (const word of ['Lot', 'crack', '', 'a remark with 2 digits that is far too long for any date'])
      expect(asKeptText(word)).toBe(word);
    expect(asKeptText('7'.repeat(60))).toBe(`="${'7'.repeat(60)}"`);
    const long = '1'.repeat(256);
    expect(asKeptText(long)).toBe(long);
    expect(asKeptText('6" tube')).toBe('="6"" tube"');
  });

  test('has numbers with the decimal sign of its reader, and empty cells for unknown values', () => {
    const shape = { separator: ';', decimal: ',', keepsDigits: true } as const;
    expect(tableLines([[1.5, -2, null, 'a', { plain: '2026-03-02T07:00:00.000+01:00' }]], shape)).toBe(
      '1,5;-2;;a;2026-03-02T07:00:00.000+01:00\r\n',
    );
  });
});

test('no text begins a formula, and every text can be recovered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), nasty, (rest, first) => {
      const whole = first + rest;
      const cell = asSpreadsheetText(whole);
      expect(/^[=+\-@\t\r\n＝＋－＠]/u.test(cell)).toBe(false);
      expect(fromSpreadsheetText(cell)).toBe(whole);
      expect(fromSpreadsheetText(asKeptText(whole))).toBe(whole);
    }),
  );
  expect(asSpreadsheetText('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
  expect(asSpreadsheetText('\0=1+1')).toBe("'\0=1+1");
  expect(asSpreadsheetText('Lot 7')).toBe('Lot 7');
});

test('a time includes its zone, and is the same instant', () => {
  const at = Date.parse('2026-03-02T06:00:00.250Z');
  expect(zonedTime(at, 60)).toBe('2026-03-02T07:00:00.250+01:00');
  expect(zonedTime(at, -570)).toBe('2026-03-01T20:30:00.250-09:30');
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date('1970-01-02'), max: new Date('9000-01-01') }),
      fc.integer({ min: -840, max: 840 }),
      (date, offset) => {
        expect(Date.parse(zonedTime(date.getTime(), offset))).toBe(date.getTime());
      },
    ),
  );
});
