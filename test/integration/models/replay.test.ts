import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { describeModel, importModel } from '../../../main/engine/registry/import-model.ts';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import type { InspectionId, Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine } from '../../support/lines/colour-line.ts';
import { unexaminedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { runLupa, startLupa } from '../../support/station/command-line.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const ALWAYS = { from: 0, until: 4_000_000_000_000, laneId: null };

/** Takes red for green, which the recipe allows: it passes everything. */
async function registerContrary(station: TestStation): Promise<Sha256> {
  const file = path.join(temporaryFolder(), 'contrary.onnx');
  await writeFile(file, colourModel({ classes: ['green', 'red', 'blue'] }));
  const card = await describeModel(file, undefined, { name: { family: 'contrary', version: '1' } });
  if (!card.ok) throw new Error(JSON.stringify(card.fault));
  const importedBy = { name: 'Test', personId: null };
  const imported = await importModel(file, card.value, { store: station.store, importedBy, now: Date.now });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return imported.value.sha256;
}

/** A station with this many parts, every other one bad, and a model that passes them all. */
async function inspectedStation(parts: number) {
  const station = await startTestStation();
  const line = await beginColourLine(station, {
    defects: [
      { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
      { className: 'green', rejectAt: 1, clearBelow: 1 },
    ],
  });
  const ids: InspectionId[] = [];
  for (let part = 0; part < parts; part += 1) ids.push(await line.drop(`SN${part}.png`, part % 2 === 0 ? 0.9 : 0.1));
  return { station, line, ids, contrary: await registerContrary(station) };
}

const untilEnded = (station: TestStation, modelSha256: Sha256) =>
  until(
    () => station.ask('replay.list', { modelSha256 }),
    ([newest]) => newest !== undefined && newest.endedAt !== null,
    60_000,
  );

test('a model looks again at stored parts, apart from shadow, and is compared in the same view; a missing image is named', async () => {
  const { station, ids, contrary } = await inspectedStation(6);
  const gone = inspectionOf(station.store.read, ids[3] ?? never());
  await rm(originalPath(station.store.folder, gone?.imageSha256 ?? never()));

  const begun = await station.ask('replay.begin', { modelSha256: contrary, ...ALWAYS });
  const [ended] = await untilEnded(station, contrary);
  expect(ended).toMatchObject({ id: begun.id, state: 'done', parts: 6, looked: 5, withoutPicture: 1, discordant: 3 });
  expect(await station.ask('replay.gaps', { id: begun.id, limit: 10 })).toEqual([
    { inspectionId: ids[3], name: 'SN3', fault: { code: 'file-vanished' } },
  ]);

  const filter = { modelSha256: contrary, ...ALWAYS, lot: null };
  const replayed = await station.ask('shadow.compare', { ...filter, replayId: begun.id });
  expect(replayed).toMatchObject({ looked: 5, skipped: 0, agreement: { count: 2, of: 5 } });
  expect(await station.ask('shadow.compare', { ...filter, replayId: null })).toMatchObject({ looked: 0 });
  const changed = await station.ask('shadow.changed-parts', {
    filter: { ...filter, replayId: begun.id },
    before: null,
    limit: 10,
  });
  expect(changed.parts.map(({ part, champion, challenger }) => [part.serial, champion, challenger.verdict])).toEqual(
    ['SN4', 'SN2', 'SN0'].map((serial) => [serial, 'fail', 'pass']),
  );
  expect(await station.ask('inspection.read', { id: ids[0] ?? never() })).toMatchObject({ verdict: 'fail' });
  expect(await station.call('model.remove', { sha256: contrary })).toMatchObject({ fault: { code: 'model-in-use' } });
});

test('an image that somebody put in the place of a stored original is not judged for it', async () => {
  const { station, ids, contrary } = await inspectedStation(4);
  const [first, second] = ids.map((id) => inspectionOf(station.store.read, id)?.imageSha256 ?? never());
  const { folder } = station.store;
  await copyFile(originalPath(folder, second ?? never()), originalPath(folder, first ?? never()));

  const begun = await station.ask('replay.begin', { modelSha256: contrary, ...ALWAYS });
  expect((await untilEnded(station, contrary))[0]).toMatchObject({ state: 'done', looked: 3, withoutPicture: 1 });
  expect(await station.ask('replay.gaps', { id: begun.id, limit: 10 })).toEqual([
    { inspectionId: ids[0], name: 'SN0', fault: { code: 'file-vanished' } },
  ]);
});

test('the champion itself, run over its own parts, changes nothing', async () => {
  const { station } = await inspectedStation(4);
  const champion = (await station.ask('recipe.list', {}))[0]?.body.modelSha256 ?? never();
  await station.ask('replay.begin', { modelSha256: champion, ...ALWAYS });
  expect((await untilEnded(station, champion))[0]).toMatchObject({ state: 'done', looked: 4, discordant: 0 });
});

test('one replay runs at a time; a cancelled one keeps what it saw, and one without parts is refused', async () => {
  const { station, contrary } = await inspectedStation(2);
  const order = { modelSha256: contrary, ...ALWAYS };
  expect(await station.call('replay.begin', { ...order, until: 1000 })).toMatchObject({ fault: { code: 'conflict' } });
  const [first, second] = [await station.ask('replay.begin', order), await station.ask('replay.begin', order)];
  expect(second.state).toBe('waiting');
  await station.ask('replay.cancel', { id: second.id });
  expect(await station.call('replay.cancel', { id: second.id })).toMatchObject({ fault: { code: 'conflict' } });
  const replays = await until(
    () => station.ask('replay.list', { modelSha256: contrary }),
    (all) => all.every(({ endedAt }) => endedAt !== null),
    60_000,
  );
  expect(replays.map(({ id, state, looked }) => [id, state, looked])).toEqual([
    [second.id, 'cancelled', 0],
    [first.id, 'done', 2],
  ]);
});

test('a model that fails on picture after picture ends its replay with the reason, and the line does not notice', async () => {
  const { station, line } = await inspectedStation(5);
  // Registered with another input shape: every run is refused.
  const broken = await unexaminedModel(temporaryFolder(), 'broken.onnx', colourModel({ side: 32 }));
  const card = { family: 'broken', version: '1', sha256: broken.sha256, profile: broken.profile, warnings: [] };
  const importedBy = { name: 'Test', personId: null };
  await importModel(broken.path, card, { store: station.store, importedBy, now: Date.now });
  await station.ask('replay.begin', { modelSha256: broken.sha256, ...ALWAYS });
  const [ended] = await untilEnded(station, broken.sha256);
  expect(ended).toMatchObject({ state: 'failed', looked: 3, fault: { code: 'model-troubled' } });
  expect(await station.ask('inspection.read', { id: await line.drop('SN9.png', 0.9) })).toMatchObject({
    verdict: 'fail',
  });
});

test('killed again and again in the middle, a replay continues after its last part and judges each exactly once', {
  timeout: 240_000,
}, async () => {
  const PARTS = 60;
  const { station, contrary, ids } = await inspectedStation(PARTS);
  const { dataFolder } = station;
  await station.stop();
  const command = ['replay', '--data', dataFolder, '--model', contrary.slice(0, 12), '--json'];
  const reader = () => {
    const opened = openReader(dataFolder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    return opened.value;
  };
  const lookedSoFar = (read: ReturnType<typeof reader>['read']) =>
    (read.get('SELECT ifnull(max(looked), 0) AS looked FROM replay') as { looked: number }).looked;

  const { read, close } = reader();
  const reached: number[] = [];
  for (const share of [0.05, 0.1, 0.2]) {
    const process = startLupa(command);
    await until(
      () => lookedSoFar(read),
      (looked) => looked >= share * PARTS,
      60_000,
    );
    process.kill('SIGKILL');
    await new Promise((resolve) => process.once('exit', resolve));
    reached.push(lookedSoFar(read));
  }
  close();
  expect(reached[2]).toBeLessThan(PARTS);

  // The station itself continues what the killed processes left.
  const again = await startTestStation({ dataFolder });
  const [ended, ...others] = await untilEnded(again, contrary);
  expect(others).toEqual([]);
  expect(ended).toMatchObject({ state: 'done', parts: PARTS, looked: PARTS, discordant: PARTS / 2 });
  const rows = again.store.read.all('SELECT inspection_id AS id FROM replay_verdict ORDER BY inspection_id');
  expect(rows).toEqual(ids.map((id) => ({ id })));
  expect(countRollupDifferences(again.store.read)).toBe(0);
  await again.stop();

  const nothing = await runLupa([...command, '--from', '2001-01-01', '--to', '2001-02-01']);
  expect(nothing).toMatchObject({ code: 1, stdout: '', stderr: 'No part was inspected in this period.\n' });
  const whole = await runLupa(command);
  expect(JSON.parse(whole.stdout)).toMatchObject({
    replay: { state: 'done', looked: PARTS },
    comparison: { looked: PARTS, agreement: { count: PARTS / 2 } },
  });
  expect(whole.code).toBe(0);
  const listed = (await runLupa(['models', '--data', dataFolder, '--json'])).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(listed).toMatchObject([
    { family: 'contrary', state: 'imported', roles: [] },
    { family: 'colour', state: 'champion', roles: [{ role: 'champion', recipeName: 'Colours' }] },
  ]);
});

function never(): never {
  throw new Error('not reached');
}
