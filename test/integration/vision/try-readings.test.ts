import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CandidateReading } from '../../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';
import { detsAndLabels } from '../../support/zoo/finished.ts';
import { memberOf } from '../../support/zoo/members.ts';
import { drawScene, sceneFile } from '../../support/zoo/scene.ts';
import { v8Columns } from '../../support/zoo/tables.ts';

const READINGS: readonly CandidateReading[] = [{ pixels: 'rgb-unit' }, { pixels: 'bgr-bytes' }];

/** A station with one part on record, judged by people: no model has seen it. */
async function stationWithPart(file: Buffer): Promise<TestStation> {
  const station = await startTestStation();
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: null, automationLevel: 'manual' as const };
  const recipe = await station.ask('recipe.add', { name: 'By hand', body });
  const folder = temporaryFolder();
  await station.ask('lane.add', { ...laneSettings(folder), recipeId: recipe.id });
  await writeFile(path.join(folder, 'part-1.png.part'), file);
  await rename(path.join(folder, 'part-1.png.part'), path.join(folder, 'part-1.png'));
  await until(
    () => station.ask('inspection.recent', { limit: 1 }),
    (recent) => recent.length === 1,
  );
  return station;
}

function written(bytes: Uint8Array): Promise<string> {
  const file = path.join(temporaryFolder(), 'model.onnx');
  return writeFile(file, bytes).then(() => file);
}

test('readings between which a person chooses are shown on pictures of the station, and only the right one lies on the defects', async () => {
  const member = memberOf({ name: '', layout: 'dets-labels', outputs: detsAndLabels });
  const station = await stationWithPart(await sceneFile(member.scene, 'png'));
  const model = await written(member.bytes());
  expect(await station.call('model.probe', { path: model })).toMatchObject({ fault: { questions: ['pixels'] } });

  const { pictures, tried } = await station.ask('model.try-readings', { path: model, readings: [...READINGS] });
  expect(pictures).toHaveLength(1);
  const [right, wrong] = tried.map(({ looks }) => looks?.[0]);
  const { size } = drawScene(member.scene);
  expect(right).toMatchObject({ ...size });
  const boxes = right?.detections.map(
    ({ className, box: { x, y } }) => `${className} ${Math.round(x)} ${Math.round(y)}`,
  );
  const patches = member.scene.patches.map(({ classIndex, x, y }) => `${member.classes[classIndex]} ${x} ${y}`);
  expect(new Set(boxes)).toEqual(new Set(patches));
  expect(wrong?.detections.map(({ className }) => className)).not.toEqual(
    right?.detections.map(({ className }) => className),
  );

  const answered = await station.ask('model.probe', { path: model, answers: { pixels: 'rgb-unit' } });
  expect(answered.card).toMatchObject({ answers: { pixels: 'rgb-unit' }, profile: { layout: 'dets-labels' } });
});

test('without pictures there is nothing to try them on, and a reading that does not run is said to', async () => {
  const empty = await startTestStation();
  const member = memberOf({ name: '', layout: 'v8', outputs: v8Columns });
  const model = await written(member.bytes());
  expect(await empty.ask('model.try-readings', { path: model, readings: [{ layout: 'v8' }] })).toEqual({
    pictures: [],
    tried: [],
  });
  const station = await stationWithPart(await sceneFile(member.scene, 'png'));
  const broken = await written(new Uint8Array([1, 2, 3]));
  const { tried } = await station.ask('model.try-readings', { path: broken, readings: [{ layout: 'v8' }] });
  expect(tried).toEqual([{ reading: { layout: 'v8' }, looks: null }]);
});
