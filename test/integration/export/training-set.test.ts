import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { checkSet } from '../../../main/engine/export/set/check-set.ts';
import { setManifestSchema } from '../../../main/engine/export/set/manifest.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { addShadowVerdict } from '../../../main/engine/store/models/shadow-verdicts.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import type { SetOrder } from '../../../preload/contract/station/transfer.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import {
  drawnBox,
  exportFrom,
  importInto,
  JUDGED_AT,
  type JudgedPart,
  judgedStore,
  manyParts,
  setOrder,
  TWELVE_CLASSES,
} from '../../support/store/judged-store.ts';
import { detection, sha256Of } from '../../support/store/records.ts';

type Station = Awaited<ReturnType<typeof judgedStore>>;

async function writeSet({ store, recipe }: Station, change: Partial<SetOrder> = {}) {
  const out = path.join(temporaryFolder(), 'set');
  const end = await exportFrom(store, setOrder(recipe, change), out);
  if (end.kind !== 'done' || end.result.kind !== 'training-set') throw new Error(JSON.stringify(end));
  const manifest = setManifestSchema.parse(JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8')));
  return { out, result: end.result, manifest };
}

/** The contents of a folder, file by file, without the manifest, and without the sides and numbers in names. */
function contents(folder: string, below: string): Record<string, string> {
  const names = readdirSync(path.join(folder, below), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(txt|json)$/.test(name)).toSorted();
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, below, name), 'utf8')]));
}

describe('a training set', () => {
  test('has boxes as labels in the order of the recipe, and accepted parts as images without any', async () => {
    const station = await judgedStore([
      { file: 'A1.jpg', kind: 'reject', boxes: [drawnBox('abrasion'), drawnBox('stain', 600, -10)] },
      { file: 'A2.jpg' },
    ]);
    const { out, manifest } = await writeSet(station);
    const labels = Object.entries(contents(out, 'labels')).map(([name, text]) => [path.basename(name), text]);
    // 64/640 wide, 96/480 high; the second box is clipped at the right and upper edge.
    expect(Object.fromEntries(labels)).toEqual({
      '00000001_A1.txt': '2 0.150000 0.200000 0.100000 0.200000\n0 0.968750 0.089583 0.062500 0.179166\n',
      '00000002_A2.txt': '',
    });
    const described = parse(readFileSync(path.join(out, 'data.yaml'), 'utf8'));
    expect(Object.entries(described.names)).toEqual(TWELVE_CLASSES.map((name, index) => [String(index), name]));
    expect(Object.keys(described)).toEqual(['train', 'val', 'test', 'names']);
    expect(manifest).toMatchObject({
      madeBy: 'Ada',
      schemaVersion: migrations.at(-1)?.version,
      counts: { judged: 2, good: 1, boxes: { abrasion: 1, stain: 1, crack: 0 } },
      pictures: [
        { serial: 'A1', labelled: { source: 'person', by: 'Ana', wasBlind: false, model: null, recipeVersion: 1 } },
        { serial: 'A2' },
      ],
    });
  });

  test('accounts for every judged part: it is in it, or left out for a stated reason', async () => {
    const station = await judgedStore([
      { file: 'B1.jpg', kind: 'reject', boxes: [drawnBox('crack')] },
      { file: 'B2.jpg', kind: 'reject' },
      { file: 'B3.jpg', kind: 'reject', boxes: [drawnBox('bubble')] },
      { file: 'B4.jpg', kind: 'inconclusive' },
      { file: 'B5.jpg' },
      { file: 'B6.jpg' },
    ]);
    const gone = station.store.read.get('SELECT image_sha256 AS hash FROM shot WHERE id = 6') as { hash: Uint8Array };
    rmSync(originalPath(station.store.folder, Buffer.from(gone.hash).toString('hex')));
    const { result } = await writeSet(station);
    expect(result.counts).toMatchObject({
      judged: 6,
      good: 1,
      boxes: { crack: 1 },
      leftOut: { 'reject-without-box': 1, 'class-not-in-recipe': 1, 'not-a-judgement': 1, 'no-picture': 1 },
    });
  });

  test('prefers the agreed answer to that of a person, and can require nothing less', async () => {
    const station = await judgedStore([{ file: 'C1.jpg' }, { file: 'C2.jpg' }]);
    addReference(station.store.write, {
      ...{ inspectionId: inspectionIdSchema.parse(1), isBad: true, classNames: ['crack'], boxes: [drawnBox('crack')] },
      ...{ origin: 'adjudicated', comment: '', madeBy: 'Eva', madeAt: JUDGED_AT, personId: null },
    });
    const { manifest } = await writeSet(station);
    expect(manifest.pictures.map(({ boxes, labelled }) => [boxes, labelled.source, labelled.by])).toEqual([
      [1, 'reference', 'Eva'],
      [0, 'person', 'Ana'],
    ]);
    const strict = await writeSet(station, { labels: 'reference' });
    expect(strict.manifest.counts.leftOut).toEqual({ 'below-source': 1 });
  });

  test('takes the boxes of a model if a person blindly rejected for the same class', async () => {
    const saw = { verdict: { kind: 'fail', reasons: [{ code: 'all-clear' }] }, detections: [detection('crack', 0.9)] };
    const record = saw as NonNullable<JudgedPart['record']>;
    const station = await judgedStore([
      { file: 'D1.jpg', kind: 'reject', classNames: ['crack'], isBlind: true, record },
    ]);
    const { manifest } = await writeSet(station, { labels: 'agreed-model' });
    expect(manifest.pictures).toMatchObject([{ boxes: 1, labelled: { source: 'agreed-model', wasBlind: true } }]);
  });

  test('takes what two models agree on for parts nobody looked at, names them, and warns', async () => {
    const pass = { verdict: { kind: 'pass', reasons: [{ code: 'all-clear' }] } } as NonNullable<JudgedPart['record']>;
    const station = await judgedStore([{ file: 'G1.jpg', record: pass }]);
    const { store, place } = station;
    const [champion = '', challenger = ''] = addTestModels(store, JUDGED_AT, ['1', '2']);
    const boxed = {
      ...detection('crack', 0.9),
      box: { space: 'pixel' as const, x: 100, y: 100, width: 60, height: 40 },
    };
    const why = {
      pass: [{ code: 'all-clear' as const }],
      fail: [{ code: 'defect' as const, className: 'crack', score: 0.9, rejectAt: 0.6 }],
    };
    const unlooked = [
      ['G2.jpg', 'pass', 'pass'],
      ['G3.jpg', 'fail', 'fail'],
      ['G4.jpg', 'pass', 'fail'],
      ['G5.jpg', 'pass', null],
    ] as const;
    for (const [file, kind, other] of unlooked) {
      const detections = kind === 'fail' ? [boxed] : [];
      const record = { verdict: { kind, reasons: why[kind] }, modelSha256: champion, detections };
      const inspectionId = await station.addUnasked({ file, record });
      if (other === null) continue;
      addShadowVerdict(
        store.write,
        { ...place, modelSha256: challenger, inspectionId, lot: null, decidedAt: place.at, champion: kind },
        {
          verdict: { kind: other, reasons: why[other] },
          detections: other === 'fail' ? [boxed] : [],
          lookedAt: JUDGED_AT,
          lookMs: 9,
        },
      );
    }
    const { manifest } = await writeSet(station, { labels: 'two-models' });
    expect(manifest.pictures.map(({ serial, boxes, labelled }) => [serial, boxes, labelled.source])).toEqual([
      ['G1', 0, 'person'],
      ['G2', 0, 'two-models'],
      ['G3', 1, 'two-models'],
    ]);
    expect(manifest.pictures[2]?.labelled).toMatchObject({ by: 'phone-glass 2', model: { name: 'phone-glass 1' } });
    expect(manifest.counts).toMatchObject({ judged: 4, leftOut: { 'models-differ': 1 } });
    expect(manifest.thin).toContainEqual({ code: 'models-alone', pictures: 2 });
    expect((await writeSet(station)).manifest.pictures.map(({ serial }) => serial)).toEqual(['G1']);
  });

  test('says which class is missing on which side, and which side is far from the requested size', async () => {
    const cracked = (file: string, lot: string): JudgedPart => ({
      ...{ file, kind: 'reject', boxes: [drawnBox('crack')], shot: { lot } },
    });
    const parts = Array.from({ length: 20 }, (_, i) => cracked(`H${i}.jpg`, 'one lot'));
    const others = ['a', 'b'].map((lot): JudgedPart => ({ file: `H${lot}.jpg`, shot: { lot } }));
    const { result } = await writeSet(await judgedStore([...parts, ...others]));
    expect(result.counts.pictures).toEqual({ train: 20, val: 1, test: 1 });
    expect(result.thin).toContainEqual({ code: 'class-not-on-side', className: 'crack', split: 'val' });
    expect(result.thin).toContainEqual({ code: 'uneven-split', split: 'test', share: 1 / 22, wanted: 0.2 });
  });

  test.each([
    ['disagreements', ['E1', 'E2']],
    ['undetermined', ['E3']],
    ['rare', ['E2', 'E3']],
  ] as const)('of %s only has those', async (preset, serials) => {
    const fail = { verdict: { kind: 'fail', reasons: [{ code: 'all-clear' }] } } as NonNullable<JudgedPart['record']>;
    const pass = { verdict: { kind: 'pass', reasons: [{ code: 'all-clear' }] } } as NonNullable<JudgedPart['record']>;
    const station = await judgedStore([
      { file: 'E1.jpg', record: fail },
      { file: 'E2.jpg', kind: 'reject', boxes: [drawnBox('crack')], record: pass },
      { file: 'E3.jpg', kind: 'reject', boxes: [drawnBox('crack')] },
      { file: 'E4.jpg', record: pass },
    ]);
    const { manifest } = await writeSet(station, { preset });
    expect(manifest.pictures.map(({ serial }) => serial)).toEqual(serials);
  });

  test('contains what was judged since the previous set, which it names', async () => {
    const station = await judgedStore([{ file: 'F1.jpg' }]);
    const first = await writeSet(station);
    await station.add([{ file: 'F2.jpg' }]);
    const second = await writeSet(station, { preset: 'new' });
    expect(second.manifest.pictures.map(({ serial }) => serial)).toEqual(['F2']);
    const sha256 = sha256Of(readFileSync(path.join(first.out, 'manifest.json')));
    expect(second.manifest.earlier).toEqual([{ id: 1, madeAt: JUDGED_AT, path: first.out, manifestSha256: sha256 }]);
  });

  test('leaves every part on the side where an earlier set had it, and no lot or serial on two', async () => {
    const lots = (list: readonly JudgedPart[]) => list.map((part, i) => ({ ...part, shot: { lot: `lot ${i % 15}` } }));
    const all = lots(manyParts(60));
    const station = await judgedStore(all.slice(0, 40));
    const sides = (set: Awaited<ReturnType<typeof writeSet>>) =>
      Object.fromEntries(set.manifest.pictures.map(({ inspectionId, split }) => [inspectionId, split]));
    const before = sides(await writeSet(station));
    await station.add(all.slice(40));
    const after = sides(await writeSet(station, { format: 'coco' }));
    expect(after).toMatchObject(before);
    expect(new Set(Object.values(after)).size).toBe(3);

    // A serial of one side turns up in a lot of the other: that image is on neither.
    const [of, at] = [Object.values(after).indexOf('train'), Object.values(after).indexOf('test')];
    const crossing = { serial: `SN${of}`, lot: `lot ${at % 15}` };
    await station.add([{ file: 'again.jpg', shot: crossing }]);
    const last = await writeSet(station);
    expect(last.manifest.counts.leftOut).toEqual({ 'on-two-sides': 1 });
    expect(sides(last)).toEqual(after);
  });

  test('lists its gaps', async () => {
    const station = await judgedStore(manyParts(12).map((part) => ({ ...part, shot: { lot: 'L1' } })));
    const { result } = await writeSet(station);
    expect(result.thin).toContainEqual({ code: 'few-boxes', className: 'crack', boxes: 1 });
    expect(result.thin).toContainEqual({ code: 'one-lamp', spread: 0 });
    expect(result.thin).toContainEqual({ code: 'one-lot' });
    expect(result.thin).toContainEqual({ code: 'empty-split', split: 'test' });
  });

  test('is read back: a changed image, a broken label and an extra file are found', async () => {
    const { out } = await writeSet(await judgedStore([{ file: 'D1.jpg', kind: 'reject', boxes: [drawnBox('crack')] }]));
    expect(await checkSet(out)).toEqual([]);
    const [label = ''] = Object.keys(contents(out, 'labels'));
    writeFileSync(path.join(out, 'labels', label), '12 0.5 0.5 0.1 1.2\n');
    copyFileSync(path.join(out, 'data.yaml'), path.join(out, 'data (1).yaml'));
    expect(await checkSet(out)).toEqual([
      `labels/${label} is not what was written`,
      '4 files are there, 3 are named',
      `labels/${label} has a line that is no label`,
      '0 boxes of crack are there, 1 were counted',
    ]);
  });

  test('never overwrites anything, and a cancelled one leaves nothing', async () => {
    const station = await judgedStore([{ file: 'C1.jpg' }]);
    const { out } = await writeSet(station);
    const again = await exportFrom(station.store, setOrder(station.recipe), out);
    expect(again).toMatchObject({ kind: 'failed', fault: { code: 'folder-unusable', why: 'taken' } });
    const other = path.join(path.dirname(out), 'other');
    expect(await exportFrom(station.store, setOrder(station.recipe), other, AbortSignal.abort())).toEqual({
      kind: 'cancelled',
    });
    expect(readdirSync(path.dirname(out))).toEqual(['set']);
  });
});

describe.each(['yolo', 'coco'] as const)('a set in %s form', (format) => {
  test('imported into a fresh station gives identical labels, in the same order of twelve classes', async () => {
    const parts = manyParts(36);
    const { out } = await writeSet(await judgedStore(parts), { format });
    // The same images, which nobody has judged yet.
    const fresh = await judgedStore(parts.map(({ file }) => ({ file, isOpen: true })));
    const end = await importInto(fresh.store, out);
    expect(end).toMatchObject({
      kind: 'done',
      result: {
        report: { pictures: 36, byContent: 36, added: 36, boxes: 48, broken: 0, remarks: [], foreignClasses: [] },
      },
    });
    const again = await writeSet(fresh, { format, labels: 'reference' });
    const below = format === 'yolo' ? 'labels' : 'annotations';
    expect(contents(again.out, below)).toEqual(contents(out, below));
    expect(await importInto(fresh.store, out)).toMatchObject({ result: { report: { unchanged: 36, added: 0 } } });
  });
});
