import { expect, test } from 'vitest';
import type { ReviewAnswer, ReviewItem } from '../../../../preload/contract/parts/review.ts';
import { answeringOf } from '../../../../renderer/review/answer/answering.ts';
import type { Draft } from '../../../../renderer/review/session/drafts.ts';
import type { Press } from '../../../../renderer/ui/keyboard/press.ts';
import { anItem } from '../support.ts';

const press: Press = { at: 5_000, clicks: 1, from: 'F' };
const box = { space: 'pixel', x: 1, y: 2, width: 30, height: 40 } as const;
const draft: Draft = { boxes: [{ className: 'scratch', box, origin: 'person' }], comment: '  deep ', removed: [] };

type Situation = Partial<{
  item: ReviewItem;
  work: Draft;
  isMeant: boolean;
  lookedMs: number | null;
  mode: 'look' | 'draw';
}>;

function before({ item = anItem(1), isMeant = true, lookedMs = 1800.4, mode = 'look', work = draft }: Situation = {}) {
  const answers: ReviewAnswer[] = [];
  const works: Draft[] = [];
  const skipped: ReviewItem[] = [];
  const left: number[] = [];
  const answering = answeringOf({
    item,
    extras: ['rework'],
    classes: ['scratch', 'dent'],
    work: { draft: work, chosen: { of: 'person', index: 0 }, mode },
    seen: { isMeant: () => isMeant, lookedMs: () => lookedMs, left: (at) => left.push(at) },
    session: {
      answer: (_item, answer, work) => {
        answers.push(answer);
        works.push(work);
      },
      skip: (one) => skipped.push(one),
    },
  });
  return { answering, answers, works, skipped, left };
}

test('a fail has the pressed class and those of the boxes, and says how long it took', () => {
  const { answering, answers, left } = before();
  answering.give('reject', 'dent', press);
  expect(answers).toEqual([
    { itemId: 1, kind: 'reject', classNames: ['dent', 'scratch'], boxes: draft.boxes, comment: 'deep', tookMs: 1800 },
  ]);
  expect(left).toEqual([5_000]);
});

test('a pass names no class and has no boxes; an undo has the boxes', () => {
  const { answering, answers, works } = before();
  answering.give('accept', null, press);
  expect(answers).toMatchObject([{ kind: 'accept', classNames: [], boxes: [] }]);
  expect(works).toEqual([draft]);
});

test('a part failed with one defect gives that class to its boxes that have none', () => {
  const unnamed: Draft = { ...draft, boxes: [...draft.boxes, { className: '', box, origin: 'person' }] };
  const { answering, answers } = before({ work: unnamed });
  answering.give('reject', 'dent', press);
  expect(answers).toMatchObject([
    { classNames: ['dent', 'scratch'], boxes: [{ className: 'scratch' }, { className: 'dent' }] },
  ]);
});

test('a box that was added for drawing and never touched is not part of an answer', () => {
  const { answering, answers } = before({ mode: 'draw' });
  answering.give('reject', 'dent', press);
  expect(answers).toMatchObject([{ classNames: ['dent'], boxes: [] }]);
});

test.each([
  ['a press that was not meant for it', { isMeant: false }],
  ['a part that has not been seen', { lookedMs: null }],
])('%s gives no answer, and the part stays', (_why, situation) => {
  const { answering, answers, left } = before(situation);
  answering.give('accept', null, press);
  expect({ answers, left }).toEqual({ answers: [], left: [] });
});

test('a press that was not meant for the part does not put it back', () => {
  const unmeant = before({ isMeant: false });
  unmeant.answering.skip(press);
  expect(unmeant.skipped).toEqual([]);
  const meant = before();
  meant.answering.skip(press);
  expect(meant.skipped).toHaveLength(1);
});

test('a look of a study is good or bad, without the recipe’s other answers', () => {
  expect(before().answering).toMatchObject({ extras: ['rework'], isStudy: false });
  const study = before({ item: anItem(2, { ask: 'study' }) });
  expect(study.answering).toMatchObject({ extras: [], isStudy: true });
});
