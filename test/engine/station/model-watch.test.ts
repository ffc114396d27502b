import { expect, test } from 'vitest';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { createModelWatch } from '../../../main/engine/station/model-watch.ts';
import { newestRecipe } from '../../../main/engine/store/recipes.ts';
import { recordAll } from '../../../main/engine/store/record-all.ts';
import type { Reason } from '../../../preload/contract/inspection.ts';
import type { Detection } from '../../../preload/contract/model.ts';
import type { DispositionKind } from '../../../preload/contract/recipe.ts';
import { moment } from '../../support/fixed-clock.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { detection, inspectionRecord } from '../../support/records.ts';
import { addTestModels } from '../../support/registered-models.ts';
import { addTestLane } from '../../support/test-lane.ts';
import { actorOf, addTestPerson } from '../../support/test-person.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function watchedStation() {
  const store = openTestStore();
  const [modelSha256 = ''] = addTestModels(store, AT, ['1']);
  const place = addTestLane(store, AT, { modelSha256 });
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'));
  let watch = createModelWatch(store.read);
  let part = 0;

  /** Parts as the line takes them: asked, then written down. Answers the doubt about the last one. */
  function pass(count: number, boxesOf: (part: number) => readonly Detection[] = () => []): Reason | null {
    const recipe = newestRecipe(store.read, place.recipeId);
    if (recipe === null) throw new Error('no recipe');
    let doubt: Reason | null = null;
    for (let i = 0; i < count; i += 1) {
      part += 1;
      const detections = boxesOf(part);
      doubt = watch(recipe, detections);
      const held = { signal: 'HOLD', review: { ask: 'unsure', isBlind: false, dueAt: null } } as const;
      const facts = doubt === null ? {} : { ...held, verdict: { kind: 'undetermined' as const, reasons: [doubt] } };
      recordAll(store.write, [inspectionRecord(place, `SN${part}.jpg`, { modelSha256, detections, ...facts })]);
    }
    return doubt;
  }

  function say(kind: DispositionKind): void {
    const [item] = claimItems(store.write, ana, 1, moment(AT));
    if (item === undefined) throw new Error('nothing waits');
    const said = { itemId: item.id, kind, classNames: [], boxes: [], comment: '', tookMs: 900 };
    const answered = answer(store.write, ana, said, moment(AT));
    if (!answered.ok) throw new Error(JSON.stringify(answered.fault));
  }

  return {
    pass,
    say,
    restart: () => {
      watch = createModelWatch(store.read);
    },
  };
}

/** Boxes that no other part has. */
const marked = (part: number) => [detection('crack', (part % 997) / 1000)];

test('a model that marks nothing from the first part on is doubted after 200, until a person finds such a part good', () => {
  const { pass, say } = watchedStation();
  expect(pass(200)).toBeNull();
  expect(pass(1)).toEqual({ code: 'model-quiet', parts: 201 });
  expect(pass(3)).toEqual({ code: 'model-quiet', parts: 204 });
  say('accept');
  expect(pass(1)).toBeNull();
  expect(pass(998)).toBeNull();
  expect(pass(3)).toMatchObject({ code: 'model-quiet' });
});

test('a person who finds the defect that the model did not confirms nothing', () => {
  const { pass, say } = watchedStation();
  pass(201);
  say('reject');
  expect(pass(1)).toEqual({ code: 'model-quiet', parts: 202 });
});

test('a model that goes silent is doubted once that is no longer like it, also across a restart, and trusted again with the next box', () => {
  const { pass, restart } = watchedStation();
  expect(pass(300, (part) => (part % 2 === 0 ? marked(part) : []))).toBeNull();
  expect(pass(40)).toBeNull();
  restart();
  expect(pass(9)).toBeNull();
  expect(pass(2)).toMatchObject({ code: 'model-quiet' });
  restart();
  expect(pass(1)).toMatchObject({ code: 'model-quiet' });
  expect(pass(1, marked)).toBeNull();
});

test('what was confirmed is still confirmed after a restart', () => {
  const { pass, say, restart } = watchedStation();
  pass(201);
  say('accept');
  restart();
  expect(pass(900)).toBeNull();
});

test('the very same boxes on picture after picture are doubted from the tenth on', () => {
  const { pass } = watchedStation();
  const same = () => [detection('crack', 0.11), detection('stain', 0.2)];
  expect(pass(9, same)).toBeNull();
  expect(pass(1, same)).toEqual({ code: 'model-frozen', parts: 10 });
  expect(pass(1, marked)).toBeNull();
  expect(pass(9, same)).toBeNull();
});
