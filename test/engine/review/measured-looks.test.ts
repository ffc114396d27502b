import { describe, expect, test } from 'vitest';
import { answer, undo } from '../../../main/engine/review/answers.ts';
import { claimItems, skip } from '../../../main/engine/review/claims.ts';
import { pendingLineMessages } from '../../../main/engine/store/line/line-messages.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import { releaseItems } from '../../../main/engine/store/review/review-items.ts';
import { reviewQueue } from '../../../main/engine/store/review/review-queue.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import { addChallenge } from '../../../main/engine/store/teaching/challenges.ts';
import { withdrawMeasures } from '../../../main/engine/store/teaching/repeat-plans.ts';
import { type RecipeBody, recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { holdAnswersBack } from '../../support/station/hold-answers-back.ts';
import { answerOf, claimNext, draws, give, never } from '../../support/station/review-moves.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const HOUR = 3_600_000;
const SAME = draws(0, 0);
const OTHER = draws(0, 0.9);

function begin(body: Partial<RecipeBody> = {}, parts = 1) {
  const store = openTestStore();
  holdAnswersBack(store);
  const place = addTestLane(store, AT, { repeatShare: 0.5, challengeShare: 0.5, ...body });
  const record = (name: string, at = AT) => recordWaiting(store, { ...place, at }, name);
  for (let index = 0; index < parts; index++) record(`L042_SN${index}.jpg`, AT + index);
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'), 'left');
  const ben = actorOf(addTestPerson(store, 'Ben', 'operator'), 'right');
  const told = () => pendingLineMessages(store.read, 100).map(({ disposition, signal }) => disposition?.kind ?? signal);
  return { store, place, record, ana, ben, told };
}

type Bench = ReturnType<typeof begin>;

/** Ana accepts the first part, which is then planned to be shown again. */
function answeredOnce({ store, ana }: Bench, draw: () => number) {
  const item = claimNext(store, ana, AT);
  give(store, ana, item, 'accept', AT, draw);
  return item;
}

describe('a repeat', () => {
  test('comes to the same person, not before its time, and to nobody else', () => {
    const bench = begin();
    const { store, ana, ben } = bench;
    const first = answeredOnce(bench, SAME);

    expect(claimItems(store.write, ana, 1, moment(AT + HOUR - 1), never)).toEqual([]);
    expect(claimItems(store.write, ben, 1, moment(AT + HOUR), never)).toEqual([]);
    expect(claimNext(store, ana, AT + HOUR).inspection.id).toBe(first.inspection.id);
  });

  test('comes to anybody but the same person if another was drawn', () => {
    const bench = begin();
    const { store, ana, ben } = bench;
    answeredOnce(bench, OTHER);

    expect(claimItems(store.write, ana, 1, moment(AT + HOUR), never)).toEqual([]);
    expect(claimItems(store.write, ben, 1, moment(AT + HOUR), never)).toHaveLength(1);
  });

  test('changes nothing about the part and is not told to the line, whatever the answer', () => {
    const bench = begin();
    const { store, ana, told } = bench;
    const first = answeredOnce(bench, SAME);
    const before = inspectionOf(store.read, first.inspection.id);

    const repeat = claimNext(store, ana, AT + HOUR);
    expect(inspectionOf(store.read, first.inspection.id)).toMatchObject({ isWaiting: false, disposition: 'accept' });
    const given = give(store, ana, repeat, 'reject', AT + HOUR);

    expect(given.isMeasure).toBe(true);
    const after = inspectionOf(store.read, first.inspection.id);
    expect(after).toEqual({ ...before, dispositions: after?.dispositions });
    expect(after?.dispositions.map(({ ask, kind, supersedes }) => [ask, kind, supersedes])).toEqual([
      ['unsure', 'accept', null],
      ['repeat', 'reject', null],
    ]);
    expect(told()).toEqual(['HOLD', 'accept']);
    expect(countRollupDifferences(store.read)).toBe(0);
  });

  test('is never repeated itself, nor is an answer that left the part open or failed', () => {
    const bench = begin();
    const { store, ana, record, place } = bench;
    answeredOnce(bench, SAME);
    give(store, ana, claimNext(store, ana, AT + HOUR), 'accept', AT + HOUR, SAME);
    record('b.jpg', AT + HOUR);
    give(store, ana, claimNext(store, ana, AT + HOUR), 'inconclusive', AT + HOUR, SAME);
    recordWaiting(store, { ...place, at: AT + HOUR }, 'c.jpg', { ask: 'fault' });
    give(store, ana, claimNext(store, ana, AT + HOUR), 'reject', AT + HOUR, SAME);

    expect(claimItems(store.write, ana, 5, moment(AT + 10 * HOUR), never)).toEqual([]);
  });

  test('of an undone answer does not come', () => {
    const bench = begin();
    const { store, ana } = bench;
    answeredOnce(bench, SAME);
    undo(store.write, ana, moment(AT + 1));
    give(store, ana, claimNext(store, ana, AT + 2), 'reject', AT + 2);

    expect(claimItems(store.write, ana, 1, moment(AT + HOUR + 2), never)).toEqual([]);
  });

  test('put back, or left behind by a window that went away, comes again and leaves no trace in the queue', () => {
    const bench = begin();
    const { store, ana } = bench;
    answeredOnce(bench, SAME);
    const shown = claimNext(store, ana, AT + HOUR);
    expect(skip(store.write, ana, shown.id, moment(AT + HOUR))).toBe(true);
    expect(reviewQueue(store.read, moment(AT + HOUR)).waiting).toBe(0);
    expect(claimItems(store.write, ana, 1, moment(AT + HOUR + 1), never)).toEqual([]);

    expect(countRollupDifferences(store.read)).toBe(0);

    const again = claimNext(store, ana, AT + 2 * HOUR);
    releaseItems(store.write, ana.windowId, [again.id]);
    expect(withdrawMeasures(store.write, moment(AT + 2 * HOUR))).toBe(1);
    expect(reviewQueue(store.read, moment(AT + 2 * HOUR)).waiting).toBe(0);
    expect(countRollupDifferences(store.read)).toBe(0);
    const came = 'SELECT sum(queued) AS queued, sum(answered) AS answered FROM rollup_review';
    expect(store.read.get(came)).toEqual({ queued: 1, answered: 1 });
    expect(claimNext(store, ana, AT + 2 * HOUR).inspection.id).toBe(again.inspection.id);
  });

  test('can be undone and answered differently like any other part', () => {
    const bench = begin();
    const { store, ana } = bench;
    const first = answeredOnce(bench, SAME);
    give(store, ana, claimNext(store, ana, AT + HOUR), 'reject', AT + HOUR);
    const again = undo(store.write, ana, moment(AT + HOUR + 1));
    if (again === null) throw new Error('nothing to take back');
    give(store, ana, again, 'accept', AT + HOUR + 2);

    const kinds = inspectionOf(store.read, first.inspection.id)?.dispositions.map(({ kind }) => kind);
    expect(kinds).toEqual(['accept', 'accept']);
  });
});

describe('a challenge', () => {
  function seeded(body: Partial<RecipeBody> = {}) {
    const bench = begin({ repeatShare: 0, ...body }, 2);
    const { store, ana, place } = bench;
    give(store, ana, claimNext(store, ana, AT), 'reject', AT);
    const inspectionId = inspectionIdSchema.parse(1);
    addReference(store.write, {
      inspectionId,
      isBad: true,
      classNames: ['crack'],
      boxes: [],
      origin: 'challenge',
      comment: '',
      personId: null,
      madeBy: 'Ada',
      madeAt: AT,
    });
    addChallenge(store.write, { inspectionId, recipeId: place.recipeId, madeBy: 'Ada', madeAt: AT });
    return bench;
  }

  test('is mixed in beside new parts at its share, and not shown again to a person who has just seen it', () => {
    const { store, ana, ben } = seeded();
    expect(claimItems(store.write, ben, 5, moment(AT + 1), () => 0.5).map(({ inspection }) => inspection.id)).toEqual([
      2,
    ]);
    releaseItems(store.write, ben.windowId, 'all');
    expect(claimItems(store.write, ana, 5, moment(AT + 1), () => 0).map(({ inspection }) => inspection.id)).toEqual([
      2,
    ]);
    releaseItems(store.write, ana.windowId, 'all');
    expect(claimItems(store.write, ben, 5, moment(AT + 2), () => 0).map(({ inspection }) => inspection.id)).toEqual([
      2, 1,
    ]);
  });

  test('does not come alone: without new parts there is nothing to mix it into', () => {
    const { store, ana, ben } = seeded();
    give(store, ana, claimNext(store, ana, AT + 1), 'accept', AT + 1);
    expect(claimItems(store.write, ben, 5, moment(AT + 2), () => 0)).toEqual([]);
  });

  test('that was missed is shown to the supervisor once, and changes nothing about the part', () => {
    const { store, ben, told } = seeded();
    const [, challenge] = claimItems(store.write, ben, 5, moment(AT + 2), () => 0);
    if (challenge === undefined) throw new Error('no challenge');
    give(store, ben, challenge, 'accept', AT + 2);

    expect(store.read.all('SELECT inspection_id AS part, first_id AS first FROM disagreement')).toEqual([
      { part: 1, first: null },
    ]);
    expect(inspectionOf(store.read, challenge.inspection.id)?.disposition).toBe('reject');
    expect(told()).toEqual(['HOLD', 'HOLD', 'reject']);
  });
});

describe('what the page gets of a look that measures', () => {
  /** An audit and a repeat of the same level, side by side. */
  function sideBySide(automationLevel: RecipeBody['automationLevel'], ask: 'audit' | 'level', isBlind: boolean) {
    const bench = begin({ automationLevel });
    const { store, ana, place } = bench;
    answeredOnce(bench, SAME);
    const now = AT + HOUR;
    recordWaiting(store, { ...place, at: now }, 'L043_SN9.jpg', { ask, isBlind });
    const items = claimItems(store.write, ana, 5, moment(now), never);
    const real = items.find(({ inspection }) => inspection.id === 2);
    const repeat = items.find(({ inspection }) => inspection.id === 1);
    if (real === undefined || repeat === undefined) throw new Error('two items were expected');
    return { real, repeat };
  }

  /** Everything but what is of the picture itself. */
  const face = ({ id: _item, inspection, ...item }: ReturnType<typeof sideBySide>['real']) => {
    const { id: _id, imageSha256: _hash, ...rest } = inspection;
    return { ...item, inspection: rest };
  };

  test.each(['partial', 'full', 'assist'] as const)('is at %s the same as of a second look', (level) => {
    const { real, repeat } = sideBySide(level, 'audit', true);
    expect(face(repeat)).toEqual(face(real));
    expect(JSON.stringify(repeat)).not.toMatch(/repeat|challenge|SN0|L042/);
  });

  test('is blind like every look at shadow, and is asked like every look there', () => {
    const { real, repeat } = sideBySide('shadow', 'level', true);
    const { ask, isBlind, inspection } = repeat;
    expect({ ask, isBlind }).toEqual({ ask: real.ask, isBlind: real.isBlind });
    expect(inspection).toMatchObject({ verdict: 'undetermined', reasons: [], detections: [], dispositions: [] });
    expect(inspection.capturedAt).toBe(real.inspection.capturedAt);
  });

  test('looks at manual like a part from the line', () => {
    const { real, repeat } = sideBySide('manual', 'level', false);
    expect({ ask: repeat.ask, isBlind: repeat.isBlind }).toEqual({ ask: real.ask, isBlind: real.isBlind });
    expect(repeat.inspection).toMatchObject({ reasons: [{ code: 'model-silent' }], modelName: null, dispositions: [] });
  });
});

test('an answer sent twice counts once, also for a look whose kind the sender does not know', () => {
  const bench = begin();
  const { store, ana } = bench;
  answeredOnce(bench, SAME);
  const repeat = claimNext(store, ana, AT + HOUR);
  give(store, ana, repeat, 'reject', AT + HOUR);

  expect(answer(store.write, ana, answerOf(repeat, 'reject'), moment(AT + HOUR + 1))).toMatchObject({ ok: true });
  expect(answer(store.write, ana, answerOf(repeat, 'accept'), moment(AT + HOUR + 1))).toMatchObject({ ok: false });
  expect(store.read.get('SELECT count(*) AS n FROM disposition')).toEqual({ n: 2 });
});

test('every answer names the station it was given at', () => {
  const bench = begin();
  const first = answeredOnce(bench, never);
  expect(inspectionOf(bench.store.read, first.inspection.id)?.dispositions).toMatchObject([{ stationName: 'Lupa' }]);
});

test('a recipe from before repeats and challenges has their defaults', () => {
  const { store } = begin();
  const row = store.read.get('SELECT body FROM recipe_version') as { body: string };
  const { repeatAfterMinutes: _after, challengeShare: _share, ...before } = JSON.parse(row.body);
  expect(recipeBodySchema.parse(before)).toMatchObject({ repeatAfterMinutes: 60, challengeShare: 0 });
});
