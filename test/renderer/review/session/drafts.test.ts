import { beforeEach, expect, test, vi } from 'vitest';
import { createDrafts, type Draft, EMPTY_DRAFT } from '../../../../renderer/review/session/drafts.ts';
import { NOW } from '../../support/station-factories.ts';
import { anItem } from '../support.ts';

const WEEK = 7 * 24 * 3_600_000;
const part = anItem(1);
const saved = vi.fn();
const draft: Draft = {
  boxes: [{ className: 'spur', box: { space: 'pixel', x: 4, y: 5, width: 60, height: 70 }, origin: 'person' }],
  comment: 'at the edge',
  removed: [0],
};

/** What a page has of storage, without a page. */
function shelfOf(entries = new Map<string, string>()) {
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index: number) => [...entries.keys()][index] ?? null,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

let shelf = shelfOf();
beforeEach(() => {
  shelf = shelfOf();
});

test('unfinished work is back after the page was reloaded', () => {
  createDrafts(shelf, () => NOW, saved).keep(part, draft);
  expect(createDrafts(shelf, () => NOW, saved).read(part)).toMatchObject(draft);
  expect(createDrafts(shelf, () => NOW, saved).read(anItem(2))).toEqual(EMPTY_DRAFT);
});

test('nothing is kept for an answered part, or for one on which nothing was done', () => {
  const drafts = createDrafts(shelf, () => NOW, saved);
  drafts.keep(part, draft);
  drafts.forget(part);
  drafts.keep(part, EMPTY_DRAFT);
  expect(shelf.entries.size).toBe(0);
});

test('what the engine saved is used if the page has nothing, or only something older', () => {
  const elsewhere = anItem(1, { draft: { ...draft, comment: 'from the engine', keptAt: NOW + 1 } });
  const drafts = createDrafts(shelf, () => NOW, saved);
  expect(drafts.read(elsewhere)).toMatchObject({ comment: 'from the engine' });
  drafts.keep(part, draft);
  expect(saved).toHaveBeenLastCalledWith(part, { ...draft, keptAt: NOW });
  expect(drafts.read(elsewhere)).toMatchObject({ comment: 'from the engine' });
  expect(drafts.read(anItem(1, { draft: { ...draft, comment: 'old', keptAt: NOW - 1 } }))).toMatchObject(draft);
});

test('work older than any queue is thrown away, but nothing that belongs to somebody else', () => {
  shelf.setItem('lupa.key-set', '"number-pad"');
  createDrafts(shelf, () => NOW, saved).keep(part, draft);
  createDrafts(shelf, () => NOW + WEEK + 1, saved);
  expect([...shelf.entries.keys()]).toEqual(['lupa.key-set']);
});

test.each(['{', '"text"', '{"boxes":[{}],"comment":"","removed":[],"keptAt":1}'])(
  '%s counts as nothing saved',
  (found) => {
    const drafts = createDrafts(shelf, () => NOW, saved);
    drafts.keep(part, draft);
    for (const key of shelf.entries.keys()) shelf.setItem(key, found);
    expect(drafts.read(part)).toEqual(EMPTY_DRAFT);
  },
);

test('what was begun on one look of a study appears on no other look at the same part, whoever has it', () => {
  const drafts = createDrafts(shelf, () => NOW, saved);
  const { inspection } = part;
  drafts.keep(anItem(7, { ask: 'study', inspection }), draft);
  expect(drafts.read(anItem(8, { ask: 'study', inspection }))).toEqual(EMPTY_DRAFT);
  expect(drafts.read(part)).toEqual(EMPTY_DRAFT);
  expect(drafts.read(anItem(7, { ask: 'study', inspection }))).toMatchObject(draft);
});
