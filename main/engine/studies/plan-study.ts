import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Study, StudyCandidate, StudyDraft, StudyId } from '../../../preload/contract/people/study.ts';
import type { Instant, RecipeId } from '../../../preload/contract/values/units.ts';
import { lookOrder } from '../../domain/study/look-order.ts';
import { groupOf, suggestParts } from '../../domain/study/suggest-parts.ts';
import type { Draw } from '../review/measured-looks.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { noteChange } from '../store/set-up/change-events.ts';
import { personOf } from '../store/set-up/people.ts';
import { newestRecipe } from '../store/set-up/recipes.ts';
import { insertStudy, studyOf } from '../store/studies/studies.ts';
import { studyCandidates, unfitParts } from '../store/studies/study-candidates.ts';

/** Parts of a recipe for a study: a third on which people may well differ, the rest half good and half bad. */
export function suggestionsFor(db: ReadDb, recipeId: RecipeId, count: number): Result<readonly StudyCandidate[]> {
  const recipe = newestRecipe(db, recipeId);
  if (recipe === null) return failed(notFound('recipe', recipeId));
  const picked = suggestParts(studyCandidates(db, recipe, count), count);
  return ok(picked.map((part) => ({ ...part, isBorderline: groupOf(part.hint) === 'borderline' })));
}

/** Starts a study: draws and records every look at once, so that nothing that comes later changes it. */
export function planStudy(db: WriteDb, actor: Actor, draft: StudyDraft, madeAt: Instant, draw: Draw): Result<Study> {
  return db.transaction(() => {
    const objection = objectionTo(db, actor, draft);
    if (objection !== null) return failed(objection);
    const ids = draft.parts.map(({ inspectionId }) => inspectionId);
    const looks = draft.people.map((personId) => ({ personId, rounds: lookOrder(ids, draft.rounds, draw) }));
    const id = insertStudy(db, { ...draft, looks, plannedBy: actor.personId, madeBy: actor.name, madeAt });
    const { name, recipeId, rounds, pauseMinutes, people, parts } = draft;
    noteChange(db, actor, madeAt, {
      name: 'study.planned',
      subject: String(id),
      body: { name, recipeId, rounds, pauseMinutes, people, parts },
    });
    return ok(existing(db, id, actor));
  });
}

function objectionTo(db: ReadDb, actor: Actor, { recipeId, parts, people }: StudyDraft): Fault | null {
  if (newestRecipe(db, recipeId) === null) return notFound('recipe', recipeId);
  if (people.some((id) => id === actor.personId)) return conflict('study-planner');
  const stranger = people.find((id) => personOf(db, id)?.isActive !== true);
  if (stranger !== undefined) return notFound('person', stranger);
  const ids = parts.map(({ inspectionId }) => inspectionId);
  const [unfit] = unfitParts(db, recipeId, ids);
  if (unfit !== undefined) return conflict('study-part-unfit', String(unfit));
  return new Set(parts.map(({ isBad }) => isBad)).size < 2 ? conflict('study-one-kind') : null;
}

export function existing(db: ReadDb, id: StudyId, actor: Actor): Study {
  const study = studyOf(db, id, actor.personId);
  if (study === null) throw new Error(`Study ${id} is gone`);
  return study;
}
