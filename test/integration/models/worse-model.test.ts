import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addReference } from '../../../main/engine/store/review/references.ts';
import type { ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE } from '../../support/lines/colour-line.ts';
import { goldenStation, registerModelFile, runGate } from '../../support/lines/golden-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { FOUND_SOMETHING } from '../../support/models/found-something.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { brightSpotModel } from '../../support/models/test-models.ts';
import { sharedData, WITHOUT_SHARED_DATA } from '../../support/shared-data.ts';
import { startTestStation, type TestStation } from '../../support/station/start-station.ts';
import { until } from '../../support/time/until.ts';

test('what a worse model misses is kept with the run, part by part, beside what the champion misses', async () => {
  const { station, recipeId, parts } = await goldenStation();
  const worse = await registerModelFile(station, await savedModel(temporaryFolder(), 'worse.onnx', brightSpotModel()));
  expect(await runGate(station, recipeId, worse)).toEqual({ kind: 'idle' });
  const report = await station.ask('gate.report', { recipeId, sha256: worse });
  const size = { width: 128, height: 128 };
  expect(report?.misses).toMatchObject({
    parts: [
      { inspectionId: parts[0], ...size, boxes: [{ className: 'red', byChallenger: true, byChampion: false }] },
      { inspectionId: parts[1], ...size, boxes: [{ className: 'red', byChallenger: true, byChampion: false }] },
    ],
    more: 0,
  });
  expect(report?.rules.filter(({ isMet }) => isMet === true).map(({ rule }) => rule.kind)).not.toContain(
    'every-class-recall',
  );
});

const CLASSES = ['open', 'short', 'mousebite', 'spur', 'copper', 'pin-hole'];
const SIDE = 640;
const pcb = sharedData('pcb');

/** Boxes of a board from its label in YOLO format: class, centre and size as shares of the image. */
function boxesOf(label: string) {
  const lines = readFileSync(label, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [index, x = 0, y = 0, width = 0, height = 0] = z.array(z.coerce.number()).length(5).parse(line.split(' '));
    const corner = { x: SIDE * (x - width / 2), y: SIDE * (y - height / 2) };
    const box = { space: 'pixel', ...corner, width: SIDE * width, height: SIDE * height } as const;
    return { className: CLASSES[index ?? -1] ?? 'unknown', box, origin: 'person' as const };
  });
}

/** A station whose champion has inspected thirty real boards, all of them golden parts with the boxes of their labels. */
async function boardStation(folder: string) {
  const station = await startTestStation();
  const champion = await registerModelFile(station, await realModel(folder, 'pcb-a.onnx'), {
    measured: FOUND_SOMETHING,
  });
  const camera = temporaryFolder();
  const defects = CLASSES.map((className) => ({ className, rejectAt: 0.5, clearBelow: 0.2 }));
  const body = { ...DEFAULT_RECIPE_BODY, modelSha256: champion, defects, pictureLimits: ANY_PICTURE };
  const recipe = await station.ask('recipe.add', { name: 'Boards', body });
  await station.ask('lane.add', { ...laneSettings(camera), recipeId: recipe.id });
  const images = readdirSync(path.join(folder, 'images'));
  cpSync(path.join(folder, 'images'), camera, { recursive: true });
  const seen = await until(
    () => station.ask('inspection.recent', { limit: 100 }),
    (recent) => recent.length === images.length,
    120_000,
  );
  for (const { id, fileName } of seen) {
    await intoGoldenSet(station, id, path.join(folder, 'labels', `${path.parse(fileName).name}.txt`));
  }
  return { station, recipeId: recipe.id };
}

async function realModel(folder: string, name: string): Promise<ModelToLoad> {
  return savedModel(temporaryFolder(), name, readFileSync(path.join(folder, name)));
}

async function intoGoldenSet(station: TestStation, inspectionId: InspectionId, label: string): Promise<void> {
  const boxes = boxesOf(label);
  const classNames = [...new Set(boxes.map(({ className }) => className))];
  const who = { origin: 'imported', comment: '', madeBy: 'Eva', madeAt: 1, personId: null } as const;
  addReference(station.store.write, { inspectionId, isBad: boxes.length > 0, classNames, boxes, ...who });
  await station.ask('golden.add', { inspectionId, answer: null });
}

if (pcb === null) test.skip(WITHOUT_SHARED_DATA);
else
  test('on real boards, the default rules accept no model that misses more of a class, nor one that was shown no good part', {
    timeout: 240_000,
  }, async () => {
    const { station, recipeId } = await boardStation(pcb);
    const weaker = await registerModelFile(station, await realModel(pcb, 'pcb-b.onnx'));
    expect(await runGate(station, recipeId, weaker)).toEqual({ kind: 'idle' });
    const report = await station.ask('gate.report', { recipeId, sha256: weaker });
    const outcomeOf = (kind: string) => report?.rules.find(({ rule }) => rule.kind === kind)?.isMet;
    expect(outcomeOf('every-class-recall')).toBe(false);
    expect(outcomeOf('min-good-parts')).toBe(false);
    expect(outcomeOf('max-overkill')).toBeNull();
    expect(report?.misses?.parts.length).toBeGreaterThan(0);
  });
