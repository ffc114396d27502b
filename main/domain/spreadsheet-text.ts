/**
 * What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"; the wide forms are read as their narrow
 * ones in East Asian settings), and the apostrophe itself, without which the mark could not be told from the text.
 */
const DANGEROUS = /^[=+\-@\t\r\n'＝＋－＠]/u;
const MARK = "'";

/** A text that no spreadsheet takes for a formula: where it would, an apostrophe stands before it. */
export function asSpreadsheetText(text: string): string {
  return DANGEROUS.test(text) ? MARK + text : text;
}

/** The text behind {@link asSpreadsheetText}: one apostrophe at the beginning, where there is one, is not part of it. */
export function fromSpreadsheetText(cell: string): string {
  return cell.startsWith(MARK) ? cell.slice(MARK.length) : cell;
}
