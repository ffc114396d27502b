import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed } from '../../../preload/contract/faults/result.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { reconcile } from '../ingest/reconcile.ts';
import { excludedFrom } from '../ingest/watching/lane-place.ts';
import type { LiveStation } from '../operations/live-station.ts';
import type { Store } from '../store/opening/open.ts';
import { laneOf, lanes } from '../store/set-up/lanes.ts';
import type { Services } from './services.ts';

/** What operations may ask of the services. */
export function liveStation(
  { read, folder }: Store,
  { line, calls, realFolder, simulator, gate, replays, cases, rollouts, transfers }: Services,
  status: () => StationStatus,
): LiveStation {
  return {
    status,
    followLanes: () => line.ingest.apply(lanes(read)),
    learnAnew: (laneId) => line.learnAnew(laneId),
    loadModel: line.models.load,
    unloadModel: line.models.unload,
    retryModels: () => line.models.retry('all'),
    keepModelsWarm: line.models.keepWarm,
    followChallengers: line.shadow.follow,
    followRollouts: () => {
      line.rollouts.follow();
      rollouts.poke();
      return rollouts.settled();
    },
    reconcile: async (laneId) => {
      const lane = laneOf(read, laneId);
      if (lane === null) return failed(notFound('lane', laneId));
      const lineOutput = line.outputFolder();
      const excluded = await excludedFrom(lane, { folder, lineOutput, lanes: lanes(read), real: realFolder });
      return reconcile(read, lane, excluded, calls(lane.folder));
    },
    lineFault: line.outputFault,
    takeLineFolder: line.takeFolder,
    proveLineFolder: line.proveFolder,
    beginLineEpoch: line.beginEpoch,
    calls,
    realFolder,
    lineFolder: line.outputFolder,
    simulator,
    gate,
    replays,
    cases,
    transfers,
  };
}
