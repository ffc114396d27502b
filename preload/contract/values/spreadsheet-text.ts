/**
 * What spreadsheets treat as the beginning of a formula (OWASP, "CSV Injection"; the wide forms are read as their narrow
 * ones in East Asian settings), also after spaces and invisible characters, which some of them drop; and the apostrophe
 * itself, because otherwise the mark could not be told from the text.
 */
const DANGEROUS = /^(?:['\t\r\n]|[\s\p{C}\p{Z}]*[=+\-@＝＋－＠])/u;
const MARK = "'";
/** A cell whose formula is only its own text: the one way of keeping digits as text that all spreadsheets agree on. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/su;
/** The longest text that Excel accepts in a formula. */
const LONGEST_IN_FORMULA = 255;
/** The longest date with its time; anything longer can only be a number. */
const LONGEST_DATE = 40;
const ONLY_NUMBER = /^[\p{N}\p{Sc}\s.,'e+\-%]+$/iu;
const TRUTH = /^(?:true|false|verdadero|falso)$/iu;

/** A text that no spreadsheet treats as a formula: if one would, an apostrophe is put before it. */
export function asSpreadsheetText(text: string): string {
  return DANGEROUS.test(text) ? MARK + text : text;
}

/** The same, and never a number, a date or a truth value either: `000123` as `="000123"`, which spreadsheets show unchanged. */
export function asKeptText(text: string): string {
  const isPlain = text.length <= LONGEST_IN_FORMULA && !/\p{C}/u.test(text);
  return isPlain && isTakenForAValue(text) ? `="${text.replaceAll('"', '""')}"` : asSpreadsheetText(text);
}

/** Spreadsheets only convert short texts with a digit, numbers, and words for true or false. */
function isTakenForAValue(text: string): boolean {
  if (!/\p{N}/u.test(text)) return TRUTH.test(text);
  return text.length <= LONGEST_DATE || ONLY_NUMBER.test(text);
}

/** Undoes {@link asSpreadsheetText} or {@link asKeptText}. */
export function fromSpreadsheetText(cell: string): string {
  if (cell.startsWith(MARK)) return cell.slice(MARK.length);
  const inFormula = TEXT_FORMULA.exec(cell)?.[1];
  return inFormula === undefined ? cell : inFormula.replaceAll('""', '"');
}
