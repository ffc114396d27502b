import { asKeptText, asSpreadsheetText } from './spreadsheet-text.ts';

/** What a table looks like that leaves the station. */
export type TableForm = {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  /** Excel reads a file as UTF-8 only with this mark. */
  readonly hasByteOrderMark: boolean;
  /** Texts of digits stay texts: leading zeros and long numbers are not lost when a spreadsheet opens the table. */
  readonly keepsDigits: boolean;
};

/** A cell: a text, a number, an instant in ISO 8601 (`plain`, which no spreadsheet takes for anything else), or null for what is not known. */
export type TableCell = string | number | { readonly plain: string } | null;

const BYTE_ORDER_MARK = '\uFEFF';
/** Whatever some reader takes for the end of a cell or a row, or drops; and blanks at the ends, which some cut off. */
const NEEDS_QUOTES = /[",;\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s|\s$/u;

/** The first line with the names of the columns, after the mark where one is wanted. */
export function tableHead(names: readonly string[], form: TableForm): string {
  return (form.hasByteOrderMark ? BYTE_ORDER_MARK : '') + tableLines([names], { ...form, keepsDigits: false });
}

/**
 * Rows of a table as RFC 4180: lines end with CR LF, and a cell with a line break, a quote or anything else that a reader
 * could cut at stands in quotes. The one door for every table: no cell is taken for a formula, and each comes back as it was.
 */
export function tableLines(rows: readonly (readonly TableCell[])[], form: Omit<TableForm, 'hasByteOrderMark'>): string {
  return rows.map((row) => `${row.map((cell) => cellText(cell, form)).join(form.separator)}\r\n`).join('');
}

function cellText(cell: TableCell, { separator, decimal, keepsDigits }: Omit<TableForm, 'hasByteOrderMark'>): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quoted(keepsDigits ? asKeptText(cell) : asSpreadsheetText(cell));
  if (typeof cell !== 'number') return cell.plain;
  // Some readers take a number in quotes for a text: only where it could not be read otherwise.
  const number = decimal === '.' ? String(cell) : String(cell).replace('.', ',');
  return number.includes(separator) ? quoted(number) : number;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
