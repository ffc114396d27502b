/**
 * Reads a table as spreadsheets do, and splits more readily than any of them: a quote opens a cell only where the cell begins; outside quotes
 * every CR, LF, CR LF, form feed, NEL and Unicode line or paragraph separator ends a row, and a mark at the beginning is dropped.
 */
export function readLikeASpreadsheet(file: string, separator: string): string[][] {
  const text = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at + 1) : plainCell(text, at, separator);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function quotedCell(text: string, start: number) {
  let value = '';
  for (let at = start; at < text.length; at++) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else return { value, end: at + 1 };
  }
  throw new Error('a quote that is never closed');
}

function plainCell(text: string, start: number, separator: string) {
  let end = start;
  while (end < text.length && text[end] !== separator && !/[\r\n\v\f\x85\u2028\u2029]/.test(text[end] ?? '')) end++;
  return { value: text.slice(start, end), end };
}
