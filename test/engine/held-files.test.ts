import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../main/engine/log.ts';
import { forgetPreviews } from '../../main/engine/previews/forget-previews.ts';
import { clearHalfModels, dropModel } from '../../main/engine/registry/model-files.ts';
import { begunExports } from '../../main/engine/store/exports/begun-exports.ts';
import { migrations } from '../../main/engine/store/migrations/index.ts';
import { openStore } from '../../main/engine/store/opening/open.ts';
import { measureWorkers } from '../../main/engine/vision/pool/calibrate.ts';
import { writePicture } from '../../main/simulator/line/write-picture.ts';
import { holdFiles } from '../support/files/held-files.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { exportFrom, judgedStore, setOrder } from '../support/store/judged-store.ts';
import { openTestStore } from '../support/store/open-test-store.ts';
import { fixedClock } from '../support/time/fixed-clock.ts';
import { until } from '../support/time/until.ts';

const SHA = 'a'.repeat(64) as never;

test('an old log that another program holds is left, and the log says so', async () => {
  const folder = temporaryFolder();
  const clock = fixedClock('2026-03-02T23:59:59Z');
  for (let day = 10; day < 40; day++) writeFileSync(path.join(folder, `engine-2025-01-${day}-001.jsonl`), 'old\n');
  holdFiles((place) => place.endsWith('engine-2025-01-12-001.jsonl'));
  const log = openLog(folder, clock);
  clock.advance(2000);
  log.note('station.started');

  const today = path.join(folder, 'engine-2026-03-03-001.jsonl');
  const text = await until(
    () => readFileSync(today, 'utf8'),
    (written) => written.includes('log.left'),
  );
  log.close();
  expect(text).toContain('"left":[{"name":"engine-2025-01-12-001.jsonl","reason":"EBUSY"}]');
  expect(readdirSync(folder).filter((name) => name.includes('2025'))).toHaveLength(20);
});

test('a log folder that disappears at midnight stops nothing', () => {
  const folder = path.join(temporaryFolder(), 'logs');
  const clock = fixedClock('2026-03-02T23:59:59Z');
  const log = openLog(folder, clock);
  log.note('station.started');
  rmSync(folder, { recursive: true });
  clock.advance(2000);
  expect(() => log.note('station.stopped')).not.toThrow();
  log.close();
});

test('a rendition being viewed stays, and the others go', async () => {
  const { folder } = openTestStore();
  const made = ['1', '2', '3'].map((name) => path.join(folder.previews, 'aa', `${name}.jpg`));
  mkdirSync(path.join(folder.previews, 'aa'), { recursive: true });
  for (const file of made) {
    writeFileSync(file, 'jpeg');
    utimesSync(file, 0, 0);
  }
  holdFiles((place) => place === made[0]);
  await forgetPreviews(folder, Date.parse('2026-03-02T06:00:00Z'));
  expect(made.map((file) => existsSync(file))).toEqual([true, false, false]);
});

test('a model whose file is still held is removed anyway, and half an import goes at the next start', async () => {
  const { folder } = openTestStore();
  const kept = path.join(folder.models, SHA);
  mkdirSync(kept, { recursive: true });
  mkdirSync(`${kept}.half`);
  holdFiles((place) => place === kept);
  await dropModel(folder, SHA);
  await clearHalfModels(folder);
  expect(readdirSync(folder.models)).toEqual([SHA]);
});

test('the number of workers is found even if the files used for measuring cannot be removed', async () => {
  holdFiles((place) => place.includes('lupa-calibrate-'));
  const model = {
    sha256: SHA,
    path: path.join(temporaryFolder(), 'none.onnx'),
    profile: { input: { width: 32, height: 32 } },
  };
  const before = readdirSync(os.tmpdir()).filter((name) => name.startsWith('lupa-calibrate-'));
  expect(await measureWorkers(model as never, 3)).toBe(3);
  const left = readdirSync(os.tmpdir()).filter((name) => name.startsWith('lupa-calibrate-') && !before.includes(name));
  for (const name of left) rmSync(path.join(os.tmpdir(), name), { recursive: true });
  expect(left).toHaveLength(1);
});

test('a copy before an upgrade that is held for a moment is waited for', () => {
  const root = temporaryFolder();
  const before = openStore(root, migrations.slice(0, -1));
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  before.value.close();
  const held = holdFiles((place) => place.endsWith('.sqlite.half'), { tries: 2 });
  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  expect(after.value.upgrade).toMatchObject({ from: migrations.at(-2)?.version });
  after.value.close();
  expect(held.tried).toBe(3);
});

test('a training set whose folder is held for a moment appears; one that stays held is reported, and cleared away later', async () => {
  const { store, recipe } = await judgedStore([
    { file: 'A.png' },
    { file: 'B.png', kind: 'reject', classNames: ['crack'] },
  ]);
  const folder = temporaryFolder();
  holdFiles((place) => place.endsWith('first.partial'), { tries: 2 });
  expect(await exportFrom(store, setOrder(recipe), path.join(folder, 'first'))).toMatchObject({ kind: 'done' });
  expect(readdirSync(folder)).toEqual(['first']);

  const second = path.join(folder, 'second');
  // Renamed five times, removed five times; then it is let go.
  holdFiles((place) => place.endsWith('second.partial'), { tries: 10 });
  expect(await exportFrom(store, setOrder(recipe), second)).toMatchObject({
    kind: 'failed',
    fault: { code: 'folder-unusable', path: second, why: 'noted', figures: { complaint: 'EBUSY' } },
  });
  expect(begunExports(store.read)).toMatchObject([{ half: `${second}.partial` }]);
  expect(await exportFrom(store, setOrder(recipe), second)).toMatchObject({ kind: 'done' });
  expect(begunExports(store.read)).toEqual([]);
  expect(readdirSync(folder).toSorted()).toEqual(['first', 'second']);
});

test('a table of decisions that cannot be renamed into place leaves no dictionary on its own', async () => {
  const { store } = await judgedStore([{ file: 'A.png' }]);
  const folder = temporaryFolder();
  const out = path.join(folder, 'table.csv');
  const everything = { from: null, until: null, laneId: null, lot: null, recipeId: null, modelSha256: null };
  const look = { separator: ',', decimal: '.', hasByteOrderMark: false, keepsDigits: false } as const;
  const order = { kind: 'csv', filter: everything, which: 'all', rows: 'inspections', ...look } as const;
  holdFiles((place) => place === out);
  expect(await exportFrom(store, order, out)).toMatchObject({
    kind: 'failed',
    fault: { why: 'noted', figures: { complaint: 'EBUSY' } },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('the simulated camera waits for a file that a virus scanner holds', async () => {
  const cameraFolder = temporaryFolder();
  const held = holdFiles((place) => place.endsWith('.part'), { tries: 1 });
  const file = { cameraFolder, name: 'A.jpg', bytes: Buffer.from('jpeg'), fileTime: null };
  await writePicture(file, 'rename', { sleep: async () => {} } as never, new AbortController().signal);
  expect({ ...held, files: readdirSync(cameraFolder) }).toEqual({ tried: 2, files: ['A.jpg'] });
});
