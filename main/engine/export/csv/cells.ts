import type { TableCell } from '../../../../preload/contract/values/table-text.ts';
import { zonedTime } from '../../../../preload/contract/values/zoned-time.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { Column } from '../../store/exports/table-column.ts';

/** A value as a cell of the table; null for an unknown value. */
export function cell(value: unknown, column: Column): TableCell {
  if (value === null || value === undefined) return null;
  switch (column.kind) {
    case 'text':
    case 'json':
    case 'hash':
      return String(value);
    case 'whole':
      return Number(value);
    case 'number':
      return Number(Number(value).toFixed(column.digits ?? 0));
    case 'flag':
      return value === 1 ? 'yes' : 'no';
    case 'time':
      return { plain: zonedTime(Number(value), localZoneOffset(Number(value))) };
    default:
      return column.kind satisfies never;
  }
}
