import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { Reconciliation } from '../../../preload/contract/parts/reconciliation.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import type { LaneId, Sha256 } from '../../../preload/contract/values/units.ts';
import type { FolderCalls } from '../folder-calls.ts';
import type { GateControl } from '../gate/gate-control.ts';
import type { realFolder } from '../ingest/watching/real-folder.ts';
import type { ReplayControl } from '../replay/replay-control.ts';
import type { DemoLine } from '../station/demo-line.ts';
import type { TransferControl } from '../transfer/transfer-control.ts';

/** What operations may ask of the station while it runs, beyond its store. */
export type LiveStation = {
  readonly status: () => StationStatus;
  /** Brings the lanes that run in line with those in the store: starts, stops, starts anew. */
  readonly followLanes: () => Promise<void>;
  /** Forgets what is usual on a lane. */
  readonly learnAnew: (laneId: LaneId) => void;
  /** Loads a registered model into every worker. Done before a recipe names it, so that no part waits for it. */
  readonly loadModel: (sha256: Sha256) => Promise<Result<null>>;
  /** Frees a model that no recipe names any more. */
  readonly unloadModel: (sha256: Sha256) => Promise<void>;
  /** Brings what is loaded in line with the recipes: champions, and those before them for the way back. Does not wait for it. */
  readonly keepModelsWarm: () => void;
  /** Brings the challengers that run in line with those in shadow in the store. */
  readonly followChallengers: () => Promise<void>;
  readonly reconcile: (laneId: LaneId) => Promise<Result<Reconciliation>>;
  /** What keeps the line from being told, `null` while it is told everything. */
  readonly lineFault: () => Fault | null;
  readonly takeLineFolder: () => Promise<void>;
  /** Has it asked anew whether the folder of the line can be written to; does not wait for it, for a share may hang. */
  readonly proveLineFolder: () => void;
  /** Numbers what the line has not been told yet anew, as after a copy of the records was restored. */
  readonly beginLineEpoch: (madeBy: string) => Promise<void>;
  /** By which everything is done in a folder that may lie on a share. */
  readonly calls: (folder: string) => FolderCalls;
  /** A folder as the disk knows it or, where it does not answer at once, as it was known last. */
  readonly realFolder: typeof realFolder;
  /** Where the line's messages are written. */
  readonly lineFolder: () => string;
  readonly simulator: DemoLine;
  readonly gate: GateControl;
  readonly replays: ReplayControl;
  readonly transfers: TransferControl;
};
