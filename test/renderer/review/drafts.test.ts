import { beforeEach, expect, test } from 'vitest';
import { createDrafts, type Draft, EMPTY_DRAFT } from '../../../renderer/review/drafts.ts';
import { anInspection, NOW } from '../support/station-factories.ts';

const WEEK = 7 * 24 * 3_600_000;
const part = anInspection();
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

test('half-done work is there again after the page was loaded anew', () => {
  createDrafts(shelf, () => NOW).keep(part, draft);
  expect(createDrafts(shelf, () => NOW).read(part)).toMatchObject(draft);
  expect(createDrafts(shelf, () => NOW).read(anInspection({ id: 2 }))).toEqual(EMPTY_DRAFT);
});

test('nothing is kept of an answered part, nor of one on which nothing was done', () => {
  const drafts = createDrafts(shelf, () => NOW);
  drafts.keep(part, draft);
  drafts.forget(part);
  drafts.keep(part, EMPTY_DRAFT);
  expect(shelf.entries.size).toBe(0);
});

test('work older than any queue is thrown away, and nothing that belongs to somebody else', () => {
  shelf.setItem('lupa.key-set', '"number-pad"');
  createDrafts(shelf, () => NOW).keep(part, draft);
  createDrafts(shelf, () => NOW + WEEK + 1);
  expect([...shelf.entries.keys()]).toEqual(['lupa.key-set']);
});

test.each(['{', '"text"', '{"boxes":[{}],"comment":"","removed":[],"keptAt":1}'])(
  '%s is as if nothing were kept',
  (found) => {
    const drafts = createDrafts(shelf, () => NOW);
    drafts.keep(part, draft);
    for (const key of shelf.entries.keys()) shelf.setItem(key, found);
    expect(drafts.read(part)).toEqual(EMPTY_DRAFT);
  },
);
