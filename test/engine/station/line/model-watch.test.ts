import { describe, expect, test } from 'vitest';
import { decide, withDoubt } from '../../../../main/domain/verdict/decide.ts';
import { answer, undo } from '../../../../main/engine/review/answers.ts';
import { claimItems } from '../../../../main/engine/review/claims.ts';
import { createModelWatch } from '../../../../main/engine/station/line/model-watch.ts';
import { addGateRun } from '../../../../main/engine/store/models/gate-runs.ts';
import { modelCardOf, registerModel } from '../../../../main/engine/store/models/models.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addRecipeVersion, newestRecipe } from '../../../../main/engine/store/set-up/recipes.ts';
import type { Detection, ModelMeasures, ModelProfile } from '../../../../preload/contract/models/model.ts';
import type { Reason } from '../../../../preload/contract/parts/inspection.ts';
import type { DispositionKind, RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { FOUND_SOMETHING } from '../../../support/models/found-something.ts';
import { gateFigures, gateReport } from '../../../support/models/gate-reports.ts';
import { addTestModels } from '../../../support/models/registered-models.ts';
import { actorOf, addTestPerson } from '../../../support/station/test-person.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { detection, inspectionRecord, sha256Of } from '../../../support/store/records.ts';
import { moment } from '../../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

/** A station under a model whose card says what it found; `measured` is null where the card says nothing. */
function watchedStation(
  body: Partial<RecipeBody> = {},
  measured: ModelMeasures | null = FOUND_SOMETHING,
  profile: Partial<ModelProfile> = {},
) {
  const store = openTestStore();
  const [modelSha256 = ''] = addTestModels(store, AT, ['1']);
  const card = modelCardOf(store.read, modelSha256);
  if (card === null) throw new Error('no card');
  const whole = { ...card, measured: measured ?? undefined, profile: { ...card.profile, ...profile } };
  registerModel(store.write, whole, 'test', AT);
  const place = addTestLane(store, AT, { modelSha256, ...body });
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
      const verdict = decide({ detections, isCut: false }, recipe.body);
      doubt = watch(recipe, verdict, detections);
      const held = { signal: 'HOLD', review: { ask: 'unsure', isBlind: false, dueAt: null } } as const;
      const facts = doubt === null ? { verdict } : { ...held, verdict: withDoubt(verdict, doubt) };
      writeRecords(store.write, [inspectionRecord(place, `SN${part}.jpg`, { modelSha256, detections, ...facts })]);
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
    takeBack: () => expect(undo(store.write, ana, moment(AT))).not.toBeNull(),
    noteGateRun: ({ found }: { found: number }) => {
      const escapes = { count: 2 - found, of: 2, share: 1 - found / 2, low: 0, high: 1 };
      const report = gateReport({ parts: 2, badParts: 2, challenger: gateFigures({ escapes }) });
      addGateRun(store.write, { recipeId: place.recipeId, sha256: modelSha256, report, madeBy: 'Eva', madeAt: AT });
    },
    changeModel: () => {
      const recipe = newestRecipe(store.read, place.recipeId);
      if (recipe === null) throw new Error('no recipe');
      const other = registerModel(
        store.write,
        { ...card, version: '2', sha256: sha256Of('2'), measured: undefined },
        'test',
        AT,
      );
      const { id, version, ...draft } = recipe;
      addRecipeVersion(
        store.write,
        id,
        version,
        admitted({ ...draft, body: { ...draft.body, modelSha256: other.sha256 } }),
      );
    },
    restart: () => {
      watch = createModelWatch(store.read);
    },
  };
}

/** Boxes that no other part has. */
const marked = (part: number) => [detection('crack', (part % 997) / 1000)];

test('a model that marks nothing from the first part on is doubted after 200, until a person accepts such a part', () => {
  const { pass, say } = watchedStation();
  expect(pass(200)).toBeNull();
  expect(pass(1)).toEqual({ code: 'model-quiet', parts: 201 });
  expect(pass(3)).toEqual({ code: 'model-quiet', parts: 204 });
  say('accept');
  expect(pass(1)).toBeNull();
  expect(pass(998)).toBeNull();
  expect(pass(3)).toMatchObject({ code: 'model-quiet' });
});

test('a person who finds the defect that the model missed confirms nothing', () => {
  const { pass, say } = watchedStation();
  pass(201);
  say('reject');
  expect(pass(1)).toEqual({ code: 'model-quiet', parts: 202 });
});

test('a model that falls silent is doubted once that is unusual for it, also across a restart, and trusted again with the next box', () => {
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

test('the very same boxes on image after image are doubted from the tenth on', () => {
  const { pass } = watchedStation();
  const same = () => [detection('crack', 0.11), detection('stain', 0.2)];
  expect(pass(9, same)).toBeNull();
  expect(pass(1, same)).toEqual({ code: 'model-frozen', parts: 10 });
  expect(pass(1, marked)).toBeNull();
  expect(pass(9, same)).toBeNull();
});

describe('a model that nobody has seen find anything', () => {
  const unproven = { code: 'model-unproven' };

  test.each(['partial', 'full'] as const)('passes no part at %s, from the first one on', (automationLevel) => {
    const { pass } = watchedStation({ automationLevel }, null);
    expect(pass(1)).toEqual(unproven);
    expect(pass(1)).toEqual(unproven);
  });

  test('is doubted at no level at which a person looks at every part', () => {
    expect(watchedStation({ automationLevel: 'assist' }, null).pass(3)).toBeNull();
  });

  test('passes parts once a person has accepted one of them, also after a restart; its silence is doubted like that of any other', () => {
    const { pass, say, restart } = watchedStation({}, null);
    expect(pass(1)).toEqual(unproven);
    say('accept');
    expect(pass(1)).toBeNull();
    restart();
    expect(pass(198)).toBeNull();
    expect(pass(1)).toEqual({ code: 'model-quiet', parts: 201 });
  });

  test('passes none if the person found what it missed', () => {
    const { pass, say } = watchedStation({}, null);
    pass(1);
    say('reject');
    expect(pass(1)).toEqual(unproven);
  });

  test('passes none any more once that person has undone the answer', () => {
    const { pass, say, takeBack } = watchedStation({}, null);
    pass(1);
    say('accept');
    expect(pass(1)).toBeNull();
    takeBack();
    expect(pass(1)).toEqual(unproven);
  });

  test('passes parts once it has marked one with a box that counts, also after a restart', () => {
    const { pass, restart } = watchedStation({}, null);
    expect(pass(1)).toEqual(unproven);
    expect(pass(1, () => [detection('crack', 0.9)])).toBeNull();
    expect(pass(1)).toBeNull();
    restart();
    expect(pass(1)).toBeNull();
  });

  test('passes none for boxes too faint to count', () => {
    const { pass } = watchedStation({}, null);
    expect(pass(3, () => [detection('crack', 0.1)])).toEqual(unproven);
  });

  test('is another one after every change of model', () => {
    const { pass, say, changeModel } = watchedStation({}, null);
    pass(1);
    say('accept');
    expect(pass(1)).toBeNull();
    changeModel();
    expect(pass(1)).toEqual(unproven);
  });

  test('is trusted because of a gate run that found something, the newest one', () => {
    const { pass, noteGateRun } = watchedStation({}, null);
    noteGateRun({ found: 0 });
    expect(pass(1)).toEqual(unproven);
    noteGateRun({ found: 1 });
    expect(pass(1)).toBeNull();
  });

  test('is trusted because of the drawn images it was examined with, unless the gate contradicts them', () => {
    expect(watchedStation({}, null, { hasFoundDrawn: true }).pass(1)).toBeNull();
    const { pass, noteGateRun } = watchedStation({}, null, { hasFoundDrawn: true });
    noteGateRun({ found: 0 });
    expect(pass(1)).toEqual(unproven);
  });

  test('is not trusted because of a card that says it finds nothing, or one that the gate contradicts', () => {
    const nothing = FOUND_SOMETHING.classes.map((one) => ({ ...one, recall: 0 }));
    expect(watchedStation({}, { ...FOUND_SOMETHING, classes: nothing }).pass(1)).toEqual(unproven);
    const { pass, noteGateRun } = watchedStation();
    noteGateRun({ found: 0 });
    expect(pass(1)).toEqual(unproven);
  });
});
