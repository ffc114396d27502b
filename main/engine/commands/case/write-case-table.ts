import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { caseTableHead, caseTableLines } from '../../../../preload/contract/parts/case-table.ts';
import type { CaseId, InspectionId } from '../../../../preload/contract/values/units.ts';
import { dataFolder } from '../../data-folder.ts';
import { beginWholeFile, type WholeFile } from '../../export/whole-file.ts';
import { folderFault } from '../../file-fault.ts';
import { exportObjection } from '../../ingest/folders-in-use.ts';
import { caseParts } from '../../store/containment/case-parts.ts';
import { caseOf } from '../../store/containment/cases.ts';
import type { ReadDb } from '../../store/handles.ts';
import { lanes } from '../../store/set-up/lanes.ts';
import { lineFolderOf } from '../../store/set-up/settings.ts';
import { partsInRunningStudies } from '../../store/studies/study-looks.ts';

const PAGE = 200;

/** `leftOut`: parts of a study that is running. What was said of them could reach whoever is taking part in it. */
export type CaseTable = { readonly path: string; readonly rows: number; readonly leftOut: number };

/**
 * Writes the parts of a case as a table, one row each. The file appears complete or not at all, replaces none, and is refused in a
 * folder that the station works in.
 */
export async function writeCaseTable(
  db: ReadDb,
  id: CaseId,
  { data, out }: { readonly data: string; readonly out: string },
): Promise<Result<CaseTable>> {
  if (caseOf(db, id) === null) return failed(notFound('case', id));
  const target = path.resolve(out);
  const folder = dataFolder(path.resolve(data));
  const surroundings = { folder, lineOutput: lineFolderOf(db, folder), lanes: lanes(db) };
  const objection = existsSync(target)
    ? folderUnusable(target, 'taken')
    : await exportObjection(path.dirname(target), surroundings);
  if (objection !== null) return failed(objection);
  try {
    const file = await beginWholeFile(target, `${target}.partial-${process.pid}`);
    try {
      const written = await writeRows(db, id, file);
      await file.finish();
      return ok({ path: target, ...written });
    } finally {
      await file.discard();
    }
  } catch (error) {
    return failed(folderFault(error, target));
  }
}

async function writeRows(db: ReadDb, id: CaseId, file: WholeFile): Promise<Omit<CaseTable, 'path'>> {
  await file.write(caseTableHead());
  let rows = 0;
  let leftOut = 0;
  let after: InspectionId | null = null;
  do {
    const page = caseParts(db, id, { show: 'all', lot: null, after, limit: PAGE });
    const ids: readonly InspectionId[] = page.map(({ part }) => part.id);
    const sealed = new Set(partsInRunningStudies(db, ids, 'anybody'));
    const shown = page.filter(({ part }) => !sealed.has(part.id));
    await file.write(caseTableLines(id, shown));
    rows += shown.length;
    leftOut += page.length - shown.length;
    after = ids.at(-1) ?? null;
    await setImmediate();
  } while (after !== null);
  return { rows, leftOut };
}
