import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

async function put(file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, await colourPicture(file, 0.1));
  renameSync(`${file}.part`, file);
}

const recorded = ({ store }: TestStation) =>
  store.read.all('SELECT lane_id AS lane, relative_path AS name FROM shot ORDER BY id');

const stateOf = (station: TestStation, laneId: number) =>
  station.status().lanes.find((lane) => lane.laneId === laneId)?.state;

test('a recursive lane never takes again what it has moved, however its folder is reached', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const link = path.join(temporaryFolder(), 'link');
  symlinkSync(lane.folder, link);
  const afterwards = { kind: 'move', folder: path.join(link, 'done') } as const;
  await station.ask('lane.change', { ...lane, isRecursive: true, sweepEveryMs: 200, afterwards });
  for (const name of ['a.png', 'deep/b.png']) await put(path.join(lane.folder, name));
  await until(
    () => recorded(station).length,
    (count) => count === 2,
  );
  await station.drain();
  expect(readdirSync(lane.folder, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'deep',
    'done',
    'done/a.png',
    'done/deep',
    'done/deep/b.png',
  ]);
  expect(recorded(station)).toHaveLength(2);
});

test('a nested lane, reached by a link, has its images to itself', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  await station.ask('lane.change', { ...lane, isRecursive: true, sweepEveryMs: 200 });
  const inner = path.join(lane.folder, 'inner');
  mkdirSync(inner);
  const link = path.join(temporaryFolder(), 'link');
  symlinkSync(inner, link);
  const second = await station.ask('lane.add', { ...laneSettings(link), name: 'Inner', recipeId: lane.recipeId });
  await put(path.join(inner, 'a.png'));
  await until(
    () => recorded(station).length,
    (count) => count === 1,
  );
  await station.drain();
  expect(recorded(station)).toEqual([{ lane: second.id, name: 'a.png' }]);
});

test('a folder that becomes the folder of another lane, or of the station, is left alone while it is', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const link = path.join(temporaryFolder(), 'link');
  const elsewhere = temporaryFolder();
  symlinkSync(elsewhere, link);
  const settings = { ...laneSettings(link), name: 'Link', sweepEveryMs: 200, recipeId: lane.recipeId };
  const second = await station.ask('lane.add', { ...settings, isRecursive: true, afterwards: { kind: 'delete' } });
  await until(
    () => stateOf(station, second.id),
    (state) => state === 'watching',
  );
  const own = path.join(station.store.folder.exports, 'set', 'train.png');
  await put(own);
  for (const target of [station.store.folder.root, lane.folder]) {
    rmSync(link);
    symlinkSync(target, link);
    await until(
      () => stateOf(station, second.id),
      (state) => state === 'unreachable',
    );
  }
  await put(path.join(lane.folder, 'a.png'));
  await until(
    () => recorded(station),
    ({ length }) => length === 1,
  );
  expect(recorded(station)).toEqual([{ lane: lane.id, name: 'a.png' }]);
  expect(readdirSync(path.dirname(own))).toEqual(['train.png']);
  rmSync(link);
  symlinkSync(elsewhere, link);
  await until(
    () => stateOf(station, second.id),
    (state) => state === 'watching',
  );
});

const toldIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json')).length;

test('a line folder that becomes one of the station’s own gets no message while it is, and then all of them', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  await station.ask('lane.change', { ...lane, sweepEveryMs: 200 });
  const [link, elsewhere] = [path.join(temporaryFolder(), 'link'), temporaryFolder()];
  symlinkSync(elsewhere, link);
  await station.ask('station.change-settings', { lineOutputFolder: link });
  await put(path.join(lane.folder, 'a.png'));
  await until(
    () => toldIn(elsewhere),
    (count) => count === 1,
  );
  const { originals } = station.store.folder;
  rmSync(link);
  symlinkSync(originals, link);
  await put(path.join(lane.folder, 'b.png'));
  const fault = await until(station.lineOutputFault, (found) => found?.code === 'folder-unusable');
  expect(fault).toMatchObject({ path: link, why: 'of-the-station' });
  expect(toldIn(originals)).toBe(0);
  rmSync(link);
  symlinkSync(elsewhere, link);
  await until(
    () => toldIn(elsewhere),
    (count) => count === 2,
  );
});

test('a lane whose folder would receive the line’s messages takes nothing, and says why', async () => {
  const station = await startTestStation();
  const { lane } = await beginColourLine(station);
  const [link, elsewhere] = [path.join(temporaryFolder(), 'link'), temporaryFolder()];
  symlinkSync(elsewhere, link);
  await station.ask('station.change-settings', { lineOutputFolder: link });
  await station.ask('lane.change', { ...lane, isRecursive: true, sweepEveryMs: 200 });
  await until(
    () => stateOf(station, lane.id),
    (state) => state === 'watching',
  );
  const inner = path.join(lane.folder, 'out');
  mkdirSync(inner);
  rmSync(link);
  symlinkSync(inner, link);
  const [health] = await until(
    () => station.status().lanes,
    ([first]) => first?.state === 'unreachable',
  );
  expect(health).toMatchObject({ fault: { code: 'folder-unusable', why: 'holds-the-line' } });
  await put(path.join(inner, 'overlooked.png'));
  rmSync(link);
  symlinkSync(elsewhere, link);
  await until(
    () => recorded(station),
    ({ length }) => length === 1,
  );
  expect(recorded(station)).toEqual([{ lane: lane.id, name: 'out/overlooked.png' }]);
});
