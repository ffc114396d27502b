import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PictureLabels } from '../../../main/engine/labels/picture-labels.ts';
import { filesByName, placeOfPicture } from '../../../main/engine/labels/picture-place.ts';
import { readLabels } from '../../../main/engine/labels/read-labels.ts';
import { readDescription } from '../../../main/engine/labels/yolo-description.ts';
import { yoloBoxes } from '../../../main/engine/labels/yolo-labels.ts';
import { decodedText, NO_FILE, readTextFile } from '../../../main/engine/read-text-file.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { inEnglish, refusalInEnglish } from '../../support/in-english.ts';
import { coco } from '../../support/station/label-station.ts';
import { damaged, expectCleanObjects, FUZZ_TIMEOUT_MS, fuzzing } from './fuzzing.ts';

const SIZE = { width: 640, height: 480 };
const YAMLS = [
  'path: .\ntrain: images/train\nval: images/val\ntest:\nnames:\n  0: crack\n  1: no\n',
  'train: [images/a, images/b]\nnc: 2\nnames: [crack, "a: b"]\n',
  'names:\n- crack\n- ~\ntrain: list.txt\n',
  '{"train": "images", "names": {"0": "x"}}',
];
const COCOS = [coco(), coco(['..\\images\\a.jpg', 'file:///x/b.jpg'])].map((labels) => JSON.stringify(labels));
const RECORD = {
  ...{ serial: 'S1', lot: 'L', number: 1, model: 'm', isBad: true, ...SIZE, file: 'a.jpg', writtenAt: 1, damage: null },
  defects: [{ class: 'crack', severity: 1, contrast: 9, box: { x: 1, y: 2, width: 3, height: 4 }, isTolerated: false }],
  duplicateOf: null,
};
const TRUTHS = [`${JSON.stringify(RECORD)}\n`.repeat(3), JSON.stringify(RECORD)];

/** Whatever was read lies in the picture and has a name, or is one of the reasons why not. */
function expectUsable({ boxesIn }: PictureLabels): void {
  const said = boxesIn(SIZE);
  if (typeof said === 'string') return;
  for (const { className, box } of said) {
    expect(className.length > 0 && className.length <= 80).toBe(true);
    expect(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0).toBe(true);
    expect(box.x + box.width <= SIZE.width + 0.001 && box.y + box.height <= SIZE.height + 0.001).toBe(true);
  }
}

describe('label files that are damaged or malicious', () => {
  test.each([
    ['data.yaml', YAMLS],
    ['labels.json', COCOS],
    ['truth.jsonl', TRUTHS],
  ] as const)(
    '%s is read or refused, never a crash, and what is read can be used',
    async (name, texts) => {
      const home = temporaryFolder();
      mkdirSync(path.join(home, 'images'));
      writeFileSync(path.join(home, 'images', 'a.jpg'), '');
      await fc.assert(
        fc.asyncProperty(damaged(texts), async (text) => {
          writeFileSync(path.join(home, name), text);
          const read = await readLabels(path.join(home, name));
          if (read.ok) for (const picture of read.value.pictures) expectUsable(picture);
          else if (read.fault.code === 'bad-request') expect(inEnglish(read.fault).length).toBeLessThan(1000);
          expectCleanObjects();
        }),
        fuzzing(150),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('a label file gives exactly the numbers in it, or none', () => {
    const lines = ['0 0.5 0.5 0.2 0.2\n1 0.25 0.75 0.1 0.05\n', '', '3 1e-1 .5 0.2 2e-1\r\n\r\n12.0 0.5 0.5 1 1'];
    fc.assert(
      fc.property(damaged(lines), (text) => {
        const boxes = yoloBoxes(text);
        if (boxes === null) return;
        const rows = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
        const expected = rows.map((row) => row.trim().split(/\s+/).map(Number.parseFloat));
        expect(boxes.map(({ index, x, y, width, height }) => [Number(index), x, y, width, height])).toEqual(expected);
      }),
      fuzzing(2000),
    );
  });

  test('bytes give exactly the text they encode, or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }), (bytes, text) => {
        const read = decodedText(bytes);
        expect(read === null || typeof read === 'string').toBe(true);
        const whole = text.isWellFormed() ? text.replace(/^\uFEFF/, '') : '';
        expect(decodedText(Buffer.from(`\uFEFF${whole}`))).toBe(whole);
        expect(decodedText(Buffer.from(`\uFEFF${whole}`, 'utf16le'))).toBe(whole);
        expect(decodedText(Buffer.from(`\uFEFF${whole}`, 'utf16le').swap16())).toBe(whole);
      }),
      fuzzing(1000),
    );
  });

  test('an image is one of the files in the set, whatever its name says', () => {
    const files = ['/set/images/a.jpg', '/set/train/a.jpg', '/set/b c.png'];
    fc.assert(
      fc.property(damaged(['images/a.jpg', '..\\images\\a.jpg', 'file:///set/b%20c.png', 'x?d=b%20c.png']), (name) => {
        const place = placeOfPicture(name, filesByName(files), '/set');
        expect(typeof place === 'string' || files.includes(place.at)).toBe(true);
      }),
      fuzzing(2000),
    );
  });
});

describe('label files that are too large', () => {
  const refused = async (name: string, content: string | number) => {
    const file = path.join(temporaryFolder(), name);
    writeFileSync(file, typeof content === 'string' ? content : '');
    // A file with a hole takes no room on the disk.
    if (typeof content === 'number') truncateSync(file, content);
    const startedAt = performance.now();
    const read = await readLabels(file);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    if (read.ok) throw new Error(`${name} was read`);
    const said = inEnglish(read.fault);
    expect(said.length).toBeLessThan(3000);
    return said;
  };

  test('a gigabyte is refused before it is read', async () => {
    for (const name of ['data.yaml', 'labels.json', 'truth.jsonl', 'classes.txt'])
      expect(await refused(name, 1_000_000_000)).toContain('is larger than');
    const label = path.join(temporaryFolder(), 'a.txt');
    writeFileSync(label, '');
    truncateSync(label, 1_000_000_000);
    expect(await readTextFile(label, 1_000_000)).toMatchObject({ ok: false });
    expect(await readTextFile(`${label}.not`, 1_000_000)).toBe(NO_FILE);
  });

  test.each([
    ['brackets', '['.repeat(90_000)],
    ['brackets that close', `${'['.repeat(45_000)}${']'.repeat(45_000)}`],
    ['braces', `names: ${'{a: '.repeat(20_000)}`],
    ['dashes', `names:\n${'- '.repeat(45_000)}x`],
    ['questions', `${'? '.repeat(45_000)}x`],
    ['steps to the right', Array.from({ length: 420 }, (_, deep) => `${' '.repeat(deep)}a:`).join('\n')],
    ['one line', `names: [${'x'.repeat(90_000)}`],
    ['quotes', `names: "${'\\'.repeat(90_001)}`],
    ['tags and anchors', `names: ${'&a !!str '.repeat(9_000)}`],
    ['complaints', `names: [${'[a],'.repeat(20_000)}]`],
    [
      'names of names of names',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replaceAll(/./g, (n, at: number) => `${n}: &${n} [${`*${'abcdefghi'[at]},`.repeat(10)}]\n`)}names: *j\n`,
    ],
  ])('a data.yaml full of %s is refused in time', async (_, text) => {
    expect(await refused('data.yaml', text)).toContain('is not in YOLO format');
  });

  test('a COCO file with a million brackets, or one malformed entry a million times, is refused in a short sentence', async () => {
    const [open, close] = ['['.repeat(1_000_000), ']'.repeat(1_000_000)];
    expect(await refused('a.json', open)).toContain('COCO');
    expect(await refused('b.json', `${open}${close}`)).toContain('COCO');
    expect(await refused('c.json', `{"images":[],"categories":[],"annotations":${open}${close}}`)).toContain('COCO');
    const many = `{"images":[],"categories":[],"annotations":[${'0,'.repeat(1_000_000)}0]}`;
    expect(await refused('d.json', many)).toContain('annotations[0]');
    expect(await refused('e.json', `"${'x'.repeat(100_000_000)}"`)).toContain('COCO');
  });

  test('a million names in a data.yaml, or boxes on one picture, are not taken for labels', async () => {
    const file = path.join(temporaryFolder(), 'data.yaml');
    writeFileSync(file, `train: images\nnames: [${'a,'.repeat(400_000)}]`);
    const read = await readDescription(file);
    expect(refusalInEnglish(read)).toContain('is larger than 100 kB');
    expect(yoloBoxes('0 0.5 0.5 0.1 0.1\n'.repeat(50_000))).toBeNull();
  });
});
