import { asKeptText, asSpreadsheetText } from './spreadsheet-text.ts';

/** The format of a table that leaves the station. */
export type TableForm = {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  /** Excel reads a file as UTF-8 only with this mark. */
  readonly hasByteOrderMark: boolean;
  /** Texts of digits stay texts: leading zeros and long numbers survive when a spreadsheet opens the table. */
  readonly keepsDigits: boolean;
};

/** A cell: a text, a number, an instant in ISO 8601 (`plain`, which no spreadsheet misreads), or null for an unknown value. */
export type TableCell = string | number | { readonly plain: string } | null;

const BYTE_ORDER_MARK = '\uFEFF';
/** Whatever some readers treat as the end of a cell or a row, or drop; and spaces at the ends, which some cut off. */
const NEEDS_QUOTES = /[",;\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|\s$/u;

/** The first line with the column names, after the mark if requested. */
export function tableHead(names: readonly string[], form: TableForm): string {
  return (form.hasByteOrderMark ? BYTE_ORDER_MARK : '') + tableLines([names], { ...form, keepsDigits: false });
}

/**
 * Rows of a table as in RFC 4180: lines end with CR LF, and a cell with a line break, a quote or anything else at which a reader
 * could cut is quoted. The one door for every table: no cell is treated as a formula, and each comes back as it was.
 */
export function tableLines(rows: readonly (readonly TableCell[])[], form: Omit<TableForm, 'hasByteOrderMark'>): string {
  return rows.map((row) => `${row.map((cell) => cellText(cell, form)).join(form.separator)}\r\n`).join('');
}

function cellText(cell: TableCell, { separator, decimal, keepsDigits }: Omit<TableForm, 'hasByteOrderMark'>): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quoted(keepsDigits ? asKeptText(cell) : asSpreadsheetText(cell));
  if (typeof cell !== 'number') return cell.plain;
  // Some readers treat a quoted number as text: quote only what could not be read otherwise.
  const number = decimal === '.' ? String(cell) : String(cell).replace('.', ',');
  return number.includes(separator) ? quoted(number) : number;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
