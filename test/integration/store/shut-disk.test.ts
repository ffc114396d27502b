import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { canShut, shutPlaces } from '../../support/files/shut-place.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine, colourPicture } from '../../support/lines/colour-line.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

async function put(folder: string, name: string): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(`${file}.part`, await colourPicture(name, 0.9));
  renameSync(`${file}.part`, file);
}

/** The files that the line was told about. */
const told = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): string => JSON.parse(readFileSync(path.join(folder, name), 'utf8')).file)
    .toSorted();

test.skipIf(!canShut).each([
  ['the pictures', (data: string) => [path.join(data, 'originals'), path.join(data, 'originals', 'incoming')]],
  ['the records', (data: string) => ['station.sqlite', 'station.sqlite-wal'].map((name) => path.join(data, name))],
])(
  'a station whose disk becomes read-only under %s says so, leaves every picture to its camera, and goes on by itself (needs the right to shut files)',
  async (_what, placesIn) => {
    const dataFolder = path.join(temporaryFolder(), 'data');
    const station = await startTestStation({ dataFolder });
    const { lane } = await beginColourLine(station);
    await station.ask('lane.change', { ...lane, sweepEveryMs: 300, afterwards: { kind: 'delete' } });
    await put(lane.folder, 'before.png');
    await until(
      () => told(station.store.folder.lineOutput),
      ({ length }) => length === 1,
    );
    mkdirSync(path.join(dataFolder, 'originals', 'incoming'), { recursive: true });
    const shut = shutPlaces(...placesIn(dataFolder));
    await put(lane.folder, 'meanwhile.png');
    await until(
      station.status,
      ({ lanes, faults }) => lanes[0]?.state === 'paused' && faults.some(({ where }) => where === `lane ${lane.name}`),
    );
    expect(readdirSync(lane.folder)).toEqual(['meanwhile.png']);

    shut.open();
    await until(
      () => told(station.store.folder.lineOutput),
      ({ length }) => length === 2,
    );
    await until(
      () => readdirSync(lane.folder),
      ({ length }) => length === 0,
    );
    expect(told(station.store.folder.lineOutput)).toEqual(['before.png', 'meanwhile.png']);
  },
);
