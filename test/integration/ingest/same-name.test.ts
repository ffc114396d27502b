import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { sha256Of } from '../../support/store/records.ts';
import { until } from '../../support/time/until.ts';

/** The time that a camera writes if its clock was never set. */
const NINETEEN_EIGHTY = 315_532_800;

const told = ({ store }: TestStation) =>
  lineMessagesAfter(store.read, 0, 100).map(({ relativePath, signal }) => `${relativePath} ${signal}`);

/** Puts a file in place with a time that its writer chooses. */
function put(folder: string, name: string, bytes: Buffer, seconds: number): void {
  const aside = path.join(folder, '.snap.tmp');
  writeFileSync(aside, bytes);
  utimesSync(aside, seconds, seconds);
  renameSync(aside, path.join(folder, name));
}

test.each(['leave', 'delete'] as const)(
  'every shot of a camera with one name, one size and one time is judged before its file is removed: %s',
  async (kind) => {
    const station = await startTestStation();
    const { lane } = await beginColourLine(station);
    await station.ask('lane.change', { ...lane, afterwards: { kind } });
    // Uncompressed, so that all images have one size.
    const shots = await Promise.all([0.1, 0.9, 0.2, 0.95].map((red, at) => bitmap(`${kind} ${at}`, red)));
    for (const [at, bytes] of shots.entries()) {
      put(lane.folder, 'snap.tif', bytes, NINETEEN_EIGHTY);
      await until(
        () => told(station).length,
        (count) => count === at + 1,
      );
    }
    await station.drain();
    expect(told(station)).toEqual(['PASS', 'FAIL', 'PASS', 'FAIL'].map((signal) => `snap.tif ${signal}`));
    expect(readdirSync(lane.folder)).toEqual(kind === 'leave' ? ['snap.tif'] : []);
    for (const bytes of shots) {
      const kept = originalPath(station.store.folder, sha256Of(bytes));
      expect(readdirSync(path.dirname(kept))).toContain(path.basename(kept));
    }
    expect(await station.ask('station.reconcile', { laneId: lane.id })).toMatchObject({ decided: 4, unaccounted: 0 });
  },
);

async function bitmap(name: string, red: number): Promise<Buffer> {
  return sharp(await colourPicture(name, red))
    .tiff({ compression: 'none' })
    .toBuffer();
}

test('a camera that hangs is recognised by its pixels, whatever it writes around them', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const frame = await colourPicture('frame', 0.1);
  for (const [at, comment] of ['12:00:00', '12:00:01', '12:00:02'].entries()) {
    const bytes = await sharp(frame)
      .withExif({ IFD0: { DateTime: comment } })
      .png()
      .toBuffer();
    put(lane.folder, `IMG_${at}.png`, bytes, NINETEEN_EIGHTY + at);
    await until(
      () => told(station).length,
      (count) => count === at + 1,
    );
  }
  expect(told(station)).toEqual(['IMG_0.png PASS', 'IMG_1.png ERROR', 'IMG_2.png ERROR']);
});

test('an allocated image is judged when it is filled, and once', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const bytes = await bitmap('reserved', 0.9);
  const file = openSync(path.join(lane.folder, 'SN7.tif'), 'w');
  ftruncateSync(file, bytes.length);
  writeSync(file, bytes, 0, bytes.length >> 2, 0);
  // Twice as long as a file must stay unchanged.
  await delay(2 * lane.settleMs);
  expect(told(station)).toEqual([]);
  writeSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  await until(
    () => told(station).length,
    (count) => count === 1,
  );
  await station.drain();
  expect(told(station)).toEqual(['SN7.tif FAIL']);
});

test('a folder that is renamed tells the line nothing', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  await station.ask('lane.change', { ...lane, isRecursive: true });
  for (const name of ['one', 'two']) {
    put(lane.folder, `IMG_${name}.png`, await colourPicture(name, 0.1), NINETEEN_EIGHTY);
  }
  // A file that nobody can read also came once.
  put(lane.folder, 'IMG_three.png', Buffer.from('no picture '.repeat(100)), NINETEEN_EIGHTY);
  await until(
    () => told(station).length,
    (count) => count === 3,
  );
  const before = told(station);
  const day = path.join(lane.folder, '2026-05-01');
  mkdirSync(day);
  for (const name of ['one', 'two', 'three']) {
    renameSync(path.join(lane.folder, `IMG_${name}.png`), path.join(day, `IMG_${name}.png`));
  }
  await until(
    () => station.ask('station.reconcile', { laneId: lane.id }),
    ({ duplicate }) => duplicate === 3,
  );
  await station.drain();
  expect(told(station)).toEqual(before);
});
