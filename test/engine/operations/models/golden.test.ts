import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { originalPath } from '../../../../main/engine/data-folder.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addReference, referenceOf } from '../../../../main/engine/store/review/references.ts';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { importInto, judgedStore } from '../../../support/store/judged-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const id = (number: number) => inspectionIdSchema.parse(number);

/** Parts a.png, b.png, … on record, of which nobody has said anything. */
function partsOnRecord(count: number) {
  const desk = openTestDesk();
  const place = addTestLane(desk.store, AT);
  const names = Array.from({ length: count }, (_, index) => `part-${index + 1}.png`);
  writeRecords(
    desk.store.write,
    names.map((name) => inspectionRecord(place, name)),
  );
  const agree = (number: number, isBad: boolean) =>
    addReference(desk.store.write, {
      inspectionId: id(number),
      isBad,
      ...{ classNames: [], boxes: [], origin: 'imported', comment: '', madeBy: 'Eva', madeAt: AT, personId: null },
    });
  return { desk, agree, recipeId: place.recipeId };
}

test('a part without an agreed answer only enters with a stated one, under the name of who states it', async () => {
  const { desk, recipeId } = partsOnRecord(1);
  expect(await desk.call('golden.add', { inspectionId: id(1), answer: null })).toMatchObject({
    fault: { code: 'conflict', why: 'not-agreed' },
  });
  expect(referenceOf(desk.store.read, id(1))).toBeNull();
  expect(await desk.ask('golden.list', { recipeId })).toEqual([]);

  const answer = { isBad: true, classNames: ['crack'], comment: 'seen under the microscope' };
  await desk.ask('golden.add', { inspectionId: id(1), answer });
  expect(referenceOf(desk.store.read, id(1))).toMatchObject({ ...answer, origin: 'adjudicated', madeAt: AT });
  expect(referenceOf(desk.store.read, id(1))?.madeBy).not.toBe('');
  expect(await desk.ask('golden.candidate', { inspectionId: id(1) })).toMatchObject({ isIn: true, isAgreed: true });
});

test('a set is filled with the newest agreed answers, equally many bad and good ones, and never with a part twice', async () => {
  const { desk, agree, recipeId } = partsOnRecord(9);
  for (const number of [1, 2, 3]) agree(number, true);
  for (const number of [4, 5, 6, 7, 8]) agree(number, false);
  expect(await desk.ask('golden.stock', { recipeId })).toEqual({ good: 5, bad: 3 });
  expect(await desk.ask('golden.fill', { recipeId, parts: 4 })).toEqual({ good: 2, bad: 2 });
  const members = async () => (await desk.ask('golden.list', { recipeId })).map(({ inspectionId }) => inspectionId);
  expect(await members()).toEqual([2, 3, 7, 8]);
  expect(await desk.ask('golden.fill', { recipeId, parts: 100 })).toEqual({ good: 3, bad: 1 });
  expect(await members()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await desk.call('golden.fill', { recipeId, parts: 1 })).toMatchObject({ fault: { code: 'conflict' } });
});

test('a part whose answer was changed counts by the newest one, and a removed one can come back', async () => {
  const { desk, agree, recipeId } = partsOnRecord(1);
  agree(1, true);
  agree(1, false);
  expect(await desk.ask('golden.stock', { recipeId })).toEqual({ good: 1, bad: 0 });
  await desk.ask('golden.fill', { recipeId, parts: 1 });
  await desk.ask('golden.remove', { recipeId, inspectionId: id(1) });
  expect(await desk.ask('golden.stock', { recipeId })).toEqual({ good: 1, bad: 0 });
});

test('without a simulated line there is no truth to take', async () => {
  const { desk } = partsOnRecord(1);
  expect(await desk.call('golden.take-truth', {})).toMatchObject({ fault: { code: 'not-found' } });
});

const truthOf = (file: string, more: object = {}) => ({
  ...{ serial: file, lot: 'L1', number: 1, model: 'phone', isBad: true, width: 640, height: 480 },
  defects: [
    { class: 'crack', severity: 0.9, contrast: 30, box: { x: 10, y: 20, width: 30, height: 40 }, isTolerated: false },
    { class: 'stain', severity: 0.1, contrast: 9, box: { x: 1, y: 2, width: 3, height: 4 }, isTolerated: true },
  ],
  ...{ file, writtenAt: AT, damage: null, duplicateOf: null },
  ...more,
});

function truthFolder(records: readonly object[]): string {
  const folder = path.join(temporaryFolder(), 'truth');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'truth.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return folder;
}

test('the truth of a simulated line becomes agreed answers: tolerated marks are no defects, damaged files and copies are ignored', async () => {
  const { store } = await judgedStore(
    ['A1', 'A2', 'A3', 'A4'].map((serial) => ({ file: `${serial}.jpg`, isOpen: true })),
  );
  const folder = truthFolder([
    truthOf('A1.jpg'),
    truthOf('A2.jpg', { defects: [], isBad: false }),
    truthOf('A3.jpg', { damage: 'corrupt' }),
    truthOf('A4.jpg', { duplicateOf: 'A1.jpg' }),
    truthOf('A9.jpg'),
  ]);
  appendFileSync(path.join(folder, 'truth.jsonl'), '{"serial":"half wri');
  expect(await importInto(store, folder)).toMatchObject({
    result: { report: { pictures: 3, byName: 2, unknown: 1, added: 2, boxes: 1, broken: 0 } },
  });
  expect(referenceOf(store.read, id(1))).toMatchObject({
    ...{ isBad: true, origin: 'simulator', classNames: ['crack'] },
    boxes: [{ className: 'crack', box: { x: 10, y: 20, width: 30, height: 40 } }],
  });
  expect(referenceOf(store.read, id(2))).toMatchObject({ isBad: false, origin: 'simulator', boxes: [] });
  expect(referenceOf(store.read, id(3))).toBeNull();
  expect(await importInto(store, path.join(folder, 'truth.jsonl'))).toMatchObject({
    result: { report: { unchanged: 2, added: 0 } },
  });
});

test('truth finds its part by the bytes of the image, whatever the part is called here', async () => {
  const { store } = await judgedStore([{ file: 'renamed.jpg', isOpen: true }]);
  const folder = truthFolder([truthOf('original.jpg')]);
  const camera = path.join(folder, '..', 'camera');
  mkdirSync(camera);
  const row = store.read.get('SELECT hex(image_sha256) AS hash FROM shot') as { hash: string };
  const kept = originalPath(store.folder, row.hash.toLowerCase());
  writeFileSync(path.join(camera, 'original.jpg'), readFileSync(kept));
  expect(await importInto(store, folder)).toMatchObject({ result: { report: { byContent: 1, added: 1 } } });
});

test('truth finds its part below a folder of the lane too', async () => {
  const { store } = await judgedStore([{ file: 'lane-2/A1.jpg', isOpen: true }]);
  expect(await importInto(store, truthFolder([truthOf('lane-2/A1.jpg')]))).toMatchObject({
    result: { report: { byName: 1, added: 1 } },
  });
});

test('a log that is not truth is refused with its line', async () => {
  const { store } = await judgedStore([{ file: 'A1.jpg', isOpen: true }]);
  expect(await importInto(store, truthFolder([truthOf('A1.jpg'), { file: 'A1.jpg' }]))).toMatchObject({
    kind: 'failed',
    fault: { code: 'bad-request', why: 'no-part', figures: { line: '2' } },
  });
});
