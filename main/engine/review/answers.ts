import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Disposition, Inspection } from '../../../preload/contract/parts/inspection.ts';
import type {
  Correction,
  Feedback,
  ReviewAnswer,
  ReviewItem,
  Telling,
} from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { DispositionId, InspectionId, Instant } from '../../../preload/contract/values/units.ts';
import { canBeSaid, isLate } from '../../domain/line/line-told.ts';
import { isOffered } from '../../domain/review/disposition.ts';
import { isContradiction, judgementOf } from '../../domain/review/judgement.ts';
import { isMeasure } from '../../domain/review/measured-look.ts';
import { later, type Moment, type Steady } from '../clock.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { isAtHand, toldOf } from '../store/line/line-told.ts';
import { isBrought } from '../store/parts/brought-parts.ts';
import { type Circumstances, circumstancesOf, inspectionOf } from '../store/parts/inspections.ts';
import {
  addDisposition,
  answerTo,
  dispositionsOf,
  effectiveOf,
  newestAnswer,
  undoDisposition,
} from '../store/review/dispositions.ts';
import { forgetReviewDrafts } from '../store/review/review-drafts.ts';
import { closeItem, type ReviewItemRow, reopenItem, reviewItemOf } from '../store/review/review-items.ts';
import { keepingRollups } from '../store/rollups/rollups.ts';
import { recipeAt } from '../store/set-up/recipes.ts';
import { answerDelayMs } from '../store/set-up/settings.ts';
import { studyOfItem } from '../store/studies/study-looks.ts';
import { forgetRepeat } from '../store/teaching/repeat-plans.ts';
import { endIfComplete } from '../studies/end-study.ts';
import { CLAIM_EXPIRES_AFTER_MS, claimOne, isHeldBy, isHeldByAnother } from './claims.ts';
import { noteDisagreement } from './disagreement.ts';
import { feedbackTo } from './feedback.ts';
import { type Draw, planRepeatOf } from './measured-looks.ts';
import { faceOfItem } from './present-item.ts';

/** How long an answer can be undone by whoever gave it; afterwards a correction with a reason is needed. */
export const UNDO_OPEN_FOR_MS = 10 * 60_000;

export type Answered = {
  readonly dispositionId: DispositionId;
  readonly inspection: Inspection;
  /** It measured the person: nothing happened to the part. */
  readonly isMeasure: boolean;
  /** What somebody in training is told. */
  readonly feedback: Feedback | null;
  /** What the line is told of it. */
  readonly telling: Telling;
};

/** Records the answer to an item: durable when it returns. Sent again because its first reply was lost, it counts once. */
export function answer(
  db: WriteDb,
  actor: Actor,
  given: ReviewAnswer,
  now: Moment,
  draw: Draw = Math.random,
): Result<Answered> {
  return db.transaction(() => {
    const item = reviewItemOf(db, given.itemId);
    if (item === null) return failed(notFound('review-item', given.itemId));
    const before = answerTo(db, item.inspectionId, item.id);
    if (before !== null && isSameAnswer(before, actor, given)) return ok(answered(db, item, actor, before.id));
    const objection =
      nameObjection(actor, given) ??
      studyObjection(db, item, given.kind) ??
      objectionTo(db, item, actor, now.steady) ??
      contradictionIn(given) ??
      kindObjection(db, item.inspectionId, given.kind) ??
      lateObjection(db, item, given);
    if (objection !== null) return failed(objection);
    const dispositionId = keepingRollups(db, item.inspectionId, () => writeDown(db, item, actor, given, now));
    forgetReviewDrafts(db, item.id);
    const study = studyOfItem(db, item.id);
    if (study !== null) endIfComplete(db, study.studyId, now);
    else if (isMeasure(item.ask)) noteDisagreement(db, item, dispositionId, now.at);
    else planRepeatOf(db, item, dispositionId, actor, now, draw);
    return ok(answered(db, item, actor, dispositionId));
  });
}

function writeDown(
  db: WriteDb,
  { id, inspectionId, ask }: ReviewItemRow,
  { personId }: Actor,
  { kind, classNames, boxes, comment, tookMs }: ReviewAnswer,
  now: Moment,
): DispositionId {
  const said = { kind, classNames, boxes, comment, ask, tookMs };
  const made = { personId, madeAt: now.at, steadyAt: now.steady };
  const dispositionId = addDisposition(db, { inspectionId, reviewItemId: id, ...said, ...made });
  closeItem(db, id, now.at);
  return dispositionId;
}

/** Undoes the newest answer of this person, in the queue or in a running study, and gives the item to this window again; `null` if there is none to undo. */
export function undo(db: WriteDb, actor: Actor, now: Moment, studyId: StudyId | null = null): ReviewItem | null {
  const { personId } = actor;
  if (personId === null) return null;
  return db.transaction(() => {
    const newest = newestAnswer(db, personId, later(now.steady, -UNDO_OPEN_FOR_MS), studyId);
    const item = newest === null ? null : reviewItemOf(db, newest.reviewItemId);
    if (newest === null || item === null || studyObjection(db, item) !== null) return null;
    undoDisposition(db, newest.id, now.at);
    forgetRepeat(db, newest.id);
    // Undoing a told answer leaves the line waiting, whatever it was told before; undoing an untold one changes nothing for it.
    const isAwaited = toldOf(db, item.inspectionId)?.state === 'HOLD';
    reopenItem(db, item.id, later(now.steady, CLAIM_EXPIRES_AFTER_MS), isAwaited);
    return claimOne(db, { personId, windowId: actor.windowId }, item.id, now);
  });
}

/** Replaces whatever counted so far with a new disposition, with the reason. */
export function correct(db: WriteDb, actor: Actor, correction: Correction, now: Instant): Result<Answered> {
  return db.transaction(() => {
    const inspection = inspectionOf(db, correction.inspectionId);
    if (inspection === null) return failed(notFound('inspection', correction.inspectionId));
    if (isBrought(db, inspection.id)) {
      return failed(conflict('picture-brought'));
    }
    if (inspection.isWaiting) {
      return failed(conflict('part-unanswered'));
    }
    const objection =
      nameObjection(actor, correction) ??
      contradictionIn(correction) ??
      kindObjection(db, correction.inspectionId, correction.kind) ??
      toldSince(db, correction);
    if (objection !== null) return failed(objection);
    const dispositionId = addDisposition(db, {
      ...correction,
      reviewItemId: null,
      ask: 'correction',
      personId: actor.personId,
      madeAt: now,
      tookMs: null,
    });
    const after = existing(db, correction.inspectionId);
    return ok({ dispositionId, inspection: after, isMeasure: false, feedback: null, telling: { kind: 'told' } });
  });
}

function answered(db: ReadDb, item: ReviewItemRow, actor: Actor, dispositionId: DispositionId): Answered {
  const inspection = existing(db, item.inspectionId);
  // Anybody told the right answer would recognise the part in the next round.
  const feedback = item.ask === 'study' ? null : feedbackTo(db, inspection, actor, dispositionId);
  return {
    dispositionId,
    inspection,
    isMeasure: isMeasure(item.ask),
    feedback,
    telling: tellingOf(db, item, inspection),
  };
}

/**
 * What the person is told depends only on how the question looked: whether the line is told of a blind second look depends
 * on what the model said, and that it is a second look at all must not show.
 */
function tellingOf(db: ReadDb, item: ReviewItemRow, inspection: Inspection): Telling {
  const { ask } = faceOfItem(db, item, inspection);
  if (ask === 'study' || (ask === 'audit' && !isAtHand(db, item.inspectionId))) return { kind: 'silent' };
  const forMs = answerDelayMs(db);
  return forMs > 0 ? { kind: 'held', forMs } : { kind: 'told' };
}

function isSameAnswer(before: Disposition, actor: Actor, given: ReviewAnswer): boolean {
  return (
    actor.personId !== null &&
    before.personId === actor.personId &&
    before.kind === given.kind &&
    before.tookMs === given.tookMs
  );
}

/** An answer that was long on its way must not be recorded under the name of whoever has signed in at the window since. */
function nameObjection({ personId }: Actor, { givenBy }: Pick<ReviewAnswer, 'givenBy'>): Fault | null {
  return givenBy === undefined || givenBy === personId ? null : conflict('signed-in-since');
}

/** A good part has no defects: nobody could say later which half of such an answer was meant. */
function contradictionIn(said: Pick<ReviewAnswer, 'kind' | 'classNames' | 'boxes'>): Fault | null {
  return isContradiction(said) ? conflict('good-with-defects') : null;
}

/** Why this window may not answer this item now, or `null`. */
function objectionTo(db: ReadDb, item: ReviewItemRow, actor: Actor, now: Steady): Fault | null {
  if (isHeldByAnother(item, actor.windowId, now)) return conflict('part-taken');
  // Nobody answers what they were not shown: neither what waits in the queue, nor what another person had at this window.
  const isShown = item.claimedWindow === actor.windowId && item.claimedBy === actor.personId;
  if (!isShown) return conflict('part-not-held');
  if (item.closedAt === null) return null;
  // The line stopped waiting while somebody was looking: what they saw is still worth more than a time-out.
  const isTimedOut = effectiveOf(dispositionsOf(db, item.inspectionId))?.ask === 'timeout';
  return isTimedOut && isHeldBy(item, actor.windowId, now) ? null : conflict('part-answered');
}

/**
 * Why this answer is not allowed for this part, or `null`: the plant does not use it, or the part would move on although its
 * image cannot be read.
 */
export function kindObjection(db: ReadDb, inspectionId: InspectionId, kind: DispositionKind): Fault | null {
  const { recipeId, recipeVersion, isReadable } = circumstances(db, inspectionId);
  const recipe = recipeAt(db, recipeId, recipeVersion);
  if (recipe === null) throw new Error(`Inspection ${inspectionId} names a recipe that is not there`);
  if (!isOffered(kind, recipe.body)) return conflict('answer-unused', recipe.name);
  return canBeSaid(kind, isReadable) ? null : conflict('picture-unread');
}

/** Why this look of a study accepts no more answers, or not this one; `null` outside studies. */
function studyObjection(db: ReadDb, item: ReviewItemRow, kind: DispositionKind | null = null): Fault | null {
  if (item.ask !== 'study') return null;
  const study = studyOfItem(db, item.id);
  if (study === null) return conflict('part-not-held');
  if (study.endedAt !== null) return conflict('study-ended');
  if (study.leftAt !== null) return conflict('study-foreign');
  return kind !== null && judgementOf(kind) === null ? conflict('study-good-or-bad') : null;
}

/** The line has been told something meanwhile: anybody who would reverse that has to know it first. */
function lateObjection(db: ReadDb, item: ReviewItemRow, { kind, knowing }: ReviewAnswer): Fault | null {
  if (isMeasure(item.ask)) return null;
  const told = toldOf(db, item.inspectionId);
  if (told === null || !isLate(kind, told) || knowing === told.seq) return null;
  return { code: 'line-told', why: 'timeout', state: told.state, at: told.madeAt, message: told.seq };
}

function circumstances(db: ReadDb, id: InspectionId): Circumstances {
  const found = circumstancesOf(db, id);
  if (found === null) throw new Error(`No inspection ${id}`);
  return found;
}

/** The author of a correction has to know what the line was told, including anything since they last looked. */
function toldSince(db: ReadDb, { inspectionId, knowing }: Correction): Fault | null {
  const told = toldOf(db, inspectionId);
  if (knowing === undefined || told === null || told.seq === knowing) return null;
  return { code: 'line-told', why: 'meanwhile', state: told.state, at: told.madeAt, message: told.seq };
}

function existing(db: ReadDb, id: InspectionId): Inspection {
  const inspection = inspectionOf(db, id);
  if (inspection === null) throw new Error(`No inspection ${id}`);
  return inspection;
}
