import packageFile from '../../../package.json' with { type: 'json' };
import type { Result } from '../../../preload/contract/faults/result.ts';
import { bringChallenges } from '../challenges/bring-challenges.ts';
import { dataFolder } from '../data-folder.ts';
import { clearLeftovers } from '../export/clear-leftovers.ts';
import { exportSize } from '../export/export-size.ts';
import type { JobDeps } from '../export/job.ts';
import { runExport } from '../export/run-export.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import { importLabels } from '../labels/import-labels.ts';
import { openAppender } from '../store/opening/appender.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import type { TransferEnd, TransferTask } from './messages.ts';

export type CarryOutDeps = Pick<JobDeps, 'signal' | 'onProgress'>;

/** Does a task in this process, beside a station that may be running on the same store. Never rejects. */
export async function carryOut(task: TransferTask, deps: CarryOutDeps): Promise<TransferEnd> {
  const opened = openAppender(task.dataFolder);
  if (!opened.ok) return { kind: 'failed', fault: opened.fault };
  const { write, close } = opened.value;
  try {
    return await inStore(task, { ...deps, db: write, folder: dataFolder(task.dataFolder) });
  } catch (error) {
    if (deps.signal.aborted) return { kind: 'cancelled' };
    return {
      kind: 'failed',
      fault: systemCode(error) === null ? storeFault(error) : folderFault(error, placeOf(task)),
    };
  } finally {
    close();
  }
}

async function inStore(task: TransferTask, deps: JobDeps): Promise<TransferEnd> {
  switch (task.kind) {
    case 'size': {
      const size = await exportSize(deps.db, task.order, task.out, deps.signal);
      return endOf(size, (value) => ({ kind: 'sized', size: value }));
    }
    case 'tidy':
      return { kind: 'tidied', cleared: [...(await clearLeftovers(deps.db))] };
    case 'export': {
      const { dataFolder: _, kind: __, ...job } = task;
      const software = `Lupa ${packageFile.version}`;
      const done = await runExport({ ...job, madeAt: new Date(task.madeAt), software }, deps);
      return endOf(done, (result) => ({ kind: 'done', result }));
    }
    case 'labels': {
      const done = await importLabels(task, deps);
      return endOf(done, (report) => ({ kind: 'done', result: { kind: 'labels', path: task.from, report } }));
    }
    case 'challenges': {
      const done = await bringChallenges(task, deps);
      return endOf(done, (report) => ({ kind: 'done', result: { kind: 'challenges', path: task.from, report } }));
    }
    default:
      return task satisfies never;
  }
}

function endOf<T>(result: Result<T>, end: (value: T) => TransferEnd): TransferEnd {
  return result.ok ? end(result.value) : { kind: 'failed', fault: result.fault };
}

function placeOf(task: TransferTask): string {
  switch (task.kind) {
    case 'labels':
    case 'challenges':
      return task.from;
    case 'tidy':
      return task.dataFolder;
    case 'size':
    case 'export':
      return task.out;
    default:
      return task satisfies never;
  }
}
