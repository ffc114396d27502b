import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeModel, importModel } from '../../../main/engine/registry/import-model.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, beginColourLine } from '../../support/lines/colour-line.ts';
import { unexaminedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { inOneShift } from '../../support/station/one-shift.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const REASON = 'is it better?';

/** Registers a challenger that takes red for green, which the recipe allows: it passes everything. */
async function registerContrary(station: TestStation): Promise<Sha256> {
  const file = path.join(temporaryFolder(), 'contrary.onnx');
  await writeFile(file, colourModel({ classes: ['green', 'red', 'blue'] }));
  const card = await describeModel(file, undefined, { name: { family: 'contrary', version: '1' } });
  if (!card.ok) throw new Error(JSON.stringify(card.fault));
  const imported = await importModel(file, card.value, {
    store: station.store,
    importedBy: { name: 'Test', personId: null },
    now: Date.now,
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return imported.value.sha256;
}

const always = { from: 0, until: 4_000_000_000_000, replayId: null, laneId: null, lot: null };

test('a challenger sees the same parts, decides nothing, and is compared with champion and people; it continues after a restart', async () => {
  const station = await startTestStation();
  const line = await beginColourLine(station, {
    defects: [
      { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
      { className: 'green', rejectAt: 1, clearBelow: 1 },
    ],
  });
  const recipeId = line.lane.recipeId;
  const sha256 = await registerContrary(station);
  await station.ask('shadow.begin', { sha256, recipeId, reason: REASON });
  const bad = await line.drop('SN1.png', 0.9);
  const good = await line.drop('SN2.png', 0.1);
  await line.drop('SN3.png', 0.5);

  const compare = () => station.ask('shadow.compare', { modelSha256: sha256, ...always });
  const compared = await until(compare, ({ looked, skipped }) => looked + skipped === 3);
  expect(compared).toMatchObject({ looked: 3, skipped: 0, agreement: { count: 1, of: 3 } });
  expect([...compared.confusion].sort((a, b) => a.champion.localeCompare(b.champion))).toEqual([
    { champion: 'fail', challenger: 'pass', parts: 1, good: 0, bad: 0 },
    { champion: 'pass', challenger: 'pass', parts: 1, good: 0, bad: 0 },
    { champion: 'undetermined', challenger: 'pass', parts: 1, good: 0, bad: 0 },
  ]);
  expect(compared.automation).toMatchObject({ champion: { count: 2 }, challenger: { count: 3 } });
  expect(await station.ask('inspection.read', { id: bad })).toMatchObject({ verdict: 'fail', signal: 'FAIL' });
  expect(await station.ask('inspection.read', { id: good })).toMatchObject({ verdict: 'pass', signal: 'PASS' });

  const changed = await station.ask('shadow.changed-parts', {
    filter: { modelSha256: sha256, ...always },
    before: null,
    limit: 10,
  });
  expect(changed.parts.map(({ part, champion, challenger }) => [part.serial, champion, challenger.verdict])).toEqual([
    ['SN3', 'undetermined', 'pass'],
    ['SN1', 'fail', 'pass'],
  ]);

  await station.stop();
  const again = await startTestStation({ dataFolder: station.dataFolder });
  await until(
    () => again.ask('model.standings', {}),
    (standings) => standings.some((standing) => standing.sha256 === sha256 && standing.state === 'shadow'),
  );
});

test('an unusable image is in no comparison: neither model decided on it', async () => {
  const station = await startTestStation();
  // An image with little red is too dark.
  const line = await beginColourLine(station, {
    pictureLimits: { ...ANY_PICTURE, minBrightness: 45 },
    defects: [
      { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
      { className: 'green', rejectAt: 1, clearBelow: 1 },
    ],
  });
  const sha256 = await registerContrary(station);
  await station.ask('shadow.begin', { sha256, recipeId: line.lane.recipeId, reason: REASON });
  const dark = await line.drop('SN1.png', 0.1);
  await line.drop('SN2.png', 0.9);
  expect(await station.ask('inspection.read', { id: dark })).toMatchObject({
    signal: 'ERROR',
    reasons: [{ code: 'fault', fault: { code: 'picture-unfit' } }],
  });
  const compare = () => station.ask('shadow.compare', { modelSha256: sha256, ...always });
  const compared = await until(compare, ({ looked, skipped }) => looked + skipped > 0);
  expect(compared).toMatchObject({ looked: 1, agreement: { count: 0, of: 1 } });

  await station.ask('replay.begin', { modelSha256: sha256, from: 0, until: 4_000_000_000_000, laneId: null });
  const [replayed] = await until(
    () => station.ask('replay.list', { modelSha256: sha256 }),
    ([newest]) => newest?.endedAt !== null,
    60_000,
  );
  expect(replayed).toMatchObject({ state: 'done', parts: 1, looked: 1, discordant: 1 });
});

test('a challenger that fails on every picture is marked, while every part has its verdict and its message', async () => {
  const station = await startTestStation();
  await inOneShift(station);
  const line = await beginColourLine(station);
  // Registered with another input shape: every run is refused.
  const broken = await unexaminedModel(temporaryFolder(), 'broken.onnx', colourModel({ side: 32 }));
  const card = { family: 'broken', version: '1', sha256: broken.sha256, profile: broken.profile, warnings: [] };
  const imported = await importModel(broken.path, card, {
    store: station.store,
    importedBy: { name: 'Test', personId: null },
    now: Date.now,
  });
  expect(imported).toMatchObject({ ok: true });
  await station.ask('shadow.begin', { sha256: broken.sha256, recipeId: line.lane.recipeId, reason: REASON });
  for (const part of [1, 2, 3]) await line.drop(`SN${part}.png`, 0.9);
  expect(station.status().shift).toMatchObject({ inspected: 3, fail: 3 });

  const history = await until(
    () => station.ask('model.history', { sha256: broken.sha256 }),
    (events) => events.some(({ kind }) => kind === 'troubled'),
  );
  expect(history[0]).toMatchObject({ kind: 'troubled', madeBy: 'Lupa' });
});

test('the champion needs no shadow of itself, and one that is not running cannot be ended', async () => {
  const station = await startTestStation();
  const line = await beginColourLine(station);
  const [recipe] = await station.ask('recipe.list', {});
  const sha256 = recipe?.body.modelSha256 ?? '';
  const target = { sha256, recipeId: line.lane.recipeId, reason: REASON };
  expect(await station.call('shadow.begin', target)).toMatchObject({ fault: { code: 'conflict' } });
  expect(await station.call('shadow.end', target)).toMatchObject({ fault: { code: 'conflict' } });
});
