import type { CsvOrder } from '../../../../preload/contract/station/transfer.ts';
import { tableHead, tableLines } from '../../../../preload/contract/values/table-text.ts';
import { columnsOf } from './table.ts';

const NOTES: readonly (readonly [string, string])[] = [
  [
    'text',
    'A text that would begin with = + - @ (also wide, or behind blanks), a tab, a line break or an apostrophe has one apostrophe before it, so that no spreadsheet takes it for a formula. Take one apostrophe away at the beginning to have the text.',
  ],
  ['time', 'ISO 8601 with milliseconds and the zone of the station.'],
  ['flag', 'yes or no.'],
  ['json', 'JSON, guarded like a text.'],
  ['hash', 'Hexadecimal digits.'],
];

const KEPT =
  'This table keeps digits as they are: short texts with a digit in them, long numbers, true and false stand as ="…", with each quote doubled, so that no spreadsheet makes a number or a date of them.';

/** What each column means, as a table in the same format. */
export function dataDictionary(order: CsvOrder): string {
  const columns = columnsOf(order).map(({ name, kind, unit, means }) => [name, kind, unit ?? '', means]);
  const kept = order.keepsDigits ? [['', 'text', '', KEPT]] : [];
  const notes = NOTES.map(([kind, means]) => ['', kind, '', means]);
  return tableHead(['column', 'kind', 'unit', 'meaning'], order) + tableLines([...columns, ...notes, ...kept], order);
}
