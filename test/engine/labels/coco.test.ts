import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { coco, labelStation } from '../../support/station/label-station.ts';

type Coco = ReturnType<typeof coco>;

async function importing(change: (labels: Coco) => void) {
  const station = await labelStation();
  const { folder, text, picture } = station.set();
  const labels = coco();
  change(labels);
  picture(1, 'images/a_S1.jpg');
  picture(2, 'images/a_S2.jpg');
  text('annotations/instances.json', JSON.stringify(labels));
  const report = await station.bring(folder);
  const { pictures, byContent, byName, unknown, ambiguous, broken, contradicting } = report;
  expect(byContent + byName + unknown + ambiguous + broken + contradicting).toBe(pictures);
  expect(report.added + report.unchanged).toBe(byContent + byName);
  return {
    agreed: station.agreed(),
    remarks: report.remarks.map(({ file, remark }) => `${path.basename(file)} ${remark}`),
  };
}

const box = (image_id: unknown, bbox: readonly number[], category_id: unknown = 1) => ({
  id: 9,
  image_id,
  category_id,
  bbox,
});

describe('labels in COCO format that contradict themselves', () => {
  test('an image listed twice has no answer if the two differ, and one answer if they agree', async () => {
    const twice = await importing(({ images }) =>
      images.push({ id: 3, file_name: 'a_S1.jpg', width: 640, height: 480 }),
    );
    expect(twice.agreed).toEqual(['nothing', 'good']);
    expect(twice.remarks).toEqual(['a_S1.jpg contradicts', 'a_S1.jpg contradicts']);
    const alike = await importing(({ images, annotations }) => {
      images.push({ id: 3, file_name: 'a_S1.jpg', width: 640, height: 480 });
      annotations.push(box(3, [64, 48, 64, 96]));
    });
    expect(alike).toEqual({ agreed: ['crack', 'good'], remarks: [] });
  });

  test('an unreadable entry is not outvoted by another that calls the part good', async () => {
    const half = await importing(({ images, annotations }) => {
      images.push({ id: 3, file_name: 'a_S1.jpg', width: 640, height: 480 });
      annotations.splice(0, 1, box(1, [64, 48, 64, 96], 77));
    });
    expect(half.agreed).toEqual(['nothing', 'good']);
    expect(half.remarks).toEqual(['a_S1.jpg bad-label', 'a_S1.jpg contradicts']);
  });

  test.each<[string, (labels: Coco) => void, readonly string[], readonly string[]]>([
    [
      'a box of no picture',
      ({ annotations }) => annotations.splice(0, 1, box(99, [64, 48, 64, 96])),
      ['nothing', 'nothing'],
      ['instances.json has-strays', 'a_S1.jpg stray-boxes', 'a_S2.jpg stray-boxes'],
    ],
    [
      'a box of no picture beside one that has its own',
      ({ annotations }) => annotations.push(box(99, [64, 48, 64, 96])),
      ['crack', 'nothing'],
      ['instances.json has-strays', 'a_S2.jpg stray-boxes'],
    ],
    [
      'two pictures of one number',
      ({ images }) => Object.assign(images[1] ?? {}, { id: 1 }),
      ['nothing', 'nothing'],
      ['a_S1.jpg one-number', 'a_S2.jpg one-number'],
    ],
    [
      'a box without area',
      ({ annotations }) => annotations.push(box(2, [0, 0, 0, 0])),
      ['crack', 'nothing'],
      ['a_S2.jpg empty-box'],
    ],
    [
      'a box outside the picture',
      ({ annotations }) => annotations.push(box(2, [700, 700, 50, 50])),
      ['crack', 'nothing'],
      ['a_S2.jpg empty-box'],
    ],
    [
      'a box with a side below zero',
      ({ annotations }) => annotations.push(box(2, [50, 50, -10, 10])),
      ['crack', 'nothing'],
      ['a_S2.jpg bad-label'],
    ],
    [
      'a class of two names',
      ({ categories }) => categories.push({ id: 1, name: 'stain' }),
      ['nothing', 'good'],
      ['a_S1.jpg bad-label'],
    ],
    [
      'a class whose name no recipe can have',
      ({ categories }) => categories.splice(0, 1, { id: 1, name: 'x'.repeat(81) }),
      ['nothing', 'good'],
      ['a_S1.jpg bad-label'],
    ],
    [
      'a size that is not the picture’s',
      ({ images }) => Object.assign(images[0] ?? {}, { width: 480, height: 640 }),
      ['nothing', 'good'],
      ['a_S1.jpg other-size'],
    ],
  ])('%s makes no bad part good and no good one bad', async (_, change, agreed, remarks) => {
    expect(await importing(change)).toEqual({ agreed, remarks });
  });
});

describe('COCO as written by other tools', () => {
  const lay = async (names: readonly [string, string], at: string, json: string) => {
    const station = await labelStation();
    const { folder, text, picture } = station.set();
    const labels = coco(names);
    text(json, JSON.stringify(labels));
    picture(1, path.join(at, 'a_S1.jpg'));
    picture(2, path.join(at, 'a_S2.jpg'));
    const report = await station.bring(folder);
    return { agreed: station.agreed(), byContent: report.byContent };
  };

  test.each([
    ['Roboflow', ['a_S1.jpg', 'a_S2.jpg'], 'train', 'train/_annotations.coco.json'],
    ['Label Studio', ['images/a_S1.jpg', 'images/a_S2.jpg'], 'images', 'result.json'],
    ['Label Studio on Windows', ['images\\a_S1.jpg', 'images\\a_S2.jpg'], 'images', 'result.json'],
    ['a tool that points upwards', ['..\\images\\a_S1.jpg', '../images/a_S2.jpg'], 'images', 'annotations/a.json'],
    ['a tool with whole paths', ['C:\\sets\\a_S1.jpg', '/home/ana/a_S2.jpg'], 'images', 'labels.json'],
    ['a tool with addresses', ['file:///C:/my%20sets/a_S1.jpg', 'http://host/a_S2.jpg?v=2'], 'images', 'labels.json'],
    [
      'Label Studio with local files',
      ['/data/local-files/?d=sets%5Ca_S1.jpg', '/data/local-files/?d=sets/a_S2.jpg'],
      'p',
      'r.JSON',
    ],
    ['a tool with other letters', ['A_S1.JPG', 'a_s2.jpg'], 'images', 'result.json'],
  ] as const)('%s: both pictures are found by their content', async (_, names, at, json) => {
    expect(await lay([names[0], names[1]], at, json)).toEqual({ agreed: ['crack', 'good'], byContent: 2 });
  });

  test('each side of a set says what its own images show, whatever names they share', async () => {
    const station = await labelStation();
    const { folder, text, picture } = station.set();
    for (const [number, side] of [
      [1, 'train'],
      [2, 'valid'],
    ] as const) {
      const labels = coco();
      labels.images = labels.images.slice(0, 1).map((image) => ({ ...image, file_name: 'same.jpg' }));
      if (number === 2) labels.annotations = [];
      text(`${side}/_annotations.coco.json`, JSON.stringify(labels));
      picture(number, `${side}/same.jpg`);
    }
    expect((await station.bring(folder)).byContent).toBe(2);
    expect(station.agreed()).toEqual(['crack', 'good']);
  });

  test('numbers may be written as text', async () => {
    const found = await importing(({ images, annotations }) => {
      Object.assign(images[0] ?? {}, { id: '0001' });
      Object.assign(annotations[0] ?? {}, { image_id: '0001', category_id: '1' });
    });
    expect(found).toEqual({ agreed: ['crack', 'good'], remarks: [] });
  });
});

const utf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};
const WRITTEN = {
  'UTF-8 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 with a mark': (text: string) => utf16(`\uFEFF${text}`),
  'UTF-16 the other way round': (text: string) => utf16(`\uFEFF${text}`, true),
  'UTF-16 without a mark': (text: string) => utf16(text),
};

test.each(Object.entries(WRITTEN))('labels in %s are read, as Windows editors write them', async (_, written) => {
  const station = await labelStation();
  const one = station.set();
  one.text('labels.json', written(JSON.stringify(coco())));
  one.picture(1, 'a_S1.jpg');
  one.picture(2, 'a_S2.jpg');
  expect((await station.bring(one.folder)).added).toBe(2);
  const two = station.set();
  two.text('data.yaml', written('train: images\r\nnames: [stain]\r\n'));
  two.picture(1, 'images/a.jpg');
  two.text('labels/a.txt', written('0 0.5 0.5 0.2 0.2\r\n'));
  expect((await station.bring(two.folder)).added).toBe(1);
  expect(station.agreed()).toEqual(['stain', 'good']);
});

test('what is text in neither is refused', async () => {
  const station = await labelStation();
  const { folder, text } = station.set();
  text('labels.json', Buffer.from(JSON.stringify(coco()).replace('crack', 'ca\xf1\xf3n'), 'latin1'));
  await expect(station.bring(folder)).rejects.toThrow('"why":"not-text"');
});
