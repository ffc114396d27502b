import { existsSync } from 'node:fs';
import path from 'node:path';
import { folderUnusable } from '../../../preload/contract/faults/folder-trouble.ts';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { TransferResult } from '../../../preload/contract/station/transfer.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import { exportObjection } from '../ingest/folders-in-use.ts';
import { forgetBegun, noteBegun } from '../store/exports/begun-exports.ts';
import { lanes } from '../store/set-up/lanes.ts';
import { lineFolderOf } from '../store/set-up/settings.ts';
import { clearLeftovers } from './clear-leftovers.ts';
import { writeCsv } from './csv/write-csv.ts';
import type { ExportJob, JobDeps } from './job.ts';
import { dictionaryPath, removeLeftovers } from './remove-half.ts';
import { writeSet } from './set/write-set.ts';

/**
 * Runs one export. However it ends, nothing half-written remains. A cancelled one rejects with the signal's reason;
 * a problem with the disk is a fault; existing files are never overwritten.
 */
export async function runExport(job: ExportJob, deps: JobDeps): Promise<Result<TransferResult>> {
  const { order, out, half } = job;
  await clearLeftovers(deps.db);
  const names = order.kind === 'csv' ? [out, dictionaryPath(out)] : [out];
  const taken = names.find((name) => existsSync(name));
  if (taken !== undefined) return failed(folderUnusable(taken, 'taken'));
  const { db, folder } = deps;
  const surroundings = { folder, lineOutput: lineFolderOf(db, folder), lanes: lanes(db) };
  const objection = await exportObjection(path.dirname(out), surroundings);
  if (objection !== null) return failed(objection);
  noteBegun(deps.db, { half, path: out, kind: order.kind, processId: process.pid }, job.madeAt.getTime());
  try {
    // Spread, so that each gets the job with its own kind of order.
    return order.kind === 'csv' ? await writeCsv({ ...job, order }, deps) : await writeSet({ ...job, order }, deps);
  } catch (error) {
    if (deps.signal.aborted || systemCode(error) === null) throw error;
    return failed(folderFault(error, out));
  } finally {
    if (await removeLeftovers({ half, path: out, kind: order.kind })) forgetBegun(deps.db, half);
  }
}
