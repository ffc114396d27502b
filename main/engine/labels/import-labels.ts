import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { LabelRemark, LabelReport } from '../../../preload/contract/station/transfer.ts';
import type { InspectionId, PersonId } from '../../../preload/contract/values/units.ts';
import type { JobDeps } from '../export/job.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { addReference, type ReferenceDraft, referenceOf } from '../store/review/references.ts';
import { recipes } from '../store/set-up/recipes.ts';
import { type Claim, contradictions } from './contradictions.ts';
import { matchPart } from './match-part.ts';
import type { PictureLabels } from './picture-labels.ts';
import { readLabels } from './read-labels.ts';
import { areSameBoxes, saySame } from './same-boxes.ts';

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
type Note = (file: string, remark: LabelRemark) => void;

/** A picture that shows parts of this station, and what the set says about them. */
type Matched = {
  readonly picture: PictureLabels;
  readonly how: 'content' | 'name';
  readonly ids: readonly InspectionId[];
  readonly says: Claim<readonly HumanBox[]>;
};
type Seen = Matched | { readonly picture: PictureLabels; readonly how: 'unknown' | 'ambiguous' };

/**
 * Takes labels from elsewhere as the agreed answers of the parts they belong to. Reads and matches everything before writing the first
 * answer; until then the signal ends it without a trace. Takes nothing for a part about which the set contradicts itself.
 */
export async function importLabels(job: LabelImport, deps: Omit<JobDeps, 'folder'>): Promise<Result<LabelReport>> {
  const read = await readLabels(job.from);
  if (!read.ok) return read;
  const { pictures, strays } = read.value;
  const report = emptyReport(pictures.length);
  const note: Note = (file, remark) => {
    if (report.remarks.length < KEPT_REMARKS) report.remarks.push({ file, remark });
  };
  for (const file of strays) note(file, 'has-strays');
  const seen: Seen[] = [];
  for (const [index, picture] of pictures.entries()) {
    deps.signal.throwIfAborted();
    seen.push(await matched(deps.db, picture));
    deps.onProgress({ done: index + 1, total: pictures.length, bytes: 0 });
  }
  const answers = settled(seen, report, note);
  report.foreignClasses = foreignClasses(deps.db, answers.values());
  write(deps.db, draftsOf(deps.db, job, answers, report));
  return ok(report);
}

async function matched(db: ReadDb, picture: PictureLabels): Promise<Seen> {
  const match = await matchPart(db, picture.file, picture.path);
  if (match.how === 'unknown' || match.how === 'ambiguous') return { picture, how: match.how };
  const [first] = match.parts;
  // Parts with the same content have the same size.
  if (first === undefined) return { picture, how: 'unknown' };
  return { picture, how: match.how, ids: match.parts.map(({ id }) => id), says: picture.boxesIn(first) };
}

/** The pictures whose answers count, one for each set of parts; the others are counted and noted. */
function settled(seen: readonly Seen[], report: Tally, note: Note): ReadonlyMap<string, Settled> {
  const claims = seen.flatMap((each) => ('ids' in each ? each.ids.map((id) => [id, each.says] as const) : []));
  const contradicted = contradictions(claims, saySame);
  const answers = new Map<string, Settled>();
  for (const each of seen) {
    const { file, origin } = each.picture;
    if (!('ids' in each)) {
      report[each.how]++;
      note(file, each.how);
      continue;
    }
    const { how, ids, says } = each;
    if (typeof says === 'string') {
      report.broken++;
      note(file, says);
    } else if (ids.some((id) => contradicted.has(id))) {
      report.contradicting++;
      note(file, 'contradicts');
    } else {
      report[how === 'content' ? 'byContent' : 'byName']++;
      if (how === 'name') note(file, 'by-name');
      const parts = ids.join(' ');
      if (answers.has(parts)) report.unchanged++;
      else answers.set(parts, { ids, origin, boxes: says });
    }
  }
  return answers;
}

type Settled = {
  readonly ids: readonly InspectionId[];
  readonly origin: PictureLabels['origin'];
  readonly boxes: readonly HumanBox[];
};

/** The answers that say something new; counts them. */
function draftsOf(
  db: ReadDb,
  job: LabelImport,
  answers: ReadonlyMap<string, Settled>,
  report: Tally,
): readonly ReferenceDraft[] {
  const drafts: ReferenceDraft[] = [];
  for (const { ids, origin, boxes } of answers.values()) {
    const fresh = ids.filter((id) => !saysSame(db, id, boxes));
    if (fresh.length === 0) report.unchanged++;
    else {
      report.added++;
      report.boxes += boxes.length;
    }
    for (const id of fresh) drafts.push(draftOf(job, origin, id, boxes));
  }
  return drafts;
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

function foreignClasses(db: ReadDb, answers: Iterable<Settled>): string[] {
  const known = new Set(recipes(db).flatMap(({ body }) => body.defects.map(({ className }) => className)));
  const named = new Set<string>();
  for (const { boxes } of answers) for (const { className } of boxes) named.add(className);
  return [...named].filter((name) => !known.has(name)).toSorted();
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
  const parts = { byContent: 0, byName: 0, unknown: 0, ambiguous: 0, broken: 0, contradicting: 0 };
  return { pictures, ...parts, unchanged: 0, added: 0, boxes: 0, foreignClasses: [], remarks: [] };
}
