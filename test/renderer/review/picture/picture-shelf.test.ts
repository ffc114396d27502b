import { expect, test } from 'vitest';
import { type InspectionId, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { createPictureShelf } from '../../../../renderer/review/picture/picture-shelf.ts';

const ids = (...numbers: readonly number[]) => numbers.map((id) => inspectionIdSchema.parse(id));

/** A shelf whose pictures are ready at once; number 13 is never to be had. */
function begin() {
  const closed: number[] = [];
  const loaded: number[] = [];
  const load = async (id: InspectionId) => {
    loaded.push(id);
    return id === 13 ? null : ({ width: 1, height: 1, close: () => void closed.push(id) } as ImageBitmap);
  };
  const shelf = createPictureShelf(load);
  const kindOf = (id: number) => shelf.of(inspectionIdSchema.parse(id)).kind;
  return { shelf, closed, loaded, kindOf };
}

test('images of the next items are ready before they are requested, each fetched once', async () => {
  const { shelf, loaded, kindOf } = begin();
  shelf.want(ids(1, 2, 3));
  shelf.want(ids(2, 3, 4));
  await expect.poll(() => [2, 3, 4].map(kindOf)).toEqual(['ready', 'ready', 'ready']);
  expect(loaded).toEqual([1, 2, 3, 4]);
});

test('the memory of past images is released, except for the last few, which an undo needs at once', async () => {
  const { shelf, closed, kindOf } = begin();
  shelf.want(ids(1, 2, 3, 4, 5));
  await expect.poll(() => kindOf(5)).toBe('ready');
  shelf.want(ids(6));
  await expect.poll(() => kindOf(6)).toBe('ready');
  expect(closed).toEqual([1, 2]);
  expect([3, 4, 5].map(kindOf)).toEqual(['ready', 'ready', 'ready']);
});

test('an image that arrives after it was dropped is released too', async () => {
  const { shelf, closed } = begin();
  shelf.want(ids(1));
  shelf.clear();
  await expect.poll(() => closed).toEqual([1]);
});

test('an unavailable image is reported as missing, and can be tried again', async () => {
  const { shelf, loaded, kindOf } = begin();
  shelf.want(ids(13));
  await expect.poll(() => kindOf(13)).toBe('missing');
  shelf.want(ids(13));
  expect(loaded).toEqual([13]);
  shelf.retry(inspectionIdSchema.parse(13));
  expect(kindOf(13)).toBe('coming');
  await expect.poll(() => loaded).toEqual([13, 13]);
});
