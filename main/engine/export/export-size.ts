import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { CsvOrder, ExportOrder, ExportSize, SetOrder } from '../../../preload/contract/station/transfer.ts';
import { type IdRange, idRange } from '../store/exports/filter-condition.ts';
import { countRows, inspectionRows } from '../store/exports/table-rows.ts';
import type { ReadDb } from '../store/handles.ts';
import { newestRecipe } from '../store/set-up/recipes.ts';
import { tableHead, tablePage } from './csv/table.ts';
import { labelParts } from './set/label-parts.ts';

const SAMPLES = 5;
const SAMPLE_ROWS = 40;
/** A label file and the entry of an image in the manifest. */
const BYTES_BESIDE_PICTURE = 900;

/** The size of an export, and the free space where it would go. A set is counted exactly, a table's size is estimated from sample rows. */
export async function exportSize(
  db: ReadDb,
  order: ExportOrder,
  out: string,
  signal: AbortSignal,
): Promise<Result<ExportSize>> {
  const range = idRange(db, order.filter);
  const size = order.kind === 'csv' ? ok(tableSize(db, order, range)) : await setSize(db, order, range, signal);
  return size.ok ? ok({ ...size.value, freeBytes: await freeBytes(out) }) : size;
}

function tableSize(db: ReadDb, order: CsvOrder, range: IdRange) {
  const count = countRows(db, order, range);
  const step = Math.max(1, Math.floor((range.last - range.first + 1) / SAMPLES));
  let [bytes, inspections] = [0, 0];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const first = range.first + sample * step;
    if (first > range.last) break;
    const page = tablePage(db, order, inspectionRows(db, order, { first, last: range.last }, SAMPLE_ROWS));
    bytes += Buffer.byteLength(page.text);
    inspections += page.inspections;
  }
  const perInspection = inspections === 0 ? 0 : bytes / inspections;
  return { count, bytes: Math.round(Buffer.byteLength(tableHead(order)) + perInspection * count) };
}

async function setSize(db: ReadDb, order: SetOrder, range: IdRange, signal: AbortSignal) {
  const recipe = newestRecipe(db, order.filter.recipeId);
  if (recipe === null) return failed(notFound('recipe', order.filter.recipeId));
  const { parts } = await labelParts(db, order, recipe, range, signal);
  const bytes = parts.reduce((sum, { sizeBytes }) => sum + sizeBytes + BYTES_BESIDE_PICTURE, 0);
  return ok({ count: parts.length, bytes });
}

/** Free space on the disk of a path that may not exist yet. */
async function freeBytes(out: string): Promise<number | null> {
  let folder = path.resolve(out);
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
