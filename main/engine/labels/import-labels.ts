import type { HumanBox } from '../../../preload/contract/inspection.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import type { LabelRemark, LabelReport } from '../../../preload/contract/transfer.ts';
import type { InspectionId, PersonId } from '../../../preload/contract/units.ts';
import type { JobDeps } from '../export/job.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { recipes } from '../store/recipes.ts';
import { addReference, type ReferenceDraft, referenceOf } from '../store/references.ts';
import { type KnownPart, matchPart } from './match-part.ts';
import type { PictureLabels } from './picture-labels.ts';
import { readLabels } from './read-labels.ts';
import { areSameBoxes } from './same-boxes.ts';

export type LabelImport = {
  /** A folder or a file with labels. */
  readonly from: string;
  readonly madeBy: string;
  readonly personId: PersonId | null;
  readonly madeAt: number;
};

const WRITTEN_AT_ONCE = 200;
const KEPT_REMARKS = 200;

type Tally = { -readonly [K in keyof LabelReport]: LabelReport[K] extends number ? number : LabelReport[K] };

/**
 * Takes labels from elsewhere as the agreed answers of the parts they belong to. Everything is read and matched before the first
 * answer is written; until then the signal ends it without a trace.
 */
export async function importLabels(job: LabelImport, deps: Omit<JobDeps, 'folder'>): Promise<Result<LabelReport>> {
  const read = await readLabels(job.from);
  if (!read.ok) return read;
  const report = emptyReport(read.value.length);
  const named = new Set<string>();
  const drafts: ReferenceDraft[] = [];
  for (const [index, picture] of read.value.entries()) {
    deps.signal.throwIfAborted();
    for (const [id, boxes] of await answersOf(deps.db, picture, report)) {
      for (const { className } of boxes) named.add(className);
      drafts.push(draftOf(job, picture.origin, id, boxes));
    }
    deps.onProgress({ done: index + 1, total: read.value.length, bytes: 0 });
  }
  const known = new Set(recipes(deps.db).flatMap(({ body }) => body.defects.map(({ className }) => className)));
  report.foreignClasses = [...named].filter((name) => !known.has(name)).toSorted();
  write(deps.db, drafts);
  return ok(report);
}

/** The inspections that a picture gives a new answer, and the answer; counts what became of it. */
async function answersOf(
  db: ReadDb,
  { file, path, boxesIn }: PictureLabels,
  report: Tally,
): Promise<readonly (readonly [InspectionId, readonly HumanBox[]])[]> {
  const note = (remark: LabelRemark) => {
    if (report.remarks.length < KEPT_REMARKS) report.remarks.push({ file, remark });
  };
  const match = await matchPart(db, file, path);
  if (match.how === 'unknown' || match.how === 'ambiguous') {
    report[match.how]++;
    note(match.how);
    return [];
  }
  const answers: (readonly [KnownPart, readonly HumanBox[]])[] = [];
  for (const part of match.parts) {
    const boxes = boxesIn(part);
    if (typeof boxes === 'string') {
      report.broken++;
      note(boxes);
      return [];
    }
    answers.push([part, boxes]);
  }
  if (match.how === 'name') note('by-name');
  report[match.how === 'content' ? 'byContent' : 'byName']++;
  const fresh = answers.filter(([{ id }, boxes]) => !saysSame(db, id, boxes));
  if (fresh.length === 0) report.unchanged++;
  else {
    report.added++;
    report.boxes += fresh[0]?.[1].length ?? 0;
  }
  return fresh.map(([{ id }, boxes]) => [id, boxes]);
}

function saysSame(db: ReadDb, id: InspectionId, boxes: readonly HumanBox[]): boolean {
  const reference = referenceOf(db, id);
  return reference !== null && reference.isBad === boxes.length > 0 && areSameBoxes(reference.boxes, boxes);
}

function draftOf(
  { from, madeBy, personId, madeAt }: LabelImport,
  origin: PictureLabels['origin'],
  inspectionId: InspectionId,
  boxes: readonly HumanBox[],
): ReferenceDraft {
  return {
    inspectionId,
    isBad: boxes.length > 0,
    classNames: [...new Set(boxes.map(({ className }) => className))],
    boxes: [...boxes],
    origin,
    comment: from,
    ...{ madeBy, personId, madeAt },
  };
}

function write(db: WriteDb, drafts: readonly ReferenceDraft[]): void {
  for (let at = 0; at < drafts.length; at += WRITTEN_AT_ONCE) {
    const some = drafts.slice(at, at + WRITTEN_AT_ONCE);
    db.transaction(() => {
      for (const draft of some) addReference(db, draft);
    });
  }
}

function emptyReport(pictures: number): Tally {
  const none = { byContent: 0, byName: 0, unknown: 0, ambiguous: 0, broken: 0, unchanged: 0, added: 0, boxes: 0 };
  return { pictures, ...none, foreignClasses: [], remarks: [] };
}
