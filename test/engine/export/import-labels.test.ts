import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { referenceOf } from '../../../main/engine/store/review/references.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { importInto, judgedStore } from '../../support/store/judged-store.ts';

const first = inspectionIdSchema.parse(1);

/** A YOLO set of pictures with strange bytes: only their names can be known. */
function foreignSet(labels: Readonly<Record<string, string | null>>): string {
  const folder = temporaryFolder();
  for (const below of ['images/train', 'labels/train']) mkdirSync(path.join(folder, below), { recursive: true });
  writeFileSync(path.join(folder, 'data.yaml'), 'train: images/train\nval: images/val\nnames: [crack, bubble]\n');
  for (const [name, text] of Object.entries(labels)) {
    writeFileSync(path.join(folder, 'images/train', `${name}.jpg`), `not the bytes of ${name}`);
    if (text !== null) writeFileSync(path.join(folder, 'labels/train', `${name}.txt`), text);
  }
  return folder;
}

test('labels matched only by name come with a warning, and every other image is accounted for', async () => {
  const parts = ['A1', 'A2', 'A3'].map((serial) => ({ file: `${serial}.jpg`, isOpen: true }));
  const { store } = await judgedStore(parts);
  const from = foreignSet({
    '00000099_A1': '1 0.5 0.5 0.1 0.2\n',
    A2: null,
    A3: '7 0.5 0.5 0.1 0.2\n',
    nobody: '0 0.5 0.5 0.1 0.2\n',
  });
  expect(await importInto(store, from)).toMatchObject({
    result: {
      report: {
        ...{ pictures: 4, byContent: 0, byName: 1, unknown: 1, ambiguous: 0, broken: 2, added: 1, boxes: 1 },
        foreignClasses: ['bubble'],
        remarks: [
          { file: 'images/train/00000099_A1.jpg', remark: 'by-name' },
          { file: 'images/train/A2.jpg', remark: 'no-label' },
          { file: 'images/train/A3.jpg', remark: 'bad-label' },
          { file: 'images/train/nobody.jpg', remark: 'unknown' },
        ],
      },
    },
  });
  expect(referenceOf(store.read, first)).toMatchObject({
    isBad: true,
    origin: 'imported',
    madeBy: 'Ada',
    boxes: [{ className: 'bubble', box: { x: 288, y: 192, width: 64, height: 96 } }],
  });
});

test('anything that is not a set of labels is refused with a sentence, and changes nothing', async () => {
  const { store } = await judgedStore([{ file: 'A1.jpg', isOpen: true }]);
  const empty = temporaryFolder();
  expect(await importInto(store, empty)).toMatchObject({
    kind: 'failed',
    fault: { code: 'folder-unusable', path: empty },
  });
  writeFileSync(path.join(empty, 'data.yaml'), 'names: 7\n');
  expect(await importInto(store, empty)).toMatchObject({ kind: 'failed', fault: { code: 'bad-request' } });
  expect(await importInto(store, path.join(empty, 'gone'))).toMatchObject({ fault: { code: 'not-found' } });
  expect(referenceOf(store.read, first)).toBeNull();
});

test('a set is read from its own folder, whatever folder it names, and from no other', async () => {
  const { store } = await judgedStore([{ file: 'A1.jpg', isOpen: true }]);
  const labels = { A1: '1 0.5 0.5 0.1 0.2\n' };
  const elsewhere = foreignSet(labels);
  const says = async (text: string) => {
    const from = foreignSet(labels);
    writeFileSync(path.join(from, 'data.yaml'), `${text}\nnames: [crack, bubble]\n`);
    return importInto(store, from);
  };
  for (const moved of [
    'path: /content/datasets\ntrain: images/train',
    'train: ../images/train',
    'path: ../set\ntrain: images',
  ])
    expect(await says(moved), moved).toMatchObject({ kind: 'done' });
  for (const out of [`train: ${elsewhere}`, `path: ${elsewhere}\ntrain: pictures`, 'train: /', 'path: /\ntrain: etc'])
    expect(await says(out), out).toMatchObject({ kind: 'failed', fault: { code: 'bad-request' } });
});
