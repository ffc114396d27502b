/**
 * What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"; the wide forms are read as their narrow
 * ones in East Asian settings), also behind blanks and signs that no one sees, which some of them drop; and the apostrophe
 * itself, without which the mark could not be told from the text.
 */
const DANGEROUS = /^(?:['\t\r\n]|[\s\p{C}\p{Z}]*[=+\-@＝＋－＠])/u;
const MARK = "'";
/** A cell whose formula is nothing but its own text: the one way to have digits taken as text that spreadsheets agree on. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/su;
/** The longest text that Excel takes in a formula. */
const LONGEST_IN_FORMULA = 255;
/** The longest date with its time; what is longer can be a number at most. */
const LONGEST_DATE = 40;
const ONLY_NUMBER = /^[\p{N}\p{Sc}\s.,'e+\-%]+$/iu;
const TRUTH = /^(?:true|false|verdadero|falso)$/iu;

/** A text that no spreadsheet takes for a formula: where it would, an apostrophe stands before it. */
export function asSpreadsheetText(text: string): string {
  return DANGEROUS.test(text) ? MARK + text : text;
}

/** The same, and neither for a number, a date or a truth value: `000123` as `="000123"`, which spreadsheets show as it was. */
export function asKeptText(text: string): string {
  const isPlain = text.length <= LONGEST_IN_FORMULA && !/\p{C}/u.test(text);
  return isPlain && isTakenForAValue(text) ? `="${text.replaceAll('"', '""')}"` : asSpreadsheetText(text);
}

/** Only of a short text with a digit, of a number or of a word for true or false a spreadsheet makes something else. */
function isTakenForAValue(text: string): boolean {
  if (!/\p{N}/u.test(text)) return TRUTH.test(text);
  return text.length <= LONGEST_DATE || ONLY_NUMBER.test(text);
}

/** The text behind {@link asSpreadsheetText} or {@link asKeptText}. */
export function fromSpreadsheetText(cell: string): string {
  if (cell.startsWith(MARK)) return cell.slice(MARK.length);
  const inFormula = TEXT_FORMULA.exec(cell)?.[1];
  return inFormula === undefined ? cell : inFormula.replaceAll('""', '"');
}
