import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeModel, importModel } from '../../../main/engine/registry/import-model.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import type { InspectionId, RolloutId } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { FOUND_SOMETHING } from '../models/found-something.ts';
import { colourModel } from '../models/test-models.ts';
import type { TestStation } from '../station/start-station.ts';
import { until } from '../time/until.ts';
import { beginColourLine, type ColourLine } from './colour-line.ts';

/** From shadow directly to half of the parts, and no further. */
export const HALF_WAY: RolloutPlan = {
  ...DEFAULT_ROLLOUT_PLAN,
  steps: [
    { share: 0, parts: 6, pairs: 0 },
    { share: 0.5, parts: 200, pairs: 11 },
  ],
  holdMargin: 1,
  slowdown: 10,
};

export type ColourRollout = {
  readonly id: RolloutId;
  readonly line: ColourLine;
  /** Parts that the champion fails and the challenger, which takes red for green, passes. */
  readonly photograph: (count: number) => Promise<readonly InspectionId[]>;
  /** People agree on what these parts are: bad ones are escapes of the challenger, good ones overkill of the champion. */
  readonly settle: (parts: readonly InspectionId[], isBad: boolean) => void;
};

/** A roll-out of a challenger that is blind to red, on a line of red parts. */
export async function beginColourRollout(station: TestStation, plan = HALF_WAY): Promise<ColourRollout> {
  const limits = [
    { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
    { className: 'green', rejectAt: 1, clearBelow: 1 },
  ];
  const line = await beginColourLine(station, { defects: limits, rollout: plan });
  const sha256 = await blindModel(station);
  const order = { recipeId: line.lane.recipeId, sha256, reason: 'It is said to be better' };
  const { id } = await station.ask('rollout.begin', { ...order, despite: ['class-order'] });
  let photographed = 0;
  return {
    id,
    line,
    photograph: async (count) => {
      const parts: InspectionId[] = [];
      for (let part = 0; part < count; part += 1, photographed += 1) {
        parts.push(await line.drop(`SN${photographed}.png`, 0.95 - photographed / 1000));
      }
      const { state } = await until(
        () => station.ask('rollout.read', { id }),
        (read) => read.state.tally.looked === photographed || read.state.status !== 'running',
      );
      if (state.status !== 'running') throw new Error(`not running: ${JSON.stringify(state.cause)}`);
      return parts;
    },
    settle: (parts, isBad) => {
      for (const inspectionId of parts) {
        const answer = { inspectionId, isBad, classNames: isBad ? ['red'] : [], boxes: [], comment: '' };
        addReference(station.store.write, {
          ...answer,
          ...{ origin: 'adjudicated', madeBy: 'Eva', personId: null, madeAt: Date.now() },
        });
      }
    },
  };
}

async function blindModel(station: TestStation): Promise<string> {
  const file = path.join(temporaryFolder(), 'blind.onnx');
  await writeFile(file, colourModel({ classes: ['green', 'red', 'blue'] }));
  const card = await describeModel(file, undefined, { name: { family: 'colour-of-the-night-shift', version: '2' } });
  if (!card.ok) throw new Error(JSON.stringify(card.fault));
  const importer = { store: station.store, importedBy: { name: 'Test', personId: null }, now: Date.now };
  const imported = await importModel(file, { ...card.value, measured: FOUND_SOMETHING }, importer);
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return imported.value.sha256;
}
