import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FolderUse, type Lie, mayLie } from '../../../main/domain/folders/folder-table.ts';

const folder = fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }).map((names) => ['', ...names].join('/') || '/');
const use: fc.Arbitrary<FolderUse> = fc.oneof(
  fc.record({ kind: fc.constantFrom('data', 'line', 'export') }),
  fc.record({ kind: fc.constantFrom('camera', 'done'), isRecursive: fc.boolean() }),
);

const isBelow = (inner: string, outer: string) =>
  inner !== outer && `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);

function lieOf(one: string, other: string): Lie {
  if (one === other) return 'same';
  if (isBelow(one, other)) return 'inside';
  return isBelow(other, one) ? 'around' : 'apart';
}

/** Where a use puts files, or looks for them, within a small tree of folders. */
const TREE = ['', '/a', '/b', '/a/a', '/a/b', '/b/a', '/b/b'].flatMap((top) => [top, `${top}/a`, `${top}/b`]);
const PLACES = [...new Set(TREE.map((place) => place || '/'))];
const isDeep = (one: FolderUse) => one.kind === 'data' || ('isRecursive' in one && one.isRecursive);
const reachOf = (one: FolderUse, place: string) =>
  PLACES.filter((each) => each === place || (isDeep(one) && isBelow(each, place)));

test('whether two folders may be placed as they are does not depend on which is set first', () => {
  fc.assert(
    fc.property(use, folder, use, folder, (one, here, other, there) => {
      expect(mayLie(one, lieOf(here, there), other)).toBe(mayLie(other, lieOf(there, here), one));
    }),
  );
});

test('no file written by the station ends up where a lane looks for images, unless that lane skips the folder', () => {
  fc.assert(
    fc.property(use, folder, use, folder, (camera, here, writer, there) => {
      fc.pre(camera.kind === 'camera' && writer.kind !== 'camera');
      fc.pre(mayLie(camera, lieOf(here, there), writer));
      const isLeftOut = writer.kind === 'done' && isBelow(there, here);
      const leftOut = isLeftOut ? reachOf({ kind: 'data' }, there) : [];
      const looked = reachOf(camera, here).filter((place) => !leftOut.includes(place));
      const written = reachOf(writer, there);
      expect(looked.filter((place) => written.includes(place))).toEqual([]);
    }),
  );
});

test('the station’s own folder and the folder of the line belong to nobody else', () => {
  fc.assert(
    fc.property(use, folder, use, folder, (own, here, other, there) => {
      fc.pre(own.kind === 'data' || own.kind === 'line');
      fc.pre(mayLie(own, lieOf(here, there), other));
      expect(reachOf(own, here).filter((place) => reachOf(other, there).includes(place))).toEqual([]);
    }),
  );
});

test('unrelated folders cause no objections, and the usual ones are allowed', () => {
  fc.assert(fc.property(use, use, (one, other) => mayLie(one, 'apart', other)));
  const lane: FolderUse = { kind: 'camera', isRecursive: true };
  const flat: FolderUse = { kind: 'camera', isRecursive: false };
  const done: FolderUse = { kind: 'done', isRecursive: true };
  // "done" within the camera's folder, a lane within a lane, two lanes that move to one folder, and what lies beside a flat camera's pictures.
  expect(mayLie(done, 'inside', lane)).toBe(true);
  expect(mayLie(lane, 'inside', lane)).toBe(true);
  expect(mayLie(done, 'same', done)).toBe(true);
  expect(mayLie({ kind: 'line' }, 'inside', flat)).toBe(true);
  expect(mayLie({ kind: 'export' }, 'around', flat)).toBe(true);
  expect(mayLie({ kind: 'line' }, 'inside', lane)).toBe(false);
  expect(mayLie(lane, 'inside', done)).toBe(false);
});
