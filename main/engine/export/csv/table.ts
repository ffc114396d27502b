import { setImmediate } from 'node:timers/promises';
import type { CsvOrder } from '../../../../preload/contract/station/transfer.ts';
import { tableHead as headOf, type TableCell, tableLines } from '../../../../preload/contract/values/table-text.ts';
import type { IdRange } from '../../store/exports/filter-condition.ts';
import type { Column } from '../../store/exports/table-column.ts';
import { inspectionColumns } from '../../store/exports/table-columns.ts';
import { type CsvRow, inspectionRows, rowKeysSchema } from '../../store/exports/table-rows.ts';
import type { ReadDb } from '../../store/handles.ts';
import { type BoxRow, boxColumns, humanBoxes, modelBoxes } from './box-columns.ts';
import { cell } from './cells.ts';

const PAGE_ROWS = 500;

/** A section of the table as text, with the number of inspections and rows in it. */
export type TablePage = { readonly text: string; readonly inspections: number; readonly rows: number };

export function columnsOf({ rows }: Pick<CsvOrder, 'rows'>): readonly Column[] {
  return rows === 'boxes' ? [...inspectionColumns, ...boxColumns] : inspectionColumns;
}

/** The first line, after the mark if requested. */
export function tableHead(order: CsvOrder): string {
  return headOf(
    columnsOf(order).map(({ name }) => name),
    order,
  );
}

/** The table without its header, page by page in the order of the inspections. Yields between two pages to allow cancelling. */
export async function* tablePages(db: ReadDb, order: CsvOrder, range: IdRange): AsyncIterable<TablePage> {
  for (let { first } = range; first <= range.last; ) {
    const page = inspectionRows(db, order, { first, last: range.last }, PAGE_ROWS);
    if (page.length === 0) return;
    yield tablePage(db, order, page);
    first = Number(page.at(-1)?.['id']) + 1;
    await setImmediate();
  }
}

export function tablePage(db: ReadDb, order: CsvOrder, page: readonly CsvRow[]): TablePage {
  const lines = page.flatMap((row) => linesOf(db, order, row));
  return { text: tableLines(lines, order), inspections: page.length, rows: lines.length };
}

function linesOf(db: ReadDb, order: CsvOrder, row: CsvRow): readonly (readonly TableCell[])[] {
  const isSecret = row['isSecret'] === 1;
  const facts = inspectionColumns.map((column) =>
    isSecret && column.isOpinion === true ? null : cell(row[column.name], column),
  );
  if (order.rows === 'inspections') return [facts];
  const boxes = boxesOf(db, row);
  const cells = (box: BoxRow | null) => boxColumns.map((column) => cell(box?.[column.sql], column));
  return boxes.length === 0 ? [[...facts, ...cells(null)]] : boxes.map((box) => [...facts, ...cells(box)]);
}

function boxesOf(db: ReadDb, row: CsvRow): readonly BoxRow[] {
  const { id, isSecret, personBoxes, referenceBoxes } = rowKeysSchema.parse(row);
  return [
    ...(isSecret ? [] : modelBoxes(db, id)),
    ...humanBoxes('person', personBoxes),
    ...humanBoxes('reference', referenceBoxes),
  ];
}
