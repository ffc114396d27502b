import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelStation } from '../../support/station/label-station.ts';

const BOX = '0 0.3 0.5 0.2 0.2\n';

async function station(yaml: string, files: Readonly<Record<string, string>> = {}) {
  const { set, bring, agreed } = await labelStation();
  const { folder, text, picture } = set();
  text('data.yaml', yaml);
  for (const [name, content] of Object.entries(files)) text(name, content);
  return { folder, text, picture, bring: () => bring(folder), agreed };
}

describe('a data.yaml that names files with images instead of folders', () => {
  const listed = async (list: string) => {
    const lists = { 'train.txt': list, 'labels/train/a_S1.txt': BOX, 'labels/train/a_S2.txt': '' };
    const place = await station('path: .\ntrain: train.txt\nnames:\n  0: crack\n', lists);
    place.picture(1, 'images/train/a_S1.jpg');
    place.picture(2, 'images/train/a_S2.jpg');
    const { added, pictures } = await place.bring();
    return { added, pictures, agreed: place.agreed() };
  };

  test.each([
    ['from the set’s folder', 'images/train/a_S1.jpg\n./images/train/a_S2.jpg\n'],
    ['from Windows', 'images\\train\\a_S1.jpg\r\n.\\images\\train\\a_S2.jpg\r\n'],
    ['where they once lay', '/content/set/images/train/a_S1.jpg\nC:\\sets\\images\\train\\a_S2.jpg'],
    ['one of them twice', 'images/train/a_S1.jpg\nimages/train/a_S2.jpg\n\nimages/train/a_S1.jpg\n'],
  ])('%s', async (_, list) => {
    expect(await listed(list)).toEqual({ added: 2, pictures: 2, agreed: ['crack', 'good'] });
  });

  test('never leads out of the set', async () => {
    const place = await station('train: train.txt\nnames: [crack]\n', { 'train.txt': '../../etc/passwd\n' });
    const report = await place.bring();
    expect(report).toMatchObject({ pictures: 1, unknown: 1 });
    const out = await station('train: ../../elsewhere/train.txt\nnames: [crack]\n');
    expect(await out.bring()).toMatchObject({ pictures: 0 });
  });
});

describe('labels in YOLO format', () => {
  test.each([
    ['0 0.5 0.5 0 0.2', 'empty-box'],
    ['0 0.5 0.5 0.2 -0.2', 'bad-label'],
    ['0 0.5 0.5 0.2', 'bad-label'],
    ['0 0.5 0.5 0.2 0.2 0.9', 'bad-label'],
    ['1 0.5 0.5 0.2 0.2', 'bad-label'],
    ['-1 0.5 0.5 0.2 0.2', 'bad-label'],
    ['0x0 0.5 0.5 0.2 0.2', 'bad-label'],
    ['0 0x1 0.5 0.2 0.2', 'bad-label'],
    ['0 Infinity 0.5 0.2 0.2', 'bad-label'],
    ['0 1.5 0.5 0.2 0.2', 'bad-label'],
    ['__proto__ 0.5 0.5 0.2 0.2', 'bad-label'],
    ['garbage', 'bad-label'],
  ])('%j is not a label: the part is neither good nor bad by it', async (line, remark) => {
    const place = await station('train: images\nnames: [crack]\n', { 'labels/a.txt': `${line}\n` });
    place.picture(1, 'images/a.jpg');
    expect((await place.bring()).remarks).toEqual([{ file: path.join('images', 'a.jpg'), remark }]);
    expect(place.agreed()).toEqual(['nothing', 'nothing']);
  });

  test('a class index may be written with decimals, as some libraries write it', async () => {
    const place = await station('train: images\nnames: [stain, crack]\n', { 'labels/a.txt': '1.000 .5 5e-1 0.2 0.2' });
    place.picture(1, 'images/a.jpg');
    await place.bring();
    expect(place.agreed()).toEqual(['crack', 'nothing']);
  });

  test('one label file for two images says nothing about either', async () => {
    const place = await station('train: images\nnames: [crack]\n', { 'labels/a.txt': '' });
    place.picture(1, 'images/a.jpg');
    place.picture(2, 'images/a.jpeg');
    expect((await place.bring()).remarks.map(({ remark }) => remark)).toEqual(['one-label-file', 'one-label-file']);
    expect(place.agreed()).toEqual(['nothing', 'nothing']);
  });

  test('one part called good on one side and bad on another is neither', async () => {
    const labels = { 'labels/train/a.txt': BOX, 'labels/val/b.txt': '' };
    const place = await station('train: images/train\nval: images/val\ntest:\nnames: [crack]\n', labels);
    place.picture(1, 'images/train/a.jpg');
    place.picture(1, 'images/val/b.jpg');
    expect(await place.bring()).toMatchObject({ contradicting: 2, added: 0 });
    expect(place.agreed()).toEqual(['nothing', 'nothing']);
  });

  test('a class has the name as written, whatever YAML would turn it into', async () => {
    for (const name of ['no', '1e3', '~', 'null', 'true', '0x1F', '1_000', '12:30', '2026-03-02', '.nan', '007']) {
      const place = await station(`train: images\nnames: [${name}]\n`, { 'labels/a.txt': BOX });
      place.picture(1, 'images/a.jpg');
      await place.bring();
      expect(place.agreed()).toEqual([name, 'nothing']);
    }
  });

  test('Label Studio’s classes.txt beside images and labels is accepted', async () => {
    const { set, bring, agreed } = await labelStation();
    const { folder, text, picture } = set();
    text('classes.txt', '\uFEFFstain\r\ncrack\r\n');
    text('notes.json', '{"categories":[]}');
    text('labels/a.txt', '1 0.5 0.5 0.2 0.2');
    picture(1, 'images/a.jpg');
    await bring(folder);
    expect(agreed()).toEqual(['crack', 'nothing']);
  });

  test.skipIf(process.platform === 'win32')('what is no file is not waited for', async () => {
    const place = await station('train: images\nnames: [crack]\n', { 'labels/a.txt': BOX });
    place.picture(1, 'images/a.jpg');
    for (const pipe of ['images/b.jpg', 'labels/c.txt']) execFileSync('mkfifo', [path.join(place.folder, pipe)]);
    place.picture(2, 'images/c.jpg');
    place.text('images/folder.jpg/x.txt', '');
    const report = await place.bring();
    expect(report).toMatchObject({ pictures: 2, added: 1, broken: 1 });
  });
});
