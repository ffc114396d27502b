import type { CsvOrder } from '../../../../preload/contract/transfer.ts';
import { asSpreadsheetText } from '../../../domain/spreadsheet-text.ts';
import { zonedTime } from '../../../domain/zoned-time.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { Column } from './column.ts';

/** A value as it stands in the table; an empty cell for what is not known. */
export function cell(value: unknown, column: Column, decimal: CsvOrder['decimal']): string {
  if (value === null || value === undefined) return '';
  switch (column.kind) {
    case 'text':
    case 'json':
      return asSpreadsheetText(String(value));
    case 'hash':
    case 'whole':
      return String(value);
    case 'number': {
      const text = String(Number(Number(value).toFixed(column.digits ?? 0)));
      return decimal === '.' ? text : text.replace('.', ',');
    }
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'time':
      return zonedTime(Number(value), localZoneOffset(Number(value)));
    default:
      return column.kind satisfies never;
  }
}
