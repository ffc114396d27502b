import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { CsvOrder, TransferResult } from '../../../../preload/contract/station/transfer.ts';
import { addExport, answerMarks } from '../../store/exports/exports.ts';
import { idRange } from '../../store/exports/filter-condition.ts';
import { countRows } from '../../store/exports/table-rows.ts';
import type { ExportJob, JobDeps } from '../job.ts';
import { dictionaryPath } from '../remove-half.ts';
import { beginWholeFile } from '../whole-file.ts';
import { dataDictionary } from './dictionary.ts';
import { tableHead, tablePages } from './table.ts';

/**
 * Writes the table, first to `job.half`, and its data dictionary. Each appears complete or not at all, the dictionary first; memory use
 * does not grow with the rows.
 */
export async function writeCsv(
  job: ExportJob & { readonly order: CsvOrder },
  deps: JobDeps,
): Promise<Result<TransferResult>> {
  const { order, out } = job;
  const { db, signal, onProgress } = deps;
  const marks = answerMarks(db);
  const range = idRange(db, order.filter);
  const total = countRows(db, order, range);
  const dictionary = await beginWholeFile(dictionaryPath(out), `${job.half}.columns`);
  const table = await beginWholeFile(out, job.half);
  let rows = 0;
  try {
    await dictionary.write(dataDictionary(order));
    await table.write(tableHead(order));
    let done = 0;
    for await (const page of tablePages(db, order, range)) {
      signal.throwIfAborted();
      await table.write(page.text);
      done += page.inspections;
      rows += page.rows;
      onProgress({ done, total, bytes: table.bytes() });
    }
    await dictionary.finish();
    await table.finish();
  } finally {
    await Promise.all([dictionary.discard(), table.discard()]);
  }
  const bytes = table.bytes();
  addExport(db, {
    ...marks,
    ...{ order, path: out, madeBy: job.madeBy, personId: job.personId, madeAt: job.madeAt.getTime() },
    ...{ count: rows, bytes, manifestSha256: null },
  });
  return ok({ kind: 'csv', path: out, rows, bytes });
}
