import { type TableCell, tableHead, tableLines } from '../../../preload/contract/values/table-text.ts';
import { zonedTime } from '../../../preload/contract/values/zoned-time.ts';

export type Cell = string | number | null;
export type Column = {
  readonly label: string;
  /** How people read a number of this column; without it a number stands as it is. */
  readonly show?: (value: number) => string;
  /** The numbers are instants: a file gets them as ISO 8601 in the zone that the chart is drawn in. */
  readonly isInstant?: true;
};
/** The figures behind a chart: what its table shows and its file holds. */
export type ChartTable = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/** With its mark, which spreadsheets need to read accents. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: false } as const;

export function cellWords(cell: Cell, { show }: Column): string {
  if (cell === null) return '—';
  return typeof cell === 'number' && show !== undefined ? show(cell) : String(cell);
}

/** The table as a file. */
export function csvOf({ columns, rows }: ChartTable): string {
  const labels = columns.map(({ label }) => label);
  return (
    tableHead(labels, FORM) +
    tableLines(
      rows.map((row) => row.map((cell, at) => fileCell(cell, columns[at]))),
      FORM,
    )
  );
}

function fileCell(cell: Cell, column: Column | undefined): TableCell {
  if (typeof cell !== 'number' || column?.isInstant !== true) return cell;
  return { plain: zonedTime(cell, -new Date(cell).getTimezoneOffset()) };
}
