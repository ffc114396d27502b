import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import type { StationOptions } from '../../../main/engine/station/station-options.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import type { ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { InspectionId, RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { startTestStation, type TestStation } from '../station/start-station.ts';
import { until } from '../time/until.ts';
import { beginColourLine, colourPicture } from './colour-line.ts';

/** Where the colour model puts its box for red on a picture of 128 pixels. */
export const RED_BOX = { space: 'pixel', x: 16, y: 16, width: 32, height: 32 } as const;

/** A station with a colour line and three golden parts: two bad ones and a good one. */
export async function goldenStation(options: Partial<StationOptions> = {}, classNames: readonly string[] = ['red']) {
  const station = await startTestStation(options);
  const line = await beginColourLine(station, {
    defects: classNames.map((className) => ({ className, rejectAt: 0.8, clearBelow: 0.3 })),
  });
  const parts: InspectionId[] = [];
  for (const [name, red] of [
    ['a.png', 0.9],
    ['b.png', 0.95],
    ['c.png', 0.05],
  ] as const) {
    const id = await line.drop(name, red);
    agree(station, id, red > 0.5);
    await station.ask('golden.add', { inspectionId: id, answer: null });
    parts.push(id);
  }
  return { station, line, recipeId: line.lane.recipeId, parts };
}

/** Records the agreed answer for a part. */
export function agree(station: TestStation, inspectionId: InspectionId, isBad: boolean): void {
  const boxes = isBad ? [{ className: 'red', box: RED_BOX, origin: 'person' as const }] : [];
  const classNames = boxes.map(({ className }) => className);
  const who = { origin: 'adjudicated', comment: '', madeBy: 'Eva', madeAt: 1, personId: null } as const;
  addReference(station.store.write, { inspectionId, isBad, classNames, boxes, ...who });
}

/** Adds a model to the registry without the process that examines files of unknown origin. */
export async function registerModelFile(
  station: TestStation,
  { sha256, profile, path: file }: ModelToLoad,
  card: Partial<ModelCard> = {},
): Promise<Sha256> {
  writeFileSync(path.join(path.dirname(file), 'red.png'), await colourPicture('sample', 0.9));
  const whole = { family: 'other', version: sha256.slice(0, 8), sha256, profile, warnings: [], ...card };
  const importedBy = { name: 'Eva', personId: null };
  const imported = await importModel(file, whole, { store: station.store, importedBy, now: () => 1 });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return sha256;
}

/** Runs the gate to its end and resolves with the result. */
export async function runGate(station: TestStation, recipeId: RecipeId, sha256: Sha256) {
  await station.ask('gate.run', { recipeId, sha256 });
  return until(
    () => station.ask('gate.state', {}),
    (state) => state.kind !== 'running',
    120_000,
  );
}
