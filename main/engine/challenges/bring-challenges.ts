import path from 'node:path';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { ChallengeRemark, ChallengeReport } from '../../../preload/contract/station/transfer.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import type { InspectionId, LaneId, PersonId, RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import type { JobDeps } from '../export/job.ts';
import { UNWATCHED } from '../folder-calls.ts';
import { keepOriginal } from '../ingest/files/keep.ts';
import { openPicture } from '../ingest/files/open-picture.ts';
import type { NameReader } from '../ingest/names/name-pattern.ts';
import { readNamesByStored } from '../ingest/names/stored-name-pattern.ts';
import { areSameBoxes } from '../labels/same-boxes.ts';
import type { ReadDb } from '../store/handles.ts';
import { insertBroughtPart } from '../store/recording/insert-brought-part.ts';
import { isContentRecorded } from '../store/recording/known-files.ts';
import { addReference, referenceOf } from '../store/review/references.ts';
import { lanes } from '../store/set-up/lanes.ts';
import { newestRecipe } from '../store/set-up/recipes.ts';
import { addChallenge, challengeOf, partOfContent } from '../store/teaching/challenges.ts';
import { decodeFile } from '../vision/decode.ts';
import { DEFAULT_MAX_PIXELS } from '../vision/picture/max-pixels.ts';
import { contentOf, contradictedContents } from './contradicted-contents.ts';
import { type AnsweredPicture, type KnownAnswer, readAnswers } from './read-answers.ts';

export type ChallengeImport = {
  /** A folder with pictures and their known answers. */
  readonly from: string;
  readonly recipeId: RecipeId;
  readonly madeBy: string;
  readonly personId: PersonId | null;
  readonly madeAt: number;
};

type Place = { readonly recipe: Recipe; readonly laneId: LaneId; readonly readName: NameReader };
/** Where parts go, and the contents for which the folder has two answers, whose pictures are left out. */
type Destination = Place & { readonly contradicted: ReadonlySet<string> };
type Tally = {
  -readonly [K in keyof ChallengeReport]: ChallengeReport[K] extends number ? number : ChallengeReport[K];
};
type Outcome = { readonly kind: 'brought' | 'known' | 'unchanged'; readonly answer: KnownAnswer };

const KEPT_REMARKS = 200;
/** The picture is only for showing: it may be shrunk when it is read to check that it can be. */
const SHOWN_SIDE = 640;

/**
 * Makes challenge parts from picture files with known answers. Each picture is taken over whole, with its answer, or not
 * at all; if interrupted and started again, it goes on with those that are not in yet. A picture of a part that the
 * station has inspected by this recipe becomes that part; any other becomes one that never came down the line.
 */
export async function bringChallenges(job: ChallengeImport, deps: JobDeps): Promise<Result<ChallengeReport>> {
  const place = placeFor(job.recipeId, deps);
  if (!place.ok) return place;
  const read = await readAnswers(job.from);
  if (!read.ok) return read;
  const { pictures, strays } = read.value;
  const report = emptyReport(pictures.length);
  for (const file of strays) report.remarks.push({ file, remark: 'has-strays' });
  const named = new Set<string>();
  const contradicted = await contradictedContents(pictures, sizeOf, deps.signal);
  for (const [index, picture] of pictures.entries()) {
    deps.signal.throwIfAborted();
    const brought = await bring(job, { ...place.value, contradicted }, picture, deps);
    if (!brought.ok) return brought;
    const outcome = brought.value;
    if (typeof outcome === 'string') {
      report.leftOut++;
      if (report.remarks.length < KEPT_REMARKS) report.remarks.push({ file: picture.file, remark: outcome });
    } else {
      const { kind, answer } = outcome;
      report[kind]++;
      report[answer.isBad ? 'bad' : 'good']++;
      for (const className of answer.classNames) named.add(className);
    }
    deps.onProgress({ done: index + 1, total: pictures.length, bytes: 0 });
  }
  const classes = new Set(place.value.recipe.body.defects.map(({ className }) => className));
  report.foreignClasses = [...named].filter((name) => !classes.has(name)).toSorted();
  return ok(report);
}

function placeFor(recipeId: RecipeId, { db }: JobDeps): Result<Place> {
  const recipe = newestRecipe(db, recipeId);
  if (recipe === null) return failed(notFound('recipe', recipeId));
  const lane = lanes(db).find((each) => each.recipeId === recipeId);
  if (lane === undefined) {
    return failed(conflict('recipe-without-lane'));
  }
  return ok({ recipe, laneId: lane.id, readName: readNamesByStored(recipe.body.namePattern) });
}

async function sizeOf(file: string): Promise<Size | null> {
  const decoded = await decodeFile(file, {
    maxPixels: DEFAULT_MAX_PIXELS,
    neededSide: SHOWN_SIDE,
    usedBits: 'fitting',
  });
  return decoded.ok ? decoded.value.size : null;
}

/** Takes over one picture, or says why it is left out; a fault is trouble with the station's own disk, and ends everything. */
async function bring(
  job: ChallengeImport,
  place: Destination,
  { path: at, answerIn }: AnsweredPicture,
  deps: JobDeps,
): Promise<Result<Outcome | ChallengeRemark>> {
  const { db, folder } = deps;
  if (at === null) return ok('no-picture');
  const decoded = await decodeFile(at, { maxPixels: DEFAULT_MAX_PIXELS, neededSide: SHOWN_SIDE, usedBits: 'fitting' });
  if (!decoded.ok) return ok(decoded.fault.code === 'image-too-large' ? 'too-large' : 'unreadable');
  const { size } = decoded.value;
  const answer = answerIn(size);
  if (typeof answer === 'string') return ok(answer);
  const { contradicted } = place;
  if (contradicted.size > 0 && contradicted.has(await contentOf(at))) return ok('contradicts');
  const opened = await openPicture(at);
  if (!opened.ok) return ok('unreadable');
  const { handle, seen } = opened.value;
  try {
    const kept = await keepOriginal(opened.value, {
      folder,
      calls: UNWATCHED,
      isRecorded: (sha256) => isContentRecorded(db, sha256),
    });
    if (!kept.ok) return kept.fault.code === 'file-vanished' ? ok('unreadable') : kept;
    const durable = await kept.value.durable;
    if (!durable.ok) return durable;
    return ok(take(job, place, { at, answer, sha256: kept.value.sha256, size, sizeBytes: seen.sizeBytes }, deps));
  } finally {
    await handle.close();
  }
}

type Picture = {
  readonly at: string;
  readonly answer: KnownAnswer;
  readonly sha256: Sha256;
  readonly size: Size;
  readonly sizeBytes: number;
};

/** Records the part, its answer and the challenge in one transaction. */
function take(
  job: ChallengeImport,
  { recipe, laneId, readName }: Place,
  { at, answer, sha256, size, sizeBytes }: Picture,
  { db }: JobDeps,
): Outcome | ChallengeRemark {
  const { madeBy, personId, madeAt, from } = job;
  const fileName = path.basename(at);
  return db.transaction(() => {
    const known = partOfContent(db, recipe.id, sha256);
    if (known?.isWaiting === true) return 'waiting';
    if (known !== null && isChallengedWith(db, known.inspectionId, answer)) return { kind: 'unchanged', answer };
    const { serial, lot } = readName(fileName);
    const part = { recipe, laneId, fileName, serial, lot, sha256, sizeBytes, size, madeBy, madeAt };
    const inspectionId = known?.inspectionId ?? insertBroughtPart(db, part);
    addReference(db, { ...answer, inspectionId, origin: 'imported', comment: from, personId, madeBy, madeAt });
    addChallenge(db, { inspectionId, recipeId: recipe.id, madeBy, madeAt });
    return { kind: known === null ? 'brought' : 'known', answer };
  });
}

function isChallengedWith(db: ReadDb, id: InspectionId, { isBad, classNames, boxes }: KnownAnswer): boolean {
  const agreed = referenceOf(db, id);
  if (agreed === null || challengeOf(db, id) === null || agreed.isBad !== isBad) return false;
  return (
    areSameBoxes(agreed.boxes, boxes) && agreed.classNames.toSorted().join('\n') === classNames.toSorted().join('\n')
  );
}

function emptyReport(pictures: number): Tally {
  return { pictures, brought: 0, known: 0, unchanged: 0, leftOut: 0, good: 0, bad: 0, foreignClasses: [], remarks: [] };
}
