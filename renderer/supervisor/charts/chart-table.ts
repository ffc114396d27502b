export type Cell = string | number | null;
export type Column = {
  readonly label: string;
  /** How people read a number of this column; without it a number stands as it is. */
  readonly show?: (value: number) => string;
  /** The numbers are instants: a file gets them as ISO 8601. */
  readonly isInstant?: true;
};
/** The figures behind a chart: what its table shows and its file holds. */
export type ChartTable = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

export function cellWords(cell: Cell, { show }: Column): string {
  if (cell === null) return '—';
  return typeof cell === 'number' && show !== undefined ? show(cell) : String(cell);
}

/** A table as RFC 4180 in UTF-8 with its mark, which spreadsheets need to read accents. */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [
    columns.map(({ label }) => quoted(label)),
    ...rows.map((row) => row.map((cell, at) => field(cell, columns[at]))),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function field(cell: Cell, column: Column | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return column?.isInstant === true ? new Date(cell).toISOString() : String(cell);
  return quoted(cell);
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
