import type { Ask, Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Instant, PersonId } from '../../../preload/contract/values/units.ts';
import { faceOf, isMeasure } from '../../domain/review/measured-look.ts';
import { UnreadableRow } from '../store/columns/unreadable-row.ts';
import type { ReadDb } from '../store/handles.ts';
import { inspectionOf, withoutOpinion } from '../store/parts/inspections.ts';
import { reviewDraftOf } from '../store/review/review-drafts.ts';
import type { ReviewItemRow } from '../store/review/review-items.ts';
import { newestRecipe } from '../store/set-up/recipes.ts';

/**
 * An item as a page gets it. Blind ones come without any opinion. One that measures the person looks like the items they
 * get anyway, and second looks say neither which part it is nor when it was made: nothing that crosses
 * the boundary tells a repeat or a challenge from them. A look of a study says that it is one, and nothing about the part.
 */
export function presentItem(
  db: ReadDb,
  row: ReviewItemRow,
  personId: PersonId | null,
  { claimedUntil, dueAt }: Pick<ReviewItem, 'claimedUntil' | 'dueAt'>,
): ReviewItem {
  const inspection = inspectionOf(db, row.inspectionId);
  if (inspection === null) throw new UnreadableRow(row, new Error('it stands on no inspection'));
  const { id, queuedAt } = row;
  const { ask, isBlind } = faceOfItem(db, row, inspection);
  const draft = personId === null ? null : reviewDraftOf(db, id, personId);
  const item = { id, ask, isBlind, queuedAt, dueAt, claimedUntil, draft };
  if (ask === 'audit' || ask === 'study')
    return { ...item, inspection: withoutTraces(withoutOpinion(inspection), queuedAt) };
  if (isMeasure(row.ask)) return { ...item, inspection: asIfNew(inspection, levelOf(db, inspection), queuedAt) };
  return { ...item, inspection: isBlind ? withoutOpinion(inspection) : inspection };
}

/** Why the person is told that they are asked. */
export function faceOfItem(
  db: ReadDb,
  row: ReviewItemRow,
  inspection: Inspection,
): Pick<ReviewItem, 'ask' | 'isBlind'> {
  if (row.ask === 'study') return { ask: 'study', isBlind: true };
  return isMeasure(row.ask) ? faceOf(levelOf(db, inspection)) : asSecondLook(row);
}

/** What shows that a part is difficult: two models disagree, a case asks, or somebody picked it. The person who judges it must not know. */
const TELLING: readonly Ask[] = ['discordant', 'case', 'sent'];

function asSecondLook(row: ReviewItemRow): Pick<ReviewItem, 'ask' | 'isBlind'> {
  return TELLING.includes(row.ask) ? { ask: 'audit', isBlind: true } : row;
}

function levelOf(db: ReadDb, { recipeId, automationLevel }: Inspection) {
  return newestRecipe(db, recipeId)?.body.automationLevel ?? automationLevel;
}

/** Without anything that would show that it is not one of the parts coming down the line right now. */
function withoutTraces(inspection: Inspection, at: Instant): Inspection {
  return { ...atThatTime(inspection, at), fileName: '', serial: null, lot: null };
}

/** A part that people at this level decide by themselves, as it would come down the line now. */
function asIfNew(inspection: Inspection, automationLevel: Inspection['automationLevel'], at: Instant): Inspection {
  const bare = { ...withoutOpinion(atThatTime(inspection, at)), automationLevel };
  return automationLevel === 'manual'
    ? { ...bare, modelSha256: null, modelName: null, reasons: [{ code: 'model-silent' }] }
    : bare;
}

function atThatTime(inspection: Inspection, at: Instant): Inspection {
  return {
    ...inspection,
    isBrought: false,
    capturedAt: at,
    admittedAt: at,
    decidedAt: at,
    elapsedMs: 0,
    stageTimes: {},
    isWaiting: true,
    arm: null,
    rollout: null,
  };
}
