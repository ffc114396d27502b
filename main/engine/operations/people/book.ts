import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { HumanBox, Inspection } from '../../../../preload/contract/parts/inspection.ts';
import type { BookPictureDraft } from '../../../../preload/contract/people/book.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../store/opening/open.ts';
import { imageOf, inspectionOf } from '../../store/parts/inspections.ts';
import { effectiveOf } from '../../store/review/dispositions.ts';
import { referenceOf } from '../../store/review/references.ts';
import { noteChange } from '../../store/set-up/change-events.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import { addBookPicture, bookOf, defineClass, removeBookPicture, removeGoodPart } from '../../store/teaching/book.ts';
import type { HandlersOf } from '../handlers.ts';

export type BookDeps = { readonly store: Store; readonly clock: Clock };

export function bookHandlers({ store, clock }: BookDeps): HandlersOf<'book'> {
  const { read, write } = store;
  const noted = (actor: Actor, name: string, subject: number, body: unknown) =>
    noteChange(write, actor, clock.now(), { name, subject: String(subject), body });
  return {
    'book.read': ({ recipeId }) =>
      newestRecipe(read, recipeId) === null ? failed(noRecipe(recipeId)) : ok(bookOf(read, recipeId)),
    'book.define': ({ recipeId, ...definition }, actor) =>
      write.transaction(() => {
        if (newestRecipe(write, recipeId) === null) return failed(noRecipe(recipeId));
        defineClass(write, recipeId, definition, { madeBy: actor.name, madeAt: clock.now() });
        noted(actor, 'book.defined', recipeId, definition);
        return ok(bookOf(write, recipeId));
      }),
    'book.add-picture': (draft, actor) =>
      write.transaction(() => {
        const fault = place(store, clock, draft, actor);
        if (fault !== null) return failed(fault);
        noted(actor, 'book.picture-added', draft.recipeId, draft);
        return ok(bookOf(write, draft.recipeId));
      }),
    'book.remove-picture': ({ id }, actor) =>
      write.transaction(() => {
        const recipeId = removeBookPicture(write, id, clock.now());
        if (recipeId === null) return failed(notFound('book-picture', id));
        noted(actor, 'book.picture-removed', recipeId, { id });
        return ok(bookOf(write, recipeId));
      }),
  };
}

function noRecipe(id: number): Fault {
  return notFound('recipe', id);
}

/** Adds the image of an inspection to the book; returns why not. */
function place({ write }: Store, clock: Clock, draft: BookPictureDraft, actor: Actor): Fault | null {
  if (newestRecipe(write, draft.recipeId) === null) return noRecipe(draft.recipeId);
  const inspection = inspectionOf(write, draft.inspectionId);
  const sha256 = imageOf(write, draft.inspectionId);
  if (inspection === null) return notFound('inspection', draft.inspectionId);
  if (sha256 === null || !inspection.isReadable) {
    return conflict('no-picture');
  }
  const made = { madeBy: actor.name, madeAt: clock.now() };
  if (draft.role === 'good') removeGoodPart(write, draft.recipeId, made.madeAt);
  const agreed = referenceOf(write, draft.inspectionId)?.boxes ?? [];
  const boxes = agreed.length > 0 ? agreed : boxesOf(inspection);
  addBookPicture(write, draft, { ...made, sha256, boxes: boxes.filter((box) => box.className === draft.className) });
  return null;
}

/** Where people, or otherwise the model, saw something. */
function boxesOf({ dispositions, detections }: Inspection): readonly HumanBox[] {
  const human = effectiveOf(dispositions)?.boxes ?? [];
  return human.length > 0
    ? human
    : detections.map(({ className, box }) => ({ className, box, origin: 'model' as const }));
}
