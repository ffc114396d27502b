import { expect, test } from 'vitest';
import { PICTURES_TO_KNOW_MUCH, PICTURES_TO_LEARN } from '../../main/domain/verdict/usual-picture.ts';
import { newestRecipe } from '../../main/engine/store/set-up/recipes.ts';
import { createUsualPictures } from '../../main/engine/usual-pictures.ts';
import type { Recipe } from '../../preload/contract/station/recipe.ts';
import { layoutOfPart, seenPicture } from '../support/files/seen-pictures.ts';
import { addTestLane } from '../support/lines/test-lane.ts';
import { openTestStore } from '../support/store/open-test-store.ts';
import { fixedClock } from '../support/time/fixed-clock.ts';

const clock = fixedClock('2026-03-02T06:00:00Z');
const EMPTY = seenPicture(0.5, {
  signs: { ...seenPicture().signs, layout: layoutOfPart().map((_, cell) => cell % 16) },
});

function place() {
  const store = openTestStore();
  const { laneId, recipeId } = addTestLane(store, clock.now(), {});
  const recipe = newestRecipe(store.read, recipeId);
  if (recipe === null) throw new Error('no recipe');
  const bugs: unknown[] = [];
  const begin = () => createUsualPictures({ db: store.write, clock, onBug: (bug) => bugs.push(bug) });
  return { store, laneId, recipe, begin, bugs };
}

function show(
  usual: ReturnType<typeof createUsualPictures>,
  laneId: Parameters<typeof usual.forget>[0],
  recipe: Recipe,
  count: number,
) {
  for (let i = 0; i < count; i += 1) expect(usual.faultOf(laneId, recipe, seenPicture(i / count))).toBeNull();
}

test('a lane learns from its first images, and from then on an image without a part is a fault', () => {
  const { laneId, recipe, begin, bugs } = place();
  const usual = begin();
  expect(usual.learned(laneId, recipe)).toBe(0);
  show(usual, laneId, recipe, PICTURES_TO_LEARN - 1);
  expect(usual.learned(laneId, recipe)).toBeCloseTo(1 - 1 / PICTURES_TO_LEARN);
  show(usual, laneId, recipe, 1);
  expect(usual.learned(laneId, recipe)).toBe(1);
  expect(usual.faultOf(laneId, recipe, EMPTY)).toMatchObject({ code: 'picture-unusual', sign: 'layout' });
  expect(usual.faultOf(laneId, recipe, seenPicture(0.3))).toBeNull();
  expect(bugs).toEqual([]);
});

test('noise is a fault as soon as a lane has seen a few images, and is not learned from', () => {
  const { laneId, recipe, begin } = place();
  const noise = seenPicture(0.5, { optics: { brightness: 120, contrast: 7.4, sharpness: 750 } });
  const usual = begin();
  show(usual, laneId, recipe, PICTURES_TO_KNOW_MUCH);
  expect(usual.faultOf(laneId, recipe, noise)).toMatchObject({ code: 'picture-unusual', sign: 'noise' });
  expect(usual.learned(laneId, recipe)).toBeCloseTo(PICTURES_TO_KNOW_MUCH / PICTURES_TO_LEARN);
});

test('what was learned survives a restart, complete or not', () => {
  const { laneId, recipe, begin } = place();
  show(begin(), laneId, recipe, 20);
  const second = begin();
  expect(second.learned(laneId, recipe)).toBeCloseTo(20 / PICTURES_TO_LEARN);
  show(second, laneId, recipe, PICTURES_TO_LEARN - 20);
  expect(begin().faultOf(laneId, recipe, EMPTY)).toMatchObject({ code: 'picture-unusual' });
});

test('a new model learns again, while what was learned before still judges', () => {
  const { laneId, recipe, begin } = place();
  const usual = begin();
  show(usual, laneId, recipe, PICTURES_TO_LEARN);
  const next: Recipe = { ...recipe, version: 2, body: { ...recipe.body, modelSha256: 'b'.repeat(64) as never } };
  expect(usual.learned(laneId, next)).toBe(0);
  expect(usual.faultOf(laneId, next, EMPTY)).toMatchObject({ code: 'picture-unusual' });
  show(usual, laneId, next, PICTURES_TO_LEARN);
  expect(usual.learned(laneId, next)).toBe(1);
});

test('a lane that is told to forget does so, and learns what is usual now', () => {
  const { laneId, recipe, begin } = place();
  const usual = begin();
  show(usual, laneId, recipe, PICTURES_TO_LEARN);
  usual.forget(laneId);
  expect(usual.learned(laneId, recipe)).toBe(0);
  expect(usual.faultOf(laneId, recipe, EMPTY)).toBeNull();
  expect(begin().learned(laneId, recipe)).toBeCloseTo(1 / PICTURES_TO_LEARN);
});

test('unreadable knowledge is reported, and learned again', () => {
  const { store, laneId, recipe, begin, bugs } = place();
  show(begin(), laneId, recipe, PICTURES_TO_LEARN);
  store.write.run(`UPDATE usual_picture SET pictures = '[{"width":"wide"}]'`);
  const usual = begin();
  expect(usual.learned(laneId, recipe)).toBe(0);
  expect(bugs).toHaveLength(1);
  show(usual, laneId, recipe, PICTURES_TO_LEARN);
  expect(begin().faultOf(laneId, recipe, EMPTY)).toMatchObject({ code: 'picture-unusual' });
});

test('a recipe that switches it off compares and learns nothing', () => {
  const { laneId, recipe, begin } = place();
  const usual = begin();
  const off = { ...recipe, body: { ...recipe.body, pictureLimits: { ...recipe.body.pictureLimits, departure: 0 } } };
  expect(usual.faultOf(laneId, off, EMPTY)).toBeNull();
  expect(usual.learned(laneId, off)).toBeNull();
});
