import { expect, test } from 'vitest';
import type { DispositionKind } from '../../../../preload/contract/station/recipe.ts';
import { pressFail, pressPass } from '../../../../renderer/review/answer/use-answer-keys.ts';
import type { Chosen } from '../../../../renderer/review/boxes/draft-boxes.ts';
import { type Draft, EMPTY_DRAFT } from '../../../../renderer/review/session/drafts.ts';
import type { Mode } from '../../../../renderer/review/use-item-work.ts';
import type { Press } from '../../../../renderer/ui/keyboard/press.ts';

const press: Press = { at: 5_000, clicks: 1, from: 'P' };
const box = { space: 'pixel', x: 1, y: 2, width: 30, height: 40 } as const;
const marked: Draft = { boxes: [{ className: 'scratch', box, origin: 'person' }], comment: '', removed: [] };

/** A part with this work on it, and what became of it. */
function deskWith(draft: Draft, { mode = 'look', isMeant = true }: { mode?: Mode; isMeant?: boolean } = {}) {
  const given: DispositionKind[] = [];
  const work = {
    draft,
    mode,
    chosen: (mode === 'draw' ? { of: 'person', index: draft.boxes.length - 1 } : null) as Chosen | null,
    change: (patch: { mode?: Mode; draft?: Draft; chosen?: Chosen | null }) => Object.assign(work, patch),
  };
  const answering = { classes: ['scratch'], isMeant: () => isMeant, give: (kind: DispositionKind) => given.push(kind) };
  return { given, work, answering };
}

test('a part without boxes passes with one press', () => {
  const { given, work, answering } = deskWith(EMPTY_DRAFT);
  pressPass(press, answering, work);
  expect(given).toEqual(['accept']);
});

test('a part with boxes of the person passes only once they have been asked', () => {
  const { given, work, answering } = deskWith(marked);
  pressPass(press, answering, work);
  expect({ given: [...given], mode: work.mode, draft: work.draft }).toEqual({
    given: [],
    mode: 'drop-boxes',
    draft: marked,
  });
  pressPass(press, answering, work);
  expect(given).toEqual(['accept']);
});

test('whoever is asked and presses Fail fails the part with the boxes', () => {
  const { given, work, answering } = deskWith(marked);
  pressPass(press, answering, work);
  pressFail(press, answering, work);
  expect(given).toEqual(['reject']);
});

test('a press that was not meant for the part asks nothing', () => {
  const { given, work, answering } = deskWith(marked, { isMeant: false });
  pressPass(press, answering, work);
  expect({ given, mode: work.mode }).toEqual({ given: [], mode: 'look' });
});

test('a box that was only added for drawing is nothing to ask about', () => {
  const { given, work, answering } = deskWith(marked, { mode: 'draw' });
  pressPass(press, answering, work);
  expect(given).toEqual(['accept']);
});

const unnamed: Draft = { ...marked, boxes: [...marked.boxes, { className: '', box, origin: 'person' }] };

test('Fail first asks what a box without a class is, by selecting it', () => {
  const { given, work, answering } = deskWith(unnamed);
  pressFail(press, answering, work);
  expect({ given, mode: work.mode, chosen: work.chosen }).toEqual({
    given: [],
    mode: 'look',
    chosen: { of: 'person', index: 1 },
  });
});

test('where no class is known, a part fails with boxes that have none', () => {
  const { given, work, answering } = deskWith(unnamed);
  pressFail(press, { ...answering, classes: [] }, work);
  expect(given).toEqual(['reject']);
});
