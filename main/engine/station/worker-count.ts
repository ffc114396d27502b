import { availableParallelism } from 'node:os';
import { modelPath } from '../registry/model-files.ts';
import { modelCardOf } from '../store/models/models.ts';
import type { Store } from '../store/opening/open.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { measureWorkers } from '../vision/pool/calibrate.ts';
import { modelsInUse } from './line/line-models.ts';

/** How many vision workers to start: as set; otherwise as measured with the first lane's model; otherwise as many as there are cores. */
export async function workerCount(store: Store, wanted: number | undefined): Promise<number> {
  const set = wanted ?? stationSettings(store.read).workers;
  if (set !== null) return set;
  const [sha256] = modelsInUse(store);
  const card = sha256 === undefined ? null : modelCardOf(store.read, sha256);
  if (card === null) return availableParallelism();
  return measureWorkers({ sha256: card.sha256, path: modelPath(store.folder, card.sha256), profile: card.profile });
}
