import { mkdirSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { laneSettingsSchema } from '../../../preload/contract/station/lane.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { canHang, hangFolder } from '../../support/files/hung-folder.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourPicture } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { until } from '../../support/time/until.ts';
import type { Camera } from '../../support/whole-station/happening.ts';
import { createStationProcess } from '../../support/whole-station/station-process.ts';
import { ENGINEER, layTemplate } from '../../support/whole-station/template.ts';

/** Long enough for a healthy folder to answer in time on a busy machine. */
const SILENT_AFTER_MS = 1500;
const WITHIN_MS = 60_000;

/** A station in a separate process, so that it has its own system threads, with three lanes and a line folder. */
async function startStation() {
  const root = temporaryFolder();
  const at = (name: string) => path.join(root, name);
  const cameras = { leaves: at('leaves'), deletes: at('deletes'), moves: at('moves') };
  const [data, line] = [at('data'), at('line')];
  const originals = path.join(data, 'originals');
  for (const folder of [...Object.values(cameras), line, originals]) mkdirSync(folder, { recursive: true });
  const known = await layTemplate({ cameras, moved: at('moved'), data, line });
  const station = createStationProcess();
  onTestFinished(() => station.close());
  const fault = await station.wish({
    ...{ do: 'start', dataFolder: data, aheadMs: 0, passedMs: 0, draw: 0.999 },
    silentAfterMs: SILENT_AFTER_MS,
  });
  expect(fault).toBe(null);
  const status = async (): Promise<StationStatus> => {
    const answer = await station.ask('station.status', {}, ENGINEER);
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  return {
    ...{ cameras, originals, line, known, station, status },
    drop: (camera: Camera, name: string) => drop(cameras[camera], name),
    /** Resolves when a part of this file is on record. */
    recorded: (name: string) =>
      until(
        () => station.ask('inspection.recent', { limit: 50 }, ENGINEER),
        (recent) => recent.ok && recent.value.some(({ fileName }) => fileName === name),
        WITHIN_MS,
      ),
    stop: () => station.wish({ do: 'stop' }),
  };
}

async function drop(folder: string, name: string): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(`${file}.part`, await colourPicture(name, 0.05));
  await rename(`${file}.part`, file);
}

/** Makes a folder hang until the test has finished, or until it is told to answer. */
function hang(folder: string) {
  const hung = hangFolder(folder);
  if (hung === null) throw new Error(`${folder} could not be made to hang`);
  onTestFinished(hung.answer);
  return hung;
}

const isSilent = (fault: Fault | null, folder: string) =>
  fault?.code === 'folder-unusable' && fault.why === 'silent' && fault.path === folder;

describe.skipIf(!canHang)('a folder that does not answer (needs the right to mount one)', () => {
  test('as that of the line is named, the parts go on, and the line is told elsewhere or when it answers', async () => {
    const { station, line, drop, recorded, status, stop } = await startStation();
    const hung = hang(line);
    await drop('leaves', 'A.png');
    await recorded('A.png');
    const seen = await until(status, ({ lineOutput }) => isSilent(lineOutput.fault, line), WITHIN_MS);
    expect(seen.faults.map(({ where, fault }) => [where, isSilent(fault, line)])).toContainEqual(['line output', true]);
    // Another folder can be chosen, and the messages go on there.
    const another = temporaryFolder();
    const choose = (lineOutputFolder: string) => station.ask('station.change-settings', { lineOutputFolder }, ENGINEER);
    await until(
      () => choose(another),
      ({ ok }) => ok,
    );
    await until(status, ({ lineOutput }) => lineOutput.fault === null && lineOutput.untold === 0, WITHIN_MS);
    expect(await choose(line)).toMatchObject({ ok: false, fault: { why: 'silent' } });
    hung.answer();
    await until(
      () => choose(line),
      ({ ok }) => ok,
    );
    await until(
      () => readdirSync(line).filter((name) => name.endsWith('.json')),
      ({ length }) => length === 1,
      WITHIN_MS,
    );
    await stop();
  });

  test('as that of a camera is named, the other lanes go on, and it is watched again when it answers', async () => {
    const { station, cameras, known, drop, recorded, status, stop } = await startStation();
    const hung = hang(cameras.leaves);
    const laneOf = (seen: StationStatus) => seen.lanes.find(({ laneId }) => laneId === known.lanes.leaves);
    const seen = await until(status, (now) => isSilent(laneOf(now)?.fault ?? null, cameras.leaves), WITHIN_MS);
    expect(laneOf(seen)?.state).toBe('unreachable');
    expect(seen.faults.some(({ where, fault }) => where === 'lane leaves' && isSilent(fault, cameras.leaves))).toBe(
      true,
    );
    await drop('deletes', 'B.png');
    await recorded('B.png');
    // A person who knows that it is gone for good can switch its lane off, and on again.
    const listed = await station.ask('lane.list', {}, ENGINEER);
    const lane = listed.ok ? listed.value.find(({ id }) => id === known.lanes.leaves) : undefined;
    if (lane === undefined) throw new Error('the lane is gone');
    for (const isEnabled of [false, true]) {
      expect(await station.ask('lane.change', { ...lane, isEnabled }, ENGINEER)).toMatchObject({ ok: true });
    }
    hung.answer();
    await drop('leaves', 'C.png');
    await recorded('C.png');
    await until(status, (now) => laneOf(now)?.state === 'watching', WITHIN_MS);
    await stop();
  });

  test('as that of the originals is named; nothing is recorded without its picture, and everything once it answers', async () => {
    const { originals, drop, recorded, status, stop } = await startStation();
    const hung = hang(originals);
    await drop('leaves', 'D.png');
    const seen = await until(status, ({ lanes }) => lanes.some(({ fault }) => isSilent(fault, originals)), WITHIN_MS);
    expect(seen.faults.some(({ fault }) => isSilent(fault, originals))).toBe(true);
    expect(seen.shift.inspected).toBe(0);
    hung.answer();
    await recorded('D.png');
    await stop();
  });

  test('takes no thread from the others, however many hang and however often they are asked for', async () => {
    const { station, cameras, known, line, drop, recorded, status, stop } = await startStation();
    const more = Array.from({ length: 6 }, (_, index) => `hung ${index}`);
    const lanes = [];
    for (const name of more) {
      const folder = temporaryFolder();
      const settings = { ...laneSettings(folder), name, sweepEveryMs: 200, recipeId: known.recipeId };
      const lane = await station.ask('lane.add', settings, ENGINEER);
      if (!lane.ok) throw new Error(JSON.stringify(lane.fault));
      lanes.push(lane.value);
    }
    for (const folder of [line, cameras.leaves, ...lanes.map(({ folder }) => folder)]) hang(folder);
    await until(
      status,
      ({ lanes: all }) =>
        all.filter(({ fault }) => fault !== null && 'why' in fault && fault.why === 'silent').length === 7,
      WITHIN_MS,
    );
    for (let press = 0; press < 5; press++) {
      const pressed = await Promise.all([
        station.ask('line-output.begin-epoch', {}, ENGINEER),
        ...lanes.map((lane) => station.ask('station.reconcile', { laneId: lane.id }, ENGINEER)),
        ...lanes.map((lane) =>
          station.ask('lane.add', laneSettingsSchema.parse({ ...lane, name: `again ${lane.name}` }), ENGINEER),
        ),
      ]);
      for (const answer of pressed) {
        expect(answer.ok ? null : answer.fault).toMatchObject({ code: 'folder-unusable', why: 'silent' });
      }
    }
    await drop('deletes', 'E.png');
    await recorded('E.png');
    await stop();
  });

  test('does not keep a station from ending', async () => {
    const { cameras, originals, line, drop, status, stop } = await startStation();
    await drop('leaves', 'F.png');
    for (const folder of [cameras.leaves, line, originals]) hang(folder);
    await until(status, ({ lineOutput }) => isSilent(lineOutput.fault, line), WITHIN_MS);
    await stop();
  });
});
