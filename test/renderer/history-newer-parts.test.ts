import { expect, test } from 'vitest';
import { inspectionIdSchema } from '../../preload/contract/values/units.ts';
import { hasNewerParts, type ReadPage } from '../../renderer/history/newer-parts.ts';

const id = (value: number) => inspectionIdSchema.parse(value);

function page(parts: readonly number[], lastKnown: number | null): ReadPage {
  return {
    parts: parts.map((part) => ({ id: id(part) })),

    lastKnown: lastKnown === null ? null : id(lastKnown),
  };
}

test('parts inspected after the list was read are newer', () => {
  expect(hasNewerParts([page([7, 6], 7)], id(8))).toBe(true);
  expect(hasNewerParts([page([7, 6], 7)], id(7))).toBe(false);
});

test('parts that a filter leaves out, and that were there when the list was read, are not newer', () => {
  expect(hasNewerParts([page([3], 7)], id(7))).toBe(false);
  expect(hasNewerParts([page([3], 7)], id(8))).toBe(true);
});

test('a list without a match is not behind until another part is inspected', () => {
  expect(hasNewerParts([page([], 7)], id(7))).toBe(false);
  expect(hasNewerParts([page([], 7)], id(8))).toBe(true);
});

test('a list that holds a part the window had not heard of when it asked is not behind it', () => {
  expect(hasNewerParts([page([8, 7], 7)], id(8))).toBe(false);
  expect(hasNewerParts([page([8, 7], null)], id(8))).toBe(false);
});

test('nothing is newer before the list, or any part, is known', () => {
  expect(hasNewerParts([], id(8))).toBe(false);
  expect(hasNewerParts([page([], null)], null)).toBe(false);
});
