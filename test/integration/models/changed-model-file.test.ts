import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { modelPath } from '../../../main/engine/registry/model-files.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourPicture } from '../../support/lines/colour-line.ts';
import { goldenStation, registerModelFile, runGate } from '../../support/lines/golden-line.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PATIENCE = { timeout: 300_000 };

/** Turns one byte of a model's file in the registry, as a failing disk would. */
function turnByte(station: TestStation, sha256: Sha256): void {
  const file = modelPath(station.store.folder, sha256);
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
const mismatch = (expectedSha256: Sha256) => ({
  code: 'model-mismatch',
  expectedSha256,
  foundSha256: expect.not.stringMatching(expectedSha256),
});

test(
  'a model with one changed byte in its file is not promoted, not measured and not run in shadow',
  PATIENCE,
  async () => {
    const { station, line, recipeId } = await goldenStation();
    const sha256 = await registerModelFile(
      station,
      await savedModel(temporaryFolder(), 'm.onnx', colourModel({ side: 96 })),
    );
    turnByte(station, sha256);

    const wish = { recipeId, basedOn: 1, sha256, reason: 'finds more', despite: [], limits: 'keep' as const };
    expect(await station.call('model.promote', wish)).toMatchObject({ ok: false, fault: mismatch(sha256) });
    expect(await runGate(station, recipeId, sha256)).toMatchObject({ kind: 'failed', fault: mismatch(sha256) });
    await station.ask('shadow.begin', { sha256, recipeId, reason: 'is it better?' });
    const standings = await until(
      () => station.ask('model.standings', {}),
      (all) => all.some(({ trouble }) => trouble !== null),
    );
    expect(standings.find((each) => each.sha256 === sha256)).toMatchObject({ trouble: { fault: mismatch(sha256) } });
    const id = await line.drop('d.png', 0.9);
    expect(await station.ask('inspection.read', { id })).toMatchObject({ verdict: 'fail', signal: 'FAIL' });
  },
);

test(
  'a station whose champion’s file has changed passes nothing: every part is told ERROR and goes to a person',
  PATIENCE,
  async () => {
    const { station, line } = await goldenStation();
    const champion = (await station.ask('recipe.list', {}))[0]?.body.modelSha256 ?? '';
    await station.stop();
    turnByte(station, champion);
    const again = await startTestStation({ dataFolder: station.dataFolder });
    writeFileSync(path.join(line.lane.folder, 'later.png'), await colourPicture('later', 0.05));
    const recent = await until(
      () => again.ask('inspection.recent', { limit: 10 }),
      (parts) => parts.some(({ fileName }) => fileName === 'later.png'),
    );
    const id = recent.find(({ fileName }) => fileName === 'later.png')?.id;
    if (id === undefined) throw new Error('the part is not on record');
    expect(await again.ask('inspection.read', { id })).toMatchObject({ verdict: 'undetermined', signal: 'ERROR' });
  },
);
