import { expect, test } from 'vitest';
import { bundledModelsFolder } from '../../../main/engine/registry/bundled-folder.ts';
import { DEFAULT_SIMULATOR_SETTINGS } from '../../../preload/contract/station/simulator.ts';
import { runGate } from '../../support/lines/golden-line.ts';
import { inOneShift } from '../../support/station/one-shift.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PARTS = 60;

test('the truth of the simulated line makes a golden set on which the shipped models do as their cards say, bad parts by half', async () => {
  const station = await startTestStation({ modelsFolder: bundledModelsFolder(), workers: 2 });
  await inOneShift(station);
  const { recipeId } = await station.ask('station.begin-simulated', {});
  const { pace, parts } = DEFAULT_SIMULATOR_SETTINGS;
  await until(
    () => station.ask('simulator.read', {}),
    (state) => state !== null,
  );
  await station.ask('simulator.change', {
    ...DEFAULT_SIMULATOR_SETTINGS,
    pace: { ...pace, partsPerMinute: 240 },
    parts: { ...parts, defectRate: 0.5 },
  });
  await until(
    async () => station.status().shift.inspected,
    (inspected) => inspected >= PARTS,
    180_000,
  );
  await station.ask('simulator.pause', {});
  await station.drain();

  await station.ask('golden.take-truth', {});
  const taken = await until(
    () => station.ask('transfer.state', {}),
    (state) => state.kind !== 'running',
    60_000,
  );
  const made = station.status().shift.inspected;
  expect(taken).toMatchObject({ kind: 'done', result: { report: { byName: made, added: made, broken: 0 } } });
  const { good, bad } = await station.ask('golden.fill', { recipeId, parts: 40 });
  expect(good + bad).toBe(40);
  expect(bad).toBe(20);

  const older = (await station.ask('model.list', {})).find(({ version }) => version === '1');
  expect(await runGate(station, recipeId, older?.sha256 ?? '')).toEqual({ kind: 'idle' });
  const report = await station.ask('gate.report', { recipeId, sha256: older?.sha256 ?? '' });
  expect(report).toMatchObject({ parts: 40, badParts: 20 });
  console.log(`mAP50 on the golden set: 1 ${report?.challenger.map50}, 2 ${report?.champion?.map50}`);
  // Its card says 0.96 on a thousand parts; on forty, chance plays a larger role.
  expect(report?.champion?.map50).toBeGreaterThan(0.75);
}, 240_000);
