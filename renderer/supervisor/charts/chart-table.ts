import { type TableCell, tableHead, tableLines } from '../../../preload/contract/values/table-text.ts';
import { zonedTime } from '../../../preload/contract/values/zoned-time.ts';

export type Cell = string | number | null;
export type Column = {
  readonly label: string;
  /** How a number of this column is formatted; without it, it is shown as it is. */
  readonly show?: (value: number) => string;
  /** The numbers are instants: a file gets them as ISO 8601 in the zone that the chart is drawn in. */
  readonly isInstant?: true;
  /** The instants begin rows, the last of which may still run; a file says for each whether it is complete. */
  readonly rows?: RowEnds;
};
/** Which row still runs, if any does, and how a file says so. */
export type RowEnds = {
  readonly running: number | null;
  readonly label: string;
  readonly whole: string;
  readonly soFar: string;
};
/** The figures behind a chart: what its table shows and its file holds. */
export type ChartTable = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

/** With a byte order mark, which spreadsheets need to read accents. */
const FORM = { separator: ',', decimal: '.', hasByteOrderMark: true, keepsDigits: false } as const;

export function cellWords(cell: Cell, { show }: Column): string {
  if (cell === null) return '—';
  return typeof cell === 'number' && show !== undefined ? show(cell) : String(cell);
}

/** The table as a file. What the screen shows beside an instant has a separate column there. */
export function csvOf({ columns, rows }: ChartTable): string {
  const at = columns.findIndex((column) => column.rows !== undefined);
  const ends = columns[at]?.rows;
  const labels = columns.map(({ label }) => label);
  const lines = rows.map((row) => {
    const cells = row.map((cell, place) => fileCell(cell, columns[place]));
    return ends === undefined ? cells : [...cells, row[at] === ends.running ? ends.soFar : ends.whole];
  });
  return tableHead(ends === undefined ? labels : [...labels, ends.label], FORM) + tableLines(lines, FORM);
}

function fileCell(cell: Cell, column: Column | undefined): TableCell {
  if (typeof cell !== 'number' || column?.isInstant !== true) return cell;
  return { plain: zonedTime(cell, -new Date(cell).getTimezoneOffset()) };
}
