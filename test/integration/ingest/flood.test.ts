import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourPicture } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { startTestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

const FILES = 3000;

test('three thousand pictures at once are each recorded once, and the engine keeps answering', {
  timeout: 280_000,
}, async () => {
  const station = await startTestStation({ workers: 2 });
  const body = { ...DEFAULT_RECIPE_BODY, automationLevel: 'manual' } as const;
  const recipe = await station.ask('recipe.add', { name: 'By hand', body });
  const folder = temporaryFolder();
  const lane = await station.ask('lane.add', { ...laneSettings(folder), isRecursive: true, recipeId: recipe.id });
  const names = Array.from({ length: FILES }, (_, part) => `SN${String(part).padStart(5, '0')}.png`);
  const pictures = await Promise.all(names.map((name) => colourPicture(name, 0.5)));
  await Promise.all(names.map((name, at) => writeFile(path.join(folder, name), pictures[at] ?? '')));

  await until(
    () => station.ask('review.queue', {}),
    ({ waiting }) => waiting === FILES,
    240_000,
  );
  await station.drain();
  expect(await station.ask('station.reconcile', { laneId: lane.id })).toMatchObject({
    seen: FILES,
    decided: FILES,
    inReview: FILES,
    waiting: 0,
    duplicate: 0,
    unaccounted: 0,
  });
});
