import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { DispositionId, InspectionId, PersonId } from '../../../preload/contract/values/units.ts';
import { judgementOf } from '../../domain/review/judgement.ts';
import { isChallengeDue, repeatFor } from '../../domain/review/measured-look.ts';
import { later, type Moment } from '../clock.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { circumstancesOf } from '../store/parts/inspections.ts';
import { dispositionOf } from '../store/review/dispositions.ts';
import { type ReviewItemRow, reviewItemOf } from '../store/review/review-items.ts';
import { newestRecipe } from '../store/set-up/recipes.ts';
import { unseenChallenge } from '../store/teaching/challenges.ts';
import { dueRepeat, insertMeasure, noteShown, planRepeat } from '../store/teaching/repeat-plans.ts';

/** Evenly distributed, 0 ≤ draw < 1. */
export type Draw = () => number;

const MINUTE_MS = 60_000;

/** Plans to show an answered part again, by the share in its recipe. Only answers that say good or bad can be compared. */
export function planRepeatOf(
  db: WriteDb,
  item: ReviewItemRow,
  dispositionId: DispositionId,
  actor: Actor,
  now: Moment,
  draw: Draw,
): void {
  const said = dispositionOf(db, dispositionId);
  const recipe = recipeOfInspection(db, item.inspectionId);
  if (actor.personId === null || said === null || recipe === null) return;
  // What a fault left without a verdict is not a fair question to ask twice.
  if (judgementOf(said.kind) === null || item.ask === 'fault') return;
  const whom = repeatFor(recipe.body.repeatShare, draw(), draw());
  if (whom === null) return;
  planRepeat(db, {
    dispositionId,
    personId: actor.personId,
    isOther: whom === 'other-person',
    notBefore: later(now.steady, recipe.body.repeatAfterMinutes * MINUTE_MS),
  });
}

/** How long to wait before showing a part of this inspection's recipe again to somebody who has seen it. */
export function keptAwayMs(db: ReadDb, id: InspectionId): number {
  return (recipeOfInspection(db, id)?.body.repeatAfterMinutes ?? 60) * MINUTE_MS;
}

/**
 * The look that is mixed in for this person beside `fresh` new items, as an item of the queue, or `null`: a repeat that is
 * due, otherwise by chance a challenge of the recipe to which the first of them belongs.
 */
export function mixIn(
  db: WriteDb,
  personId: PersonId,
  fresh: readonly ReviewItemRow[],
  now: Moment,
  draw: Draw,
): ReviewItemRow | null {
  const repeat = dueRepeat(db, personId, now.steady);
  if (repeat !== null) {
    const { inspectionId, dispositionId } = repeat;
    const id = insertMeasure(db, { inspectionId, ask: 'repeat', firstDispositionId: dispositionId, queuedAt: now.at });
    noteShown(db, dispositionId, id);
    return reviewItemOf(db, id);
  }
  const [first] = fresh;
  const recipe = first === undefined ? null : recipeOfInspection(db, first.inspectionId);
  if (recipe === null || !isChallengeDue(recipe.body.challengeShare, fresh.length, draw())) return null;
  const since = now.at - recipe.body.repeatAfterMinutes * MINUTE_MS;
  const inspectionId = unseenChallenge(db, recipe.id, personId, since);
  if (inspectionId === null) return null;
  return reviewItemOf(
    db,
    insertMeasure(db, { inspectionId, ask: 'challenge', firstDispositionId: null, queuedAt: now.at }),
  );
}

/** The newest version of the recipe used for an inspection. */
function recipeOfInspection(db: ReadDb, id: InspectionId): Recipe | null {
  const inspected = circumstancesOf(db, id);
  return inspected === null ? null : newestRecipe(db, inspected.recipeId);
}
