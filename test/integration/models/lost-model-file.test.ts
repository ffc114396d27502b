import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modelPath } from '../../../main/engine/registry/model-files.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourPicture } from '../../support/lines/colour-line.ts';
import { goldenStation } from '../../support/lines/golden-line.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PATIENCE = { timeout: 300_000 };

/** A station that was started while the file of its champion was elsewhere. */
async function startWithoutModel() {
  const { station, line } = await goldenStation();
  const champion = (await station.ask('recipe.list', {}))[0]?.body.modelSha256 ?? '';
  await station.stop();
  const file = modelPath(station.store.folder, champion);
  const away = path.join(temporaryFolder(), 'away.onnx');
  renameSync(file, away);
  const again = await startTestStation({ dataFolder: station.dataFolder });
  const judge = async (fileName: string, red: number) => {
    writeFileSync(path.join(line.lane.folder, fileName), await colourPicture(fileName, red));
    const recent = await until(
      () => again.ask('inspection.recent', { limit: 20 }),
      (parts) => parts.some((part) => part.fileName === fileName),
    );
    return recent.find((part) => part.fileName === fileName);
  };
  return { station: again, file, away, judge };
}

const lostOf = async (station: TestStation) => (await station.ask('station.status', {})).lostModels;

test(
  'a model whose file is gone is named with its place; no part passes, and to put the file back is enough',
  PATIENCE,
  async () => {
    const { station, file, away, judge } = await startWithoutModel();
    const fault = { code: 'model-file-unreadable', path: file };
    const lost = [{ name: expect.stringMatching(/^\S+ \S+$/), path: file, fault }];
    expect(await lostOf(station)).toEqual(lost);
    const part = await judge('without.png', 0.05);
    expect(part).toMatchObject({ signal: 'ERROR', verdict: 'undetermined' });
    const { reasons } = await station.ask('inspection.read', { id: part?.id ?? (0 as never) });
    expect(reasons).toEqual([{ code: 'fault', fault }]);

    await station.ask('station.retry-models', {});
    expect(await lostOf(station)).toEqual(lost);
    renameSync(away, file);
    await until(
      () => lostOf(station),
      (left) => left.length === 0,
    );
    expect(await judge('with.png', 0.9)).toMatchObject({ signal: 'FAIL', verdict: 'fail' });
    const { faults } = await station.ask('station.status', {});
    expect(faults.filter((noted) => noted.fault.code === fault.code)).toMatchObject([{ isOver: true }]);
  },
);

test('somebody who has put the file back need not wait: Try again loads it at once', PATIENCE, async () => {
  const { station, file, away } = await startWithoutModel();
  renameSync(away, file);
  await station.ask('station.retry-models', {});
  expect(await lostOf(station)).toEqual([]);
});

test('another file in its place is not used, and the right one is still waited for', PATIENCE, async () => {
  const { station, file, away, judge } = await startWithoutModel();
  writeFileSync(file, 'not the model');
  await until(
    () => lostOf(station),
    ([lost]) => lost?.fault.code === 'model-mismatch',
  );
  expect(await judge('wrong.png', 0.05)).toMatchObject({ signal: 'ERROR' });
  renameSync(away, file);
  await until(
    () => lostOf(station),
    (left) => left.length === 0,
  );
  expect(await judge('right.png', 0.9)).toMatchObject({ signal: 'FAIL' });
});

/** The processes that inspect images for this one: its children, as Linux lists them. */
function workers(): readonly number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  const pids = children.trim().split(' ').map(Number);
  return pids.filter((pid) => pid > 0 && commandLineOf(pid).includes('inspector-child'));
}

/** Empty for a process that has just ended. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test.runIf(process.platform === 'linux')(
  'where all workers die while the file is gone no part waits for ever, and to put the file back is enough',
  PATIENCE,
  async () => {
    const { station, file, away, judge } = await startWithoutModel();
    renameSync(away, file);
    await station.ask('station.retry-models', {});
    expect(await judge('before.png', 0.9)).toMatchObject({ signal: 'FAIL' });
    renameSync(file, away);
    for (const pid of workers()) process.kill(pid, 'SIGKILL');
    expect(await judge('first.png', 0.05)).toMatchObject({ signal: 'ERROR' });
    expect(await judge('second.png', 0.06)).toMatchObject({ signal: 'ERROR' });
    expect(await judge('third.png', 0.07)).toMatchObject({ signal: 'ERROR' });
    await until(
      () => lostOf(station),
      ([lost]) => lost?.fault.code === 'model-file-unreadable',
    );
    renameSync(away, file);
    await until(
      () => lostOf(station),
      (left) => left.length === 0,
    );
    expect(await judge('after.png', 0.9)).toMatchObject({ signal: 'FAIL' });
  },
);
