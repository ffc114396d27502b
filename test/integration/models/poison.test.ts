import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, COLOUR_RECIPE, colourPicture } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { FOUND_SOMETHING } from '../../support/models/found-something.ts';
import { unexaminedModel } from '../../support/models/saved-models.ts';
import { abortingAboveModel } from '../../support/models/test-models.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const PATIENCE_MS = 60_000;

async function drop(camera: string, name: string, red: number): Promise<void> {
  const file = path.join(camera, name);
  await writeFile(`${file}.part`, await colourPicture(name, red));
  await rename(`${file}.part`, file);
}

/** What the line has been told, once it has this many messages. */
function heard(station: TestStation, count: number): Promise<readonly string[]> {
  const folder = path.join(station.dataFolder, 'line-output');
  return until(
    () => {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[^.].*\.json$/.test(name)) : [];
      return names.sort().map((name) => {
        const { file, signal } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
        return `${file} ${signal}`;
      });
    },
    (messages) => messages.length === count,
    PATIENCE_MS,
  );
}

test.skipIf(process.arch !== 'x64')(
  'a picture on which the model ends its process is an error for a person; parts before, beside and after it go on, and so does the next start',
  async () => {
    const dataFolder = path.join(temporaryFolder(), 'data');
    const camera = path.join(temporaryFolder(), 'camera');
    await mkdir(camera);
    const model = await unexaminedModel(temporaryFolder(), 'deadly.onnx', abortingAboveModel(0.3, 0.1));
    const station = await startTestStation({ dataFolder, workers: 1 });
    const { sha256, profile } = model;
    const card = { family: 'deadly', version: '1', sha256, profile, warnings: [], measured: FOUND_SOMETHING };
    const importer = { store: station.store, importedBy: { name: 'Test', personId: null }, now: () => 0 };
    expect(await importModel(model.path, card, importer)).toMatchObject({ ok: true });
    const body = {
      ...COLOUR_RECIPE,
      modelSha256: model.sha256,
      pictureLimits: ANY_PICTURE,
      automationLevel: 'full',
    } as const;
    const recipe = await station.ask('recipe.add', { name: 'Deadly', body });
    await station.ask('lane.add', { ...laneSettings(camera), recipeId: recipe.id });

    await drop(camera, 'SN1.png', 0.5);
    expect(await heard(station, 1)).toEqual(['SN1.png PASS']);
    await drop(camera, 'SN2.png', 1);
    expect(await heard(station, 2)).toEqual(['SN1.png PASS', 'SN2.png ERROR']);
    await drop(camera, 'SN3.png', 0.4);
    expect((await heard(station, 3)).at(-1)).toBe('SN3.png PASS');
    const [, poison] = await station.ask('inspection.recent', { limit: 10 });
    expect(poison).toMatchObject({ fileName: 'SN2.png', isReadable: true, isWaiting: true, signal: 'ERROR' });
    expect(station.status().health.workersReplaced).toBe(1);
    await station.stop();

    const again = await startTestStation({ dataFolder, workers: 1 });
    await drop(camera, 'SN4.png', 0.45);
    expect((await heard(again, 4)).at(-1)).toBe('SN4.png PASS');
    expect(again.status().health.workersReplaced).toBe(0);
  },
);
