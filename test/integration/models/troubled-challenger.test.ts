import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { beginColourLine } from '../../support/lines/colour-line.ts';
import { registerModelFile } from '../../support/lines/golden-line.ts';
import { unexaminedModel } from '../../support/models/saved-models.ts';
import { abortingModel, hungryModel, slowModel, throwingModel } from '../../support/models/test-models.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PATIENCE = { timeout: 300_000 };
/** A challenger runs at the lowest priority: on a busy machine it gets to its parts when nothing else needs doing. */
const WHEN_ITS_TURN_COMES_MS = 60_000;
const PARTS = 5;
const always = { from: 0, until: 4_000_000_000_000, replayId: null, laneId: null, lot: null };

/**
 * Runs a harmful challenger beside a line, and checks that the line does not notice, while the model is marked and its
 * history says what it did.
 */
async function besideTheLine(bytes: Uint8Array, fault: unknown, lookTimeLimitMs = 60_000): Promise<void> {
  const bounds = { vision: { lookTimeLimitMs, shadowMemoryLimitBytes: 2 ** 30 } };
  const station = await startTestStation({ bounds });
  const line = await beginColourLine(station);
  const { recipeId } = line.lane;
  const file = await unexaminedModel(temporaryFolder(), 'challenger.onnx', bytes);
  const sha256 = await registerModelFile(station, file);
  await station.ask('shadow.begin', { sha256, recipeId, reason: 'is it better?' });

  for (let part = 1; part <= PARTS; part += 1) {
    const id = await line.drop(`SN${part}.png`, part % 2 === 0 ? 0.1 : 0.9);
    const verdict = part % 2 === 0 ? 'pass' : 'fail';
    expect(await station.ask('inspection.read', { id })).toMatchObject({ verdict, signal: verdict.toUpperCase() });
  }
  expect(station.status().health).toMatchObject({ workersReplaced: 0 });
  expect(station.lineOutputFault()).toBeNull();

  const standings = await until(
    () => station.ask('model.standings', {}),
    (all) => all.some(({ trouble }) => trouble !== null),
    WHEN_ITS_TURN_COMES_MS,
  );
  expect(standings.find((each) => each.sha256 === sha256)).toMatchObject({ state: 'shadow', trouble: { fault } });
  const troubles = async () =>
    (await station.ask('model.history', { sha256 })).filter(({ kind }) => kind === 'troubled');
  expect(await troubles()).toMatchObject([{ madeBy: 'Lupa', fault }]);

  // Every part that it was shown is accounted for, and no failure of the challenger counted as a pass.
  const { looked, skipped, confusion } = await until(
    () => station.ask('shadow.compare', { modelSha256: sha256, ...always }),
    (compared) => compared.looked + compared.skipped === PARTS,
    WHEN_ITS_TURN_COMES_MS,
  );
  expect(looked + skipped).toBe(PARTS);
  expect(confusion.every(({ challenger }) => challenger === 'undetermined')).toBe(true);
  expect(await troubles()).toHaveLength(1);

  await station.ask('shadow.end', { sha256, recipeId, reason: 'it fails' });
  await station.ask('shadow.begin', { sha256, recipeId, reason: 'it was mended' });
  const again = (await station.ask('model.standings', {})).find((each) => each.sha256 === sha256);
  expect(again).toMatchObject({ state: 'shadow', trouble: null });
}

const troubled = (trouble: string, detail: unknown) => ({
  code: 'model-troubled',
  why: trouble,
  figures: { complaint: detail },
});

test('the line does not notice a challenger that throws', PATIENCE, () =>
  besideTheLine(throwingModel(), troubled('failed', expect.stringContaining('division by zero'))),
);

test('the line does not notice a challenger that hangs', PATIENCE, () =>
  besideTheLine(slowModel(1_000_000_000), troubled('hung', '2 s'), 2000),
);

test('the line does not notice a challenger that eats memory', PATIENCE, () =>
  besideTheLine(hungryModel(6000), troubled('ate-memory', '1024 MB')),
);

test.skipIf(process.arch !== 'x64')('the line does not notice a challenger that aborts its process', PATIENCE, () =>
  besideTheLine(abortingModel(), troubled('aborted', 'SIGFPE')),
);
