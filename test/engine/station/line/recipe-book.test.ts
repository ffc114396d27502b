import { expect, test } from 'vitest';
import { createRecipeBook } from '../../../../main/engine/station/line/recipe-book.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addRecipeVersion, newestRecipe } from '../../../../main/engine/store/set-up/recipes.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function bookOfDamaged() {
  const store = openTestStore();
  const { recipeId } = addTestLane(store, AT);
  const recipe = newestRecipe(store.read, recipeId);
  if (recipe === null) throw new Error('no recipe');
  const setBody = (body: string): void => {
    store.write.run('UPDATE recipe_version SET body = @body WHERE recipe_id = @recipeId AND version = 1', {
      body,
      recipeId,
    });
  };
  setBody('{');
  const mend = () => setBody(JSON.stringify(recipe.body));
  return { store, recipeId, recipe, book: createRecipeBook(store.read), mend };
}

test('a version that cannot be read judges nothing, in whichever copy a part has it', () => {
  const { recipeId, recipe, book } = bookOfDamaged();
  const standIn = book.newest(recipeId);
  const fault = { code: 'record-unreadable' };
  expect(book.fault(standIn)).toMatchObject(fault);
  const copy = { ...standIn, body: recipe.body };
  expect(book.fault(copy)).toMatchObject(fault);
  // A stand-in that is asked for again is a new one.
  expect(book.newest(recipeId)).not.toBe(standIn);
  expect(book.fault(standIn)).toMatchObject(fault);
});

test('a newer version that can be read judges, and so does one that can be read again', () => {
  const { store, recipeId, recipe, book, mend } = bookOfDamaged();
  const standIn = book.newest(recipeId);
  const { id, version, ...draft } = recipe;
  expect(book.fault({ id, version: version + 1 })).toBeNull();
  mend();
  expect(book.newest(recipeId)).toEqual(recipe);
  expect(book.fault(recipe)).toBeNull();
  expect(standIn.body.modelSha256).toBeNull();
  addRecipeVersion(store.write, id, version, admitted(draft));
  expect(book.fault(book.newest(recipeId))).toBeNull();
});
