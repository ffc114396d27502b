import type { CsvOrder } from '../../../../preload/contract/transfer.ts';
import { asLines, columnsOf } from './table.ts';

const NOTES: readonly (readonly [string, string])[] = [
  [
    'text',
    'A text that would begin with = + - @ (also wide), a tab, a line break or an apostrophe has one apostrophe before it, so that no spreadsheet takes it for a formula. Take one apostrophe away at the beginning to have the text.',
  ],
  ['time', 'ISO 8601 with milliseconds and the zone of the station.'],
  ['flag', 'yes or no.'],
  ['json', 'JSON, guarded like a text.'],
  ['hash', 'Hexadecimal digits.'],
];

/** What each column means, as a table of the same form. */
export function dataDictionary(order: CsvOrder): string {
  const columns = columnsOf(order).map(({ name, kind, unit, means }) => [name, kind, unit ?? '', means]);
  const notes = NOTES.map(([kind, means]) => ['', kind, '', means]);
  return (
    (order.hasByteOrderMark ? '\uFEFF' : '') +
    asLines([['column', 'kind', 'unit', 'meaning'], ...columns, ...notes], order)
  );
}
