import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asSpreadsheetText, fromSpreadsheetText } from '../../main/domain/spreadsheet-text.ts';
import { zonedTime } from '../../main/domain/zoned-time.ts';

test('no text begins a formula, and every text can be had back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', "'", '＝'),
      (rest, first) => {
        const text = first + rest;
        const cell = asSpreadsheetText(text);
        expect(/^[=+\-@\t\r\n＝＋－＠]/u.test(cell)).toBe(false);
        expect(fromSpreadsheetText(cell)).toBe(text);
      },
    ),
  );
  expect(asSpreadsheetText('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
  expect(asSpreadsheetText('Lot 7')).toBe('Lot 7');
});

test('a time says its zone, and is the same instant', () => {
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
